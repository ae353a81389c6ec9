/** An event that a log carries for the one it continues, read as what it was: its own line, number and reference. */
import { readCarried } from '../events/check-event.ts'
import type { Carried, KnownEvent, PersonalLine, Unknown } from '../events/event.ts'
import type { EventRun, OpenEvent } from '../segments/segment.ts'

/** Where the line lies that carries it. The run's events are replaced when their personal part comes. */
interface Carrier {
  readonly held: { readonly events: EventRun }
  readonly at: number
}

/** A run of this one event. Its personal lines are those of the line that carries it, wherever they come from. */
export class CarriedEvent implements EventRun, OpenEvent {
  readonly length = 1
  readonly n: number
  readonly event: KnownEvent | Unknown
  readonly line: string
  readonly #carrier: Carrier

  constructor(carrier: Carrier) {
    const carried = (carrier.held.events.at(carrier.at) as OpenEvent).event as Carried
    this.event = readCarried(carried)
    this.n = carried.event.n
    this.line = JSON.stringify(carried.event)
    this.#carrier = carrier
  }

  get personal(): readonly PersonalLine[] | null {
    const { held, at } = this.#carrier
    return held.events.at(at)?.personal ?? null
  }

  at(position: number): OpenEvent | undefined {
    return position === 0 ? this : undefined
  }

  *[Symbol.iterator](): Iterator<OpenEvent> {
    yield this
  }
}
