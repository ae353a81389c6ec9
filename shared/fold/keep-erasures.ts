/** Where events that erase are held, counted or not: they are asked for with every history that is shown, and are few. */
import type { Erased } from '../events/event.ts'
import { eventAt, type Held, type Place } from './hold-events.ts'

export class Erasing {
  #places: Place[]

  /** `before`: what is held, from before another pack came. */
  constructor(before?: Erasing) {
    this.#places = before ? before.#places : []
  }

  noteEvent(place: Place): void {
    if (eventAt(place).op === 'erased') this.#places.push(place)
  }

  /** A journal that was sealed is held no longer. */
  drop(held: Held): void {
    this.#places = this.#places.filter((place) => place.held !== held)
  }

  /** Those that count, each once, whether they take effect or not; in order of arrival. */
  *counted(): Iterable<readonly [Place, Erased]> {
    for (const place of this.#places) {
      const { held, at } = place
      if (held.counted && !held.repeats.has(at)) yield [place, eventAt(place) as Erased]
    }
  }
}
