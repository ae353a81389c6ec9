/**
 * Clocks that were wrong. A correction moves the times of a run of one log's events: when they were written, and when
 * what they record happened. Of several corrections of one event the latest stands; one of nought takes it back.
 */
import type { ClockShifted, LogId } from '../events/event.ts'
import { compareReferences } from '../events/reference.ts'
import { secondOf } from '../figures/instant.ts'
import { eventAt, type Held, type Holding, type Place, runsOf } from './hold-events.ts'
import type { MayChange } from './keep-records.ts'

/** Numbers from `first` on, and the seconds that hold there until the next. */
export interface Stretch {
  readonly first: number
  readonly seconds: number
}

export class Clocks {
  readonly #holding: Holding
  readonly #mayChange: MayChange
  /** By the log corrected: where corrections are held, counted or not. */
  readonly #about: Map<LogId, Place[]>
  /** By log: what holds where. Made when it is asked for, once for all its events. */
  readonly #made = new Map<LogId, readonly Stretch[]>()

  /** `before`: the index of what is held, from clocks kept under another pack. */
  constructor(holding: Holding, mayChange: MayChange, before?: Clocks) {
    this.#holding = holding
    this.#mayChange = mayChange
    this.#about = before ? before.#about : new Map()
  }

  noteEvent(place: Place): void {
    const event = eventAt(place)
    if (!isClockShifted(event)) return
    const places = this.#about.get(event.log)
    if (places) places.push(place)
    else this.#about.set(event.log, [place])
    this.#made.delete(event.log)
  }

  /** A journal that was sealed is held no longer. */
  drop(held: Held): void {
    for (const [log, places] of this.#about) {
      const rest = places.filter((place) => place.held !== held)
      if (rest.length > 0) this.#about.set(log, rest)
      else this.#about.delete(log)
    }
    this.changed()
  }

  /** To be told when what counts, or who may change what, is settled anew. */
  changed(): void {
    this.#made.clear()
  }

  /** Whether any correction of this log is held. */
  concern(log: LogId): boolean {
    return this.#about.has(log)
  }

  /** Where corrections begin and end, by number; nought before the first. */
  stretches(log: LogId): readonly Stretch[] {
    if (!this.#about.has(log)) return []
    let stretches = this.#made.get(log)
    if (!stretches) {
      stretches = stretchesOf(this.#effective(log))
      this.#made.set(log, stretches)
    }
    return stretches
  }

  /** Seconds to add to the times of an event. */
  correction(log: LogId, n: number): number {
    const stretches = this.stretches(log)
    let [low, high] = [0, stretches.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((stretches[middle] as Stretch).first <= n) low = middle + 1
      else high = middle
    }
    return stretches[low - 1]?.seconds ?? 0
  }

  /** Those that take effect, the one that stands first. */
  #effective(log: LogId): readonly ClockShifted[] {
    return (this.#about.get(log) ?? [])
      .filter(({ held }) => held.counted && this.#mayChange(held.log.id, log))
      .map((place) => ({ event: eventAt(place) as ClockShifted, reference: this.#holding.reference(place) }))
      .sort(
        (a, b) => secondOf(b.event.at) - secondOf(a.event.at) || compareReferences(b.reference, a.reference),
      )
      .map(({ event }) => event)
  }

  /** Where the events of a run are held. A run may name any numbers: what is gone through is what is held. */
  *placesOf({ log, first, last }: Pick<ClockShifted, 'log' | 'first' | 'last'>): Iterable<Place> {
    const held = this.#holding.logs.get(log)
    if (!held) return
    for (const run of runsOf(held)) {
      const from = Math.max(0, first - run.first)
      const to = Math.min(run.events.length - 1, last - run.first)
      for (let at = from; at <= to; at++) yield { held: run, at }
    }
  }
}

/** `shifts` in order of precedence: each number is painted once, by the first that names it. */
const stretchesOf = (shifts: readonly ClockShifted[]): readonly Stretch[] => {
  const edges = [...new Set(shifts.flatMap(({ first, last }) => [first, last + 1]))].sort((a, b) => a - b)
  const at = new Map(edges.map((edge, i) => [edge, i]))
  const seconds = new Array<number>(edges.length).fill(0)
  // The next edge from here on that nobody has painted yet; paths are shortened as they are walked.
  const next = edges.map((_, i) => i)
  next.push(edges.length)
  const free = (from: number): number => {
    let found = from
    while (next[found] !== found) {
      next[found] = next[next[found] as number] as number
      found = next[found] as number
    }
    return found
  }
  for (const shift of shifts) {
    const end = at.get(shift.last + 1) as number
    for (let i = free(at.get(shift.first) as number); i < end; i = free(i)) {
      seconds[i] = shift.seconds
      next[i] = i + 1
    }
  }
  return edges.map((first, i) => ({ first, seconds: seconds[i] ?? 0 }))
}

export const isClockShifted = (event: { readonly op: string }): event is ClockShifted =>
  event.op === 'clock-shifted'
