/**
 * What is held: segments by log, the own journal, and the way from a reference to its event. A line is hashed when
 * something asks for its reference, and then once.
 */
import type { Hashing } from '../capabilities.ts'
import type { Carried, Hex, KnownEvent, LogId, Reference, Unknown } from '../events/event.ts'
import { compareText, referenceOf } from '../events/reference.ts'
import type { EventRun, FoldSegment, OpenEvent } from '../segments/segment.ts'
import { CarriedEvent } from './carried-event.ts'
import type { Link } from './find-branches.ts'
import type { RecordState } from './keep-records.ts'
import { takePersonal } from './take-personal.ts'

/** A run of events that counts or not as a whole: a segment, the journal of the own log, or an event that another log carries. */
export interface Held extends Link {
  readonly log: HeldLog
  readonly journal: boolean
  /** Where a log that continues this one wrapped it: it counts with that run. */
  readonly carrier: Place | null
  /** What its own events carry, as runs of the logs that those are of. */
  carries: readonly Held[]
  events: EventRun
  /** Reference hashes of lines, as far as they were asked for. */
  readonly hashes: (string | undefined)[]
  /** Positions of events that are no `recorded`: few, and all that is not counted record by record. */
  readonly others: number[]
  /** Whether it counts now, and whether its events have been taken into account. */
  counted: boolean
  applied: boolean
  /** Positions whose very event also counts on another branch: it counts once. */
  repeats: ReadonlySet<number>
  /** By position: seconds by which a shift event was moved when it was counted. */
  readonly corrected: Map<number, number>
  /** By position: records that other events are about, or whose clock is corrected. */
  readonly records: Map<number, RecordState>
}

export interface HeldLog {
  readonly id: LogId
  readonly segments: Map<Hex, Held>
  readonly byIndex: Map<number, Held[]>
  /** Segments by blocks of event numbers that they reach into. */
  readonly blocks: Map<number, Held[]>
  journal: Held | null
  /** Events of this log that were never sealed here, as logs that continue it carry them. */
  carried: Held[]
  /** Whether some number is held twice. */
  forked: boolean
}

/** One event where it is held. */
export interface Place {
  readonly held: Held
  readonly at: number
}

const overlap = (a: Link, b: Link): boolean => a.first < b.first + b.count && b.first < a.first + a.count
const none: ReadonlySet<number> = new Set()
const block = (n: number): number => Math.floor(n / 1024)

export class Holding {
  readonly logs = new Map<LogId, HeldLog>()
  /** Grows when personal lines come or are erased. */
  personal = 0
  readonly #hashing: Hashing

  constructor(hashing: Hashing) {
    this.#hashing = hashing
  }

  log(id: LogId): HeldLog {
    let log = this.logs.get(id)
    if (!log) {
      log = {
        id,
        segments: new Map(),
        byIndex: new Map(),
        blocks: new Map(),
        journal: null,
        carried: [],
        forked: false,
      }
      this.logs.set(id, log)
    }
    return log
  }

  /** The segment, if it was not held before. One held already may bring a personal part, or an erasure. */
  hold({ segment, events }: FoldSegment): Held | null {
    const { header, hash } = segment
    const log = this.log(header.log)
    const known = log.segments.get(hash)
    if (known) {
      const taken = takePersonal(known.events, events)
      if (taken !== known.events) this.personal++
      known.events = taken
      return null
    }
    const { index, previous, first } = header
    const link = { index, hash, previous, first, count: events.length }
    const held = holdRun(log, link, events, false)
    log.segments.set(hash, held)
    log.byIndex.set(index, [...(log.byIndex.get(index) ?? []), held])
    this.#intoBlocks(held)
    return held
  }

  #intoBlocks(held: Held): void {
    const { log, first, events } = held
    for (let at = block(first); at <= block(first + events.length - 1); at++) {
      const inBlock = log.blocks.get(at) ?? []
      log.forked ||= inBlock.some((other) => overlap(other, held))
      inBlock.push(held)
      log.blocks.set(at, inBlock)
    }
    // A journal grows.
    log.forked ||= log.journal !== null && held.first >= log.journal.first
  }

  /** An event that a run carries, held as an event of the log that it is of; null for any other event. */
  holdCarried(carrier: Place): Held | null {
    const event = eventAt(carrier)
    if (event.op !== 'carried') return null
    const log = this.log((event as Carried).log)
    const events = new CarriedEvent(carrier)
    const link = { index: Number.POSITIVE_INFINITY, hash: '', previous: '', first: events.n, count: 1 }
    const held = holdRun(log, link, events, false, carrier)
    log.carried.push(held)
    carrier.held.carries = [...carrier.held.carries, held]
    this.#intoBlocks(held)
    return held
  }

  /** What a run carries goes with it. */
  dropCarried(carrier: Held): void {
    for (const held of carrier.carries) {
      const { log, first } = held
      log.carried = log.carried.filter((other) => other !== held)
      log.blocks.set(
        block(first),
        (log.blocks.get(block(first)) ?? []).filter((other) => other !== held),
      )
    }
    carrier.carries = []
  }

  /** Replaces the journal: unsealed events of the own log, by number. The array grows as the journal does. */
  holdJournal(log: HeldLog, events: OpenEvent[]): Held {
    const first = events[0]?.event.n ?? 1
    const link = { index: Number.POSITIVE_INFINITY, hash: '', previous: '', first, count: events.length }
    log.journal = holdRun(log, link, events, true)
    log.forked ||= log.carried.some((held) => held.first >= first)
    return log.journal
  }

  /** Every place at which a number of a log is held: one, unless the log contradicts itself. */
  places(id: LogId, n: number): readonly Place[] {
    const log = this.logs.get(id)
    if (!log) return []
    const found: Place[] = []
    for (const held of log.blocks.get(block(n)) ?? []) {
      const at = n - held.first
      if (at >= 0 && at < held.events.length) found.push({ held, at })
    }
    const { journal } = log
    if (journal) {
      const at = n - journal.first
      if (journal.events.at(at)?.event.n === n && at >= 0) found.push({ held: journal, at })
    }
    return found
  }

  /** The event, preferably where it counts. */
  find(reference: Reference): Place | null {
    let found: Place | null = null
    for (const place of this.places(reference[0], reference[1])) {
      if (this.hashOf(place) !== reference[2]) continue
      if (place.held.counted && !place.held.repeats.has(place.at)) return place
      found ??= place
    }
    return found
  }

  /** Marks what counts on several branches of a log, or is carried besides, so that it counts once. */
  markRepeats(log: HeldLog): void {
    const met = new Set<string>()
    const segments = [...log.segments.values()].sort((a, b) => compareText(a.hash, b.hash))
    for (const held of [...segments, ...(log.journal ? [log.journal] : []), ...log.carried]) {
      const repeats = new Set<number>()
      if (held.counted)
        for (let at = 0; at < held.events.length; at++) {
          if (this.places(log.id, held.first + at).length < 2) continue
          const name = `${held.first + at}:${this.hashOf({ held, at })}`
          if (met.has(name)) repeats.add(at)
          else met.add(name)
        }
      held.repeats = repeats
    }
  }

  hashOf({ held, at }: Place): string {
    let hash = held.hashes[at]
    if (hash === undefined) {
      hash = referenceOf(this.#hashing, held.log.id, 0, openAt({ held, at }).line)[2]
      held.hashes[at] = hash
    }
    return hash
  }

  reference(place: Place): Reference {
    return [place.held.log.id, eventAt(place).n, this.hashOf(place)]
  }
}

export const openAt = ({ held, at }: Place): OpenEvent => held.events.at(at) as OpenEvent
export const eventAt = (place: Place): KnownEvent | Unknown => openAt(place).event

const holdRun = (
  log: HeldLog,
  link: Link,
  events: EventRun,
  journal: boolean,
  carrier: Place | null = null,
): Held => {
  return {
    ...link,
    log,
    journal,
    carrier,
    carries: [],
    events,
    hashes: [],
    others: [...(events.others ?? othersOf(events))],
    counted: false,
    applied: false,
    repeats: none,
    corrected: new Map(),
    records: new Map(),
  }
}

/** Every run held of a log. */
export const runsOf = (log: HeldLog): readonly Held[] => [
  ...log.segments.values(),
  ...(log.journal ? [log.journal] : []),
  ...log.carried,
]

const othersOf = (events: EventRun): readonly number[] => {
  const others: number[] = []
  let at = 0
  for (const { event } of events) {
    if (event.op !== 'recorded') others.push(at)
    at++
  }
  return others
}
