/** A log's clock as people look at it: where it jumped, what was corrected, which entries a run holds. */
import { findJumps, type JumpKind, jumpBetween } from '../clocks/find-jumps.ts'
import type { ClockTime, LocalMinute, LogId } from '../events/event.ts'
import { secondOf } from '../figures/instant.ts'
import type { EventRun } from '../segments/segment.ts'
import type { Parts } from './create-fold.ts'
import { eventAt, type Held, type Place, runsOf } from './hold-events.ts'
import { isRecorded } from './keep-records.ts'

/** Two entries that follow each other, between which the clock jumped, as written or as corrected. */
export interface ClockJump {
  /** Of the entry after the jump; the one before it has the number before. */
  readonly number: number
  /** As corrected; of a closed one, as written. */
  readonly kind: JumpKind
  /** As the installation read its clock. */
  readonly before: ClockTime
  readonly after: ClockTime
  /** Seconds that corrections add to these two. */
  readonly moved: readonly [before: number, after: number]
  /** Corrections close it: by them there is no jump. */
  readonly closed: boolean
}

/** One entry of a run, with what its correction adds now. */
export interface ClockEntry {
  readonly number: number
  readonly op: string
  readonly at: ClockTime
  /** When what it records happened, which moves with it. */
  readonly when: LocalMinute | null
  readonly moved: number
}

/** Jumps within a run as it was written, found once. A journal grows: what is new of it is looked at. */
const found = new WeakMap<EventRun, { length: number; positions: readonly number[] }>()

const timeAt = (run: EventRun, position: number): ClockTime =>
  run.timeOf?.(position) ?? run.at(position)?.event.at ?? ''

const jumpsWithin = (run: EventRun): readonly number[] => {
  const before = found.get(run)
  // A decision that was only tried has left the journal again.
  const known = before && before.length <= run.length ? before : undefined
  if (known?.length === run.length) return known.positions
  const later = findJumps(run.length, (at) => secondOf(timeAt(run, at)), known?.length ?? 1)
  const positions = [...(known?.positions ?? []), ...later]
  found.set(run, { length: run.length, positions })
  return positions
}

const countedRunsOf = ({ holding }: Parts, log: LogId): readonly Held[] => {
  const held = holding.logs.get(log)
  return held ? runsOf(held).filter(({ counted }) => counted) : []
}

/** The counted entry before the first of a run; of several histories, the one that the run goes on from. */
const placeBefore = ({ holding }: Parts, run: Held): Place | null => {
  const places = holding.places(run.log.id, run.first - 1).filter(({ held }) => held.counted)
  return places.find(({ held }) => held.hash === run.previous) ?? places.at(-1) ?? null
}

/** Of the entries of a log that count; by number. Beside a gap there is nothing to compare. */
export const clockJumps = (parts: Parts, log: LogId): readonly ClockJump[] => {
  const { clocks } = parts
  const edges = clocks.stretches(log).map(({ first }) => first)
  const jumps: ClockJump[] = []
  for (const run of countedRunsOf(parts, log)) {
    const corrected = edges.map((first) => first - run.first).filter((at) => at > 0 && at < run.events.length)
    for (const at of new Set([0, ...jumpsWithin(run.events), ...corrected])) {
      if (run.repeats.has(at)) continue
      const before = at > 0 ? { held: run, at: at - 1 } : placeBefore(parts, run)
      const jump = before && jumpAt(parts, before, { held: run, at })
      if (jump) jumps.push(jump)
    }
  }
  return jumps.sort((a, b) => a.number - b.number)
}

const jumpAt = ({ clocks }: Parts, before: Place, after: Place): ClockJump | null => {
  const times = [before, after].map(({ held, at }) => timeAt(held.events, at)) as [ClockTime, ClockTime]
  const number = after.held.first + after.at
  const { id } = after.held.log
  const moved = [clocks.correction(id, number - 1), clocks.correction(id, number)] as const
  const [a, b] = [secondOf(times[0]), secondOf(times[1])]
  const open = jumpBetween(a + moved[0], b + moved[1])
  const written = jumpBetween(a, b)
  const kind = open ?? written
  if (kind === null) return null
  return { number, kind, before: times[0], after: times[1], moved, closed: open === null }
}

/** The counted entries of a run, by number, at most `most` of them; of a number held twice, each. */
export const clockEntries = (
  parts: Parts,
  log: LogId,
  first: number,
  last: number,
  most: number,
): readonly ClockEntry[] => {
  const entries: ClockEntry[] = []
  const runs = [...countedRunsOf(parts, log)].sort((a, b) => a.first - b.first)
  for (const held of runs) {
    const end = Math.min(held.events.length, last - held.first + 1)
    for (let at = Math.max(0, first - held.first); at < end && entries.length < most; at++)
      if (!held.repeats.has(at)) entries.push(entryAt(parts, { held, at }))
  }
  return entries.sort((a, b) => a.number - b.number)
}

const entryAt = ({ clocks }: Parts, place: Place): ClockEntry => {
  const event = eventAt(place)
  const when = isRecorded(event) ? event.when : null
  return {
    ...{ number: event.n, op: event.op, at: event.at, when },
    moved: clocks.correction(place.held.log.id, event.n),
  }
}

export const lastNumber = (parts: Parts, log: LogId): number =>
  countedRunsOf(parts, log).reduce((most, { first, events }) => Math.max(most, first + events.length - 1), 0)
