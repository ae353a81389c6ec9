/**
 * The events of a segment, read from columns. Of an ordinary record a form and two times are kept, a few bytes instead of a
 * few hundred; whatever is no such record is its line, as it stands. Nothing is a column that does not give its line again,
 * to the letter (`line-forms.ts`).
 */
import type { KnownEvent, Personal, PersonalLine, Recorded, Unknown } from '../events/event.ts'
import { decodeText } from '../lines/bytes.ts'
import type { FormText } from './line-forms.ts'
import { type PersonalColumn, PersonalPart } from './personal-part.ts'
import type { CountedColumns } from './read-counted.ts'
import { readSealedLine } from './read-sealed-line.ts'
import { type EventRun, noForm, type OpenEvent, type RecordColumns, type SegmentHeader } from './segment.ts'

/** Of one segment; of a stored part the arrays are views (`write-columns.ts`). */
export interface SegmentColumns extends RecordColumns, Omit<CountedColumns, 'table'> {
  readonly first: number
  readonly rules: number
  /** null: not held. */
  readonly personal: PersonalColumn | null
}

/** The events of a segment whose lines were read. */
export const eventsOf = (
  { first, rules }: SegmentHeader,
  { table, ...counted }: CountedColumns,
  personal: PersonalColumn | null,
): EventRun =>
  new ColumnEvents(
    { ...counted, first, rules, personal, forms: table.forms },
    (form) => table.texts[form] as FormText,
  )

/** The text of a form, made when somebody asks for one: shared by all segments of a part. */
export type TextOfForm = (form: number) => FormText

export class ColumnEvents implements EventRun {
  readonly length: number
  readonly others: readonly number[]
  readonly columns: SegmentColumns
  readonly #textOf: TextOfForm
  #lines: ReadonlyMap<number, string> | null = null
  #part: PersonalPart | null = null
  readonly #kept = new Map<number, OpenEvent>()

  constructor(columns: SegmentColumns, textOf: TextOfForm) {
    this.length = columns.form.length
    this.others = columns.others
    this.columns = columns
    this.#textOf = textOf
  }

  at(position: number): OpenEvent | undefined {
    if (!(position >= 0 && position < this.length)) return undefined
    const known = this.#kept.get(position)
    if (known) return known
    const event = new ColumnEvent(this, position, this.#read(position))
    if (event.event.op !== 'recorded') this.#kept.set(position, event)
    return event
  }

  timeOf(position: number): string {
    const { form, second } = this.columns
    const number = form[position] as number
    if (number === noForm) return this.at(position)?.event.at ?? ''
    return this.#textOf(number).at(second[position] as number)
  }

  get matched(): readonly number[] {
    return (this.columns.personal?.matched ?? []).map((n) => n - this.columns.first)
  }

  get personalHeld(): boolean {
    return this.columns.personal !== null
  }

  get nameless(): boolean {
    return this.columns.personal?.nameless ?? false
  }

  *[Symbol.iterator](): Iterator<OpenEvent> {
    for (let at = 0; at < this.length; at++) yield this.at(at) as OpenEvent
  }

  lineAt(position: number): string {
    const { first, form, second, minute } = this.columns
    const number = form[position] as number
    if (number === noForm) return this.#lineWithoutForm(position)
    return this.#textOf(number).line(first + position, second[position] as number, minute[position] as number)
  }

  *details(): Iterable<readonly [position: number, fields: Personal]> {
    for (const [n, fields] of this.#names()?.details() ?? []) yield [n - this.columns.first, fields]
  }

  personalAt(position: number): readonly PersonalLine[] | null {
    return this.#names()?.linesOf(this.columns.first + position) ?? null
  }

  #names(): PersonalPart | null {
    const { personal, first, rules } = this.columns
    if (personal === null) return null
    this.#part ??= new PersonalPart({ first, count: this.length, rules }, personal.bytes)
    return this.#part
  }

  #read(position: number): KnownEvent | Unknown {
    const { first, rules, form, second, minute } = this.columns
    const n = first + position
    const number = form[position] as number
    if (number === noForm) return readSealedLine(this.#lineWithoutForm(position), rules)
    const text = this.#textOf(number)
    const { by, kind, site, body } = text.form
    const at = text.at(second[position] as number)
    const when = text.when(minute[position] as number)
    return { n, at, by, op: 'recorded', kind, site, when, body } satisfies Recorded
  }

  #lineWithoutForm(position: number): string {
    if (this.#lines === null) {
      const lines = (decodeText(this.columns.lines) ?? '').split('\n')
      const found = new Map<number, string>()
      for (const [at, form] of this.columns.form.entries())
        if (form === noForm) found.set(at, lines[found.size] ?? '')
      this.#lines = found
    }
    return this.#lines.get(position) ?? ''
  }
}

/** One of them. Its line is put together, and its personal lines are parsed, when they are asked for. */
class ColumnEvent implements OpenEvent {
  readonly event: KnownEvent | Unknown
  readonly #run: ColumnEvents
  readonly #position: number

  constructor(run: ColumnEvents, position: number, event: KnownEvent | Unknown) {
    this.event = event
    this.#run = run
    this.#position = position
  }

  get line(): string {
    return this.#run.lineAt(this.#position)
  }

  get personal(): readonly PersonalLine[] | null {
    return this.#run.personalAt(this.#position)
  }
}
