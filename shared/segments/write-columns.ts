/**
 * Segments as columns: a **part** holds several of them in one run of bytes, which is read without unpacking or parsing any
 * (`read-columns.ts`). A cache of what lies elsewhere, so its layout may change whenever `columnsFormat` does.
 *
 * Layout: length of the head (4 bytes, little-endian) · head (JSON, filled up with spaces to a multiple of 4) · of each
 * segment: form (4 bytes an event), second (4), minute (4), lines without a form, personal lines, each filled up to 4.
 */
import { checkEvent } from '../events/check-event.ts'
import type { Recorded } from '../events/event.ts'
import { minuteOf, offsetOfClock, offsetOfMinute, secondOf } from '../figures/instant.ts'
import { encodeText, joinBytes } from '../lines/bytes.ts'
import { FormText } from './column-events.ts'
import { PersonalPart } from './personal-part.ts'
import { findLines } from './read-counted.ts'
import { noForm, type RecordForm, type SegmentHeader } from './segment.ts'

/** Of this layout, and of what is kept as a column. */
export const columnsFormat = 1

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
  readonly #forms: FormText[] = []
  /** By what a line says beside number and times; null: it gives no form. */
  readonly #byText = new Map<string, number | null>()
  readonly #segments: ColumnsEntry<About>[] = []
  readonly #bytes: Uint8Array[] = []
  /** Of the columns so far. */
  size = 0

  /** `counted` and `personal`: the lines of a verified segment, each with its LF. */
  add(header: SegmentHeader, counted: string, personal: string | null, about: About): void {
    const { first, count, rules } = header
    const { starts, others } = findLines(header, counted)
    const [form, second, minute] = [new Uint32Array(count), new Uint32Array(count), new Int32Array(count)]
    let rest = ''
    for (let at = 0; at < count; at++) {
      const line = counted.slice(starts[at], (starts[at + 1] ?? 0) - 1)
      const found = this.#formOf(line, first + at)
      form[at] = found?.form ?? noForm
      second[at] = found?.second ?? 0
      minute[at] = found?.minute ?? 0
      if (!found) rest += `${line}\n`
    }
    const lines = encodeText(rest)
    const held = personal === null ? null : encodeText(personal)
    const sizes = { lines: lines.length, personal: held?.length ?? null }
    const { matched, nameless } = new PersonalPart(header, personal ?? '')
    this.#segments.push({ about, first, count, rules, others, matched, nameless, ...sizes })
    for (const column of [form, second, minute]) this.#put(new Uint8Array(column.buffer))
    this.#put(lines)
    if (held) this.#put(held)
  }

  finish(): Uint8Array {
    const head: ColumnsHead<About> = {
      forms: this.#forms.map(({ form }) => form),
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

  /** null: the line is to be kept as it stands. */
  #formOf(line: string, n: number): { form: number; second: number; minute: number } | null {
    const atStart = `{"n":${n},"at":"`.length
    const [atEnd, whenStart] = [atStart + 25, line.indexOf(whenKey, atStart + 25) + whenKey.length]
    const whenEnd = whenStart + 22
    if (whenStart < whenKey.length) return null
    const [at, when] = [line.slice(atStart, atEnd), line.slice(whenStart, whenEnd)]
    const [second, minute] = [secondOf(at), minuteOf(when)]
    if (!(second >= 0 && second <= 0xffff_ffff && Math.abs(minute) < 0x8000_0000)) return null
    const text = `${at.slice(19)}${when.slice(16)}${line.slice(atEnd, whenStart)}${line.slice(whenEnd)}`
    let form = this.#byText.get(text)
    if (form === undefined) {
      form = this.#newForm(line)
      this.#byText.set(text, form)
    }
    // To the letter: a time that no clock shows, or a key elsewhere than it should be, is kept as it stands.
    return form !== null && this.#forms[form]?.line(n, second, minute) === line
      ? { form, second, minute }
      : null
  }

  #newForm(line: string): number | null {
    const checked = checkEvent(JSON.parse(line))
    if (!checked.ok || checked.value.op !== 'recorded') return null
    const { by, kind, site, body, at, when } = checked.value as Recorded
    const offsets = [offsetOfClock(at), offsetOfMinute(when)] as const
    return this.#forms.push(new FormText({ by, kind, site, body, offsets })) - 1
  }
}

const whenKey = '"when":"'
const space = 0x20
/** The next multiple of 4: where an array of 32-bit numbers may begin. */
export const toFour = (length: number): number => (length + 3) & ~3
