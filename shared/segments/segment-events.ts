/**
 * The events of a segment, read from its text when somebody asks for one. A unit holds hundreds of thousands, counts each
 * once and looks at few again: as objects they would take several times the room of their lines.
 */
import { checkEvent } from '../events/check-event.ts'
import type { KnownEvent, PersonalLine, Recorded, Unknown } from '../events/event.ts'
import { readOrdinaryRecord, rememberBody } from './ordinary-lines.ts'
import type { PersonalPart } from './personal-part.ts'
import type { CountedLines } from './read-counted.ts'
import type { EventRun, OpenEvent, SegmentHeader } from './segment.ts'

export class SegmentEvents implements EventRun {
  readonly length: number
  /** Positions of events that are no `recorded`: few, and looked at again and again. */
  readonly others: readonly number[]
  readonly #header: SegmentHeader
  readonly #text: string
  /** Where each line begins in the text. */
  readonly #starts: Uint32Array
  readonly #part: PersonalPart | null
  readonly #kept = new Map<number, OpenEvent>()

  /** `lines`: of a verified segment. */
  constructor(header: SegmentHeader, { text, starts, others }: CountedLines, part: PersonalPart | null) {
    this.length = header.count
    this.others = others
    this.#header = header
    this.#text = text
    this.#starts = starts
    this.#part = part
  }

  at(position: number): OpenEvent | undefined {
    if (!(position >= 0 && position < this.length)) return undefined
    const known = this.#kept.get(position)
    if (known) return known
    const line = this.#text.slice(this.#starts[position], (this.#starts[position + 1] ?? 0) - 1)
    const event = new LineEvent(
      readSealedLine(line, this.#header.first + position, this.#header.rules),
      line,
      this.#part,
    )
    if (event.event.op !== 'recorded') this.#kept.set(position, event)
    return event
  }

  /** A line is exactly what `JSON.stringify` gives, and begins with its number and its clock. */
  timeOf(position: number): string {
    const start = `{"n":${this.#header.first + position},"at":"`.length + (this.#starts[position] ?? 0)
    return this.#text.slice(start, start + 25)
  }

  get matched(): readonly number[] {
    return (this.#part?.matched ?? []).map((n) => n - this.#header.first)
  }

  get nameless(): boolean {
    return this.#part?.nameless ?? false
  }

  *[Symbol.iterator](): Iterator<OpenEvent> {
    for (let at = 0; at < this.length; at++) yield this.at(at) as OpenEvent
  }
}

/** The event of a line that was checked when its segment came, under the segment's rules. */
export const readSealedLine = (line: string, n: number, rules: number): KnownEvent | Unknown => {
  const ordinary = readOrdinaryRecord(line, n)
  if (ordinary) return ordinary
  const value = JSON.parse(line)
  // Checked when it came, by the rules of that day; only what passes today's is a pattern for others.
  const checked = checkEvent(value, rules)
  if (!checked.ok) return value
  if (checked.value.op === 'recorded') rememberBody(checked.value as Recorded)
  return checked.value
}

/** An event whose personal lines are parsed when they are asked for. */
export class LineEvent implements OpenEvent {
  readonly event: KnownEvent | Unknown
  readonly line: string
  readonly #part: PersonalPart | null

  constructor(event: KnownEvent | Unknown, line: string, part: PersonalPart | null) {
    this.event = event
    this.line = line
    this.#part = part
  }

  get personal(): readonly PersonalLine[] | null {
    return this.#part === null ? null : this.#part.linesOf(this.event.n)
  }
}
