/**
 * Segments as columns: a **part** holds several of them in one run of bytes, which is read without unpacking or parsing any
 * (`read-columns.ts`). A cache of what lies elsewhere, so its layout may change whenever `columnsFormat` does.
 *
 * Layout: length of the head (4 bytes, little-endian) · head (JSON, filled up with spaces to a multiple of 4) · of each
 * segment: form (4 bytes an event), second (4), minute (4), lines without a form, personal lines, each filled up to 4.
 */
import { encodeText, joinBytes } from '../lines/bytes.ts'
import { LineForms } from './line-forms.ts'
import type { PersonalColumn } from './personal-part.ts'
import { readChecked } from './read-counted.ts'
import type { RecordForm, SegmentHeader } from './segment.ts'

/** Of this layout, and of what is kept as a column. */
export const columnsFormat = 2

/** Of one segment in the head; `about` is whatever the caller keeps with it. */
export interface ColumnsEntry<About> {
  readonly about: About
  readonly first: number
  readonly count: number
  readonly rules: number
  readonly others: readonly number[]
  /** Bytes. */
  readonly lines: number
  /** Bytes; null: not held. */
  readonly personal: number | null
  /** Of the personal lines, see `PersonalPart`. */
  readonly matched: readonly number[]
  readonly nameless: boolean
}

export interface ColumnsHead<About> {
  readonly forms: readonly RecordForm[]
  readonly segments: readonly ColumnsEntry<About>[]
}

export class ColumnsWriter<About> {
  readonly #table = new LineForms()
  readonly #segments: ColumnsEntry<About>[] = []
  readonly #bytes: Uint8Array[] = []
  /** Of the columns so far. */
  size = 0

  /** `counted`: the lines of a verified segment, each with its LF. */
  add(header: SegmentHeader, counted: Uint8Array, personal: PersonalColumn | null, about: About): void {
    const { first, count, rules } = header
    const { form, second, minute, others, lines } = readChecked(header, counted, this.#table)
    const { matched, nameless } = personal ?? { matched: [], nameless: false }
    const sizes = { lines: lines.length, personal: personal?.bytes.length ?? null }
    this.#segments.push({ about, first, count, rules, others, matched, nameless, ...sizes })
    for (const column of [form, second, minute]) this.#put(new Uint8Array(column.buffer))
    this.#put(lines)
    if (personal) this.#put(personal.bytes)
  }

  finish(): Uint8Array {
    const head: ColumnsHead<About> = {
      forms: this.#table.forms,
      segments: this.#segments,
    }
    const bytes = encodeText(JSON.stringify(head))
    const padded = new Uint8Array(4 + toFour(bytes.length)).fill(space)
    new DataView(padded.buffer).setUint32(0, padded.length - 4, true)
    padded.set(bytes, 4)
    return joinBytes([padded, ...this.#bytes])
  }

  #put(bytes: Uint8Array): void {
    this.#bytes.push(bytes)
    const fill = toFour(bytes.length) - bytes.length
    if (fill > 0) this.#bytes.push(new Uint8Array(fill))
    this.size += bytes.length + fill
  }
}

const space = 0x20
/** The next multiple of 4: where an array of 32-bit numbers may begin. */
export const toFour = (length: number): number => (length + 3) & ~3
