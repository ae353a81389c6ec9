/**
 * Clocks that were wrong. A correction moves the times of a run of one log's events: when they were written, and when
 * what they record happened. Of several corrections of one event the latest stands; one of nought takes it back.
 */
import type { ClockShifted, LogId } from '../events/event.ts'
import { compareReferences } from '../events/reference.ts'
import { secondOf } from '../figures/instant.ts'
import { eventAt, type Held, type Holding, type Place } from './hold-events.ts'
import type { MayChange } from './keep-records.ts'

export class Clocks {
  readonly #holding: Holding
  readonly #mayChange: MayChange
  /** By the log corrected: where corrections are held, counted or not. */
  readonly #about: Map<LogId, Place[]>

  /** `before`: the index of what is held, from clocks kept under another pack. */
  constructor(holding: Holding, mayChange: MayChange, before?: Clocks) {
    this.#holding = holding
    this.#mayChange = mayChange
    this.#about = before ? before.#about : new Map()
  }

  noteEvent(place: Place): void {
    const event = eventAt(place)
    if (!isClockShifted(event)) return
    this.#about.set(event.log, [...(this.#about.get(event.log) ?? []), place])
  }

  /** A journal that was sealed is held no longer. */
  drop(held: Held): void {
    for (const [log, places] of this.#about) {
      const rest = places.filter((place) => place.held !== held)
      if (rest.length > 0) this.#about.set(log, rest)
      else this.#about.delete(log)
    }
  }

  /** Whether any correction of this log is held. */
  concern(log: LogId): boolean {
    return this.#about.has(log)
  }

  /** Seconds to add to the times of an event. */
  correction(log: LogId, n: number): number {
    const places = this.#about.get(log)
    if (!places) return 0
    let stands: { readonly place: Place; readonly event: ClockShifted } | null = null
    for (const place of places) {
      const event = eventAt(place) as ClockShifted
      if (n < event.first || n > event.last || !place.held.counted) continue
      if (!this.#mayChange(place.held.log.id, log)) continue
      if (stands === null || this.#isLater(place, stands.place)) stands = { place, event }
    }
    return stands?.event.seconds ?? 0
  }

  #isLater(a: Place, b: Place): boolean {
    const [first, second] = [secondOf(eventAt(a).at), secondOf(eventAt(b).at)]
    if (first !== second) return first > second
    return compareReferences(this.#holding.reference(a), this.#holding.reference(b)) > 0
  }

  /** Where the events of a run are held. A run may name any numbers: what is gone through is what is held. */
  *placesOf({ log, first, last }: ClockShifted): Iterable<Place> {
    const held = this.#holding.logs.get(log)
    if (!held) return
    for (const run of [...held.segments.values(), ...(held.journal ? [held.journal] : [])]) {
      const from = Math.max(0, first - run.first)
      const to = Math.min(run.events.length - 1, last - run.first)
      for (let at = from; at <= to; at++) yield { held: run, at }
    }
  }
}

export const isClockShifted = (event: { readonly op: string }): event is ClockShifted =>
  event.op === 'clock-shifted'
