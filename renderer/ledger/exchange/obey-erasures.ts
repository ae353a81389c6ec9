/**
 * Erasing what the log says is erased: the mirror's file of personal parts is replaced whole, then the database's rows,
 * then the fold's copy; receipts that quote it last. Doing it again changes nothing, so that a stop in between is made good at the next start.
 */
import type { Erased, LogId, Opened, Reference } from '../../../shared/events/event.ts'
import { referenceText } from '../../../shared/events/reference.ts'
import type { Fold } from '../../../shared/fold/fold.ts'
import { plantTree } from '../../../shared/fold/trace-path.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { eraseLines, type IsErased } from '../../../shared/segments/erase-lines.ts'
import type { OpenEvent, OpenSegment } from '../../../shared/segments/segment.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { sealRow } from '../store/segment-rows.ts'
import { forgetErasedQuotes } from './erased-quotes.ts'

/** Nothing to erase, nothing is written. `store-failed` or `mirror-failed` where a store could not take it. */
export const obeyErasures = async (ledger: OpenLedger): Promise<Result<null>> => {
  if (ledger.fold.dueErasures().inJournal) {
    const sealed = await ledger.own.seal()
    if (!sealed.ok) return sealed
  }
  for (const [hash, numbers] of ledger.fold.dueErasures().segments) {
    const done = await eraseInSegment(ledger, hash, numbers)
    if (!done.ok) return done
  }
  return forgetErasedQuotes(ledger)
}

const eraseInSegment = async (
  ledger: OpenLedger,
  hash: string,
  numbers: ReadonlySet<number>,
): Promise<Result<null>> => {
  const { held, parts, vault, store, fold } = ledger
  const segment = await held.read(hash)
  if (!segment) return refuse({ reason: 'store-failed' })
  const erased = await eraseLines(parts.caps, segment, numbers)
  if (!erased.ok) return refuse({ reason: 'store-failed' })
  const { personal } = await sealRow(vault, erased.value.segment)
  for (const [group, place] of held.placesOf(hash)) {
    const done = await store.replacePersonal(group, new Map([[place, personal]]))
    if (!done.ok) return done
  }
  held.changed(erased.value.segment)
  fold.addSegments([erased.value])
  return accept(null)
}

interface Named {
  readonly none: boolean
  readonly numbersOf: (log: LogId) => Iterable<number>
  readonly isErased: IsErased
}

/**
 * Lines erased so far, and those that segments about to be taken in name. The latter are obeyed as if their log counted:
 * by the record's own log, or by a unit above its place. Cost: a log that is set aside for another reason erased what it
 * was entitled to erase all the same.
 */
export const namedErasures = (fold: Fold, incoming: readonly OpenSegment[]): Named => {
  const texts = new Set<string>()
  const numbers = new Map<LogId, Set<number>>()
  const name = (reference: Reference) => {
    texts.add(referenceText(reference))
    numbers.set(reference[0], (numbers.get(reference[0]) ?? new Set()).add(reference[1]))
  }
  for (const [log, ofLog] of fold.erasures())
    for (const [n, hashes] of ofLog) for (const hash of hashes) name([log, n, hash])
  const said = incoming.flatMap((open) =>
    othersOf(open)
      .filter(({ event }) => event.op === 'erased')
      .map(({ event }) => [open.segment.header.log, event as Erased] as const),
  )
  if (said.length > 0) {
    const mayErase = createMayErase(fold, incoming)
    for (const [author, { events }] of said)
      for (const reference of events) if (mayErase(author, reference[0])) name(reference)
  }
  return {
    none: texts.size === 0,
    numbersOf: (log) => numbers.get(log) ?? [],
    isErased: (reference) => texts.has(referenceText(reference)),
  }
}

const othersOf = ({ events }: OpenSegment): readonly OpenEvent[] =>
  (events.others ?? []).map((at) => events.at(at)).filter((open) => open !== undefined)

const createMayErase = (fold: Fold, incoming: readonly OpenSegment[]) => {
  const tree = plantTree(fold.pack)
  const places = new Map(fold.logs().map(({ log, role, place }) => [log, { role, place }]))
  for (const { segment, events } of incoming) {
    const event = segment.header.index === 1 ? events.at(0)?.event : undefined
    if (event?.op === 'opened' && !places.has(segment.header.log))
      places.set(segment.header.log, event as Opened)
  }
  return (author: LogId, log: LogId): boolean => {
    if (author === log) return true
    const unit = tree.unitOf(author)
    const at = places.get(log)
    return unit !== null && at !== undefined && tree.pathOf(at.role, at.place).includes(unit.id)
  }
}
