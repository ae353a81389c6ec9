/**
 * What a file that comes is stored without: lines erased so far, and those that it says itself are to go. The latter only
 * where the fold is sure to agree once it has taken the file in; all else is left to it (`obey-erasures.ts`), since nothing
 * brings a line back.
 */
import type { Carried, Erased, LogId, Reference } from '../../../shared/events/event.ts'
import { referenceText } from '../../../shared/events/reference.ts'
import type { Fold } from '../../../shared/fold/fold.ts'
import { isDecision } from '../../../shared/fold/settle-logs.ts'
import type { LogView } from '../../../shared/fold/view.ts'
import type { Named } from '../../../shared/segments/erase-lines.ts'
import type { OpenEvent, OpenSegment } from '../../../shared/segments/segment.ts'

export const namedErasures = (
  fold: Fold,
  incoming: readonly OpenSegment[],
): Named & { readonly none: boolean } => {
  const texts = new Set<string>()
  const numbers = new Map<LogId, Set<number>>()
  const name = (reference: Reference) => {
    texts.add(referenceText(reference))
    numbers.set(reference[0], (numbers.get(reference[0]) ?? new Set()).add(reference[1]))
  }
  for (const [log, ofLog] of fold.erasures())
    for (const [n, hashes] of ofLog) for (const hash of hashes) name([log, n, hash])
  for (const [author, reference] of saidToCount(fold, incoming))
    if (fold.mayChange(reference[0], author)) name(reference)
  return {
    none: texts.size === 0,
    numbersOf: (log) => numbers.get(log) ?? [],
    isNamed: (reference) => texts.has(referenceText(reference)),
  }
}

const othersOf = ({ events }: OpenSegment): readonly OpenEvent[] =>
  (events.others ?? []).map((at) => events.at(at)).filter((open) => open !== undefined)

/** What a file says is to go, with who says it, where that is sure to count. */
const saidToCount = (
  fold: Fold,
  incoming: readonly OpenSegment[],
): readonly (readonly [author: LogId, Reference])[] => {
  const said = incoming.flatMap((open) =>
    othersOf(open)
      .filter(({ event }) => event.op === 'erased')
      .flatMap(({ event }) => (event as Erased).events)
      .map((reference) => [open.segment.header.log, reference] as const),
  )
  if (said.length === 0) return []
  const views = new Map(fold.logs().map((view) => [view.log, view]))
  if (!changesNoStanding(views, incoming)) return []
  const opened = openedBy(views, incoming)
  return said.filter(([author, [log]]) => countsWhole(views.get(author)) && !opened.has(log))
}

/** Logs of which a first event comes: it says, once more perhaps, at which place the log is, and so who may change its records. */
const openedBy = (
  views: ReadonlyMap<LogId, LogView>,
  incoming: readonly OpenSegment[],
): ReadonlySet<LogId> => {
  const opened = new Set<LogId>()
  for (const open of incoming) {
    const { header } = open.segment
    if (header.index === 1 && !isHeld(views.get(header.log), open)) opened.add(header.log)
    for (const { event } of othersOf(open))
      if (event.op === 'carried' && (event as Carried).event.op === 'opened')
        opened.add((event as Carried).log)
  }
  return opened
}

const isHeld = (view: LogView | undefined, { segment: { header, hash } }: OpenSegment): boolean =>
  view?.segments[header.index - 1]?.hashes.includes(hash) ?? false

/** Whether of all that is held of a log each segment counts, and what goes on from the last will. */
const countsWhole = (view: LogView | undefined): boolean =>
  view !== undefined &&
  view.place !== '' &&
  (view.state === 'own' || view.state === 'accepted' || view.state === 'named-by-pack') &&
  view.segments.every(({ state, hashes }) => state === 'counted' && hashes.length === 1)

/** The everyday file: no decision is in it, and of each log that counts here it has what goes on from the last held. */
const changesNoStanding = (views: ReadonlyMap<LogId, LogView>, incoming: readonly OpenSegment[]): boolean => {
  const decides = incoming.some((open) =>
    othersOf(open).some(({ event }) => isDecision(event.op === 'carried' ? (event as Carried).event : event)),
  )
  if (decides) return false
  const logs = new Set(incoming.map(({ segment }) => segment.header.log))
  return [...logs].every((log) => {
    const view = views.get(log)
    // What counts nothing here decides nothing.
    if (!view?.segments.some(({ state }) => state === 'counted')) return true
    return goesOn(
      view,
      incoming.filter(({ segment }) => segment.header.log === log),
    )
  })
}

const goesOn = (view: LogView, segments: readonly OpenSegment[]): boolean => {
  const fresh = segments
    .filter((open) => !isHeld(view, open))
    .map(({ segment }) => segment)
    .sort((a, b) => a.header.index - b.header.index)
  if (fresh.length === 0) return true
  if (!countsWhole(view)) return false
  let [index, hash] = [view.segments.length, view.segments.at(-1)?.hashes[0]]
  let first = 1 + view.segments.reduce((sum, { events }) => sum + events, 0)
  for (const segment of fresh) {
    const { header } = segment
    if (header.index !== index + 1 || header.previous !== hash || header.first !== first) return false
    index = header.index
    hash = segment.hash
    first += header.count
  }
  return true
}
