/** Events that are about no record, proposals, decisions and the basis of a sheet: lists, each in one order everywhere. */
import type {
  Decision as DecisionEvent,
  Hex,
  KnownEvent,
  LogId,
  Officer,
  Reference,
  SheetIssued,
  Shift,
} from '../events/event.ts'
import { isKnownOp } from '../events/op-table.ts'
import { compareReferences, compareText } from '../events/reference.ts'
import { moveClock } from '../figures/instant.ts'
import type { OpenEvent } from '../segments/segment.ts'
import type { Parts } from './create-fold.ts'
import { eventAt, openAt } from './hold-events.ts'
import { isRecorded } from './keep-records.ts'
import { detailOf } from './read-writes.ts'
import { isDecision } from './settle-logs.ts'
import { refusedErasures } from './view-erasures.ts'
import { countedRuns, placesOf } from './view-records.ts'

interface Listed<Event> {
  readonly log: LogId
  readonly reference: Reference
  readonly event: Event
}

/** By log, then number. An `opened` anywhere but at number 1 opens nothing; a decision is listed where it is applied. */
export const eventsOf = <Op extends KnownEvent['op']>(
  parts: Parts,
  op: Op,
): readonly Listed<Extract<KnownEvent, { op: Op }>>[] => {
  type Event = Extract<KnownEvent, { op: Op }>
  if (isDecision({ op }))
    return decisions(parts)
      .filter(({ event }) => event.op === op)
      .map(({ reference, event }) => ({
        log: reference[0],
        reference,
        event: event as KnownEvent as Event,
      }))
  return placesOf(parts, op)
    .filter((place) => op !== 'opened' || eventAt(place).n === 1)
    .map((place) => ({
      log: place.held.log.id,
      reference: parts.holding.reference(place),
      event: eventAt(place) as Event,
    }))
    .sort((a, b) => compareReferences(a.reference, b.reference))
}

/** By the clocks as they were corrected. */
export const shifts = (parts: Parts): readonly { readonly log: LogId; readonly event: Shift }[] =>
  eventsOf(parts, 'shift').map(({ log, event }) => {
    const seconds = parts.clocks.correction(log, event.n)
    return { log, event: seconds === 0 ? event : { ...event, at: moveClock(event.at, seconds) } }
  })

export const officer = (
  parts: Parts,
  log: LogId,
  number: number,
): {
  readonly name: string
  readonly badge: string
  readonly role: string
  readonly enabled: boolean
} | null => {
  const entries = placesOf(parts, 'officer', log)
    .map((place) => ({ place, event: eventAt(place) as Officer }))
    .filter(({ event }) => event.officer === number)
    .sort((a, b) => a.event.n - b.event.n)
  const last = entries[entries.length - 1]
  if (!last) return null
  // A change of role alone says no name again: the latest name that is held.
  for (const { place } of entries.reverse()) {
    const detail = detailOf(openAt(place).personal)
    if (detail?.name === undefined) continue
    const { role, enabled } = last.event
    return { name: detail.name, badge: detail.badge ?? '', role, enabled }
  }
  return null
}

export const proposals = (
  parts: Parts,
): readonly { readonly reference: Reference; readonly record: Reference }[] =>
  [
    ...[...parts.records.states].flatMap((state) =>
      state.proposals.map((reference) => ({ reference, record: parts.holding.reference(state.place) })),
    ),
    ...parts.relations.proposals,
    ...refusedErasures(parts),
  ].sort((a, b) => compareReferences(a.reference, b.reference))

export const decisions = ({
  logs,
}: Parts): readonly { readonly reference: Reference; readonly event: DecisionEvent }[] =>
  [...logs.standings.values()]
    .flatMap(({ decisions }) => decisions.map(({ reference, event }) => ({ reference, event })))
    .sort((a, b) => compareReferences(a.reference, b.reference))

/** The last counted segment of each branch of each log that counts. */
export const basis = ({ logs }: Parts): SheetIssued['basis'] =>
  [...logs.standings]
    .flatMap(([log, { branches }]) => branches.tips.map(({ index, hash }) => ({ log, index, hash })))
    .sort((a, b) => compareText(a.log, b.log) || a.index - b.index || compareText(a.hash, b.hash))

/** Ops, and kinds of record as `recorded kind`, that this version keeps but does not understand. */
export const notUnderstood = (parts: Parts): ReadonlyMap<string, number> => {
  const found = new Map<string, number>()
  const add = (name: string) => found.set(name, (found.get(name) ?? 0) + 1)
  for (const held of countedRuns(parts))
    for (let at = 0; at < held.events.length; at++) {
      const event = eventAt({ held, at })
      if (!isKnownOp(event.op)) add(event.op)
      else if (event.op === 'recorded' && !isRecorded(event))
        add(`recorded ${String((event as { kind?: unknown }).kind)}`)
    }
  return new Map([...found].sort(([a], [b]) => compareText(a, b)))
}

/** Events of a log that others carry: its number, the log that carries it, and the number there. */
export const carriers = (
  { holding }: Parts,
  log: LogId,
): readonly { readonly n: number; readonly by: LogId; readonly at: number }[] =>
  (holding.logs.get(log)?.carried ?? []).flatMap(({ first, carrier }) =>
    carrier ? [{ n: first, by: carrier.held.log.id, at: eventAt(carrier).n }] : [],
  )

/** Of a segment. */
export const countIn = (
  { holding }: Parts,
  log: LogId,
  hash: Hex,
  isMeant: (open: OpenEvent) => boolean,
): number => {
  const held = holding.logs.get(log)?.segments.get(hash)
  if (!held) return 0
  let count = 0
  for (let at = 0; at < held.events.length; at++) if (isMeant(openAt({ held, at }))) count++
  return count
}
