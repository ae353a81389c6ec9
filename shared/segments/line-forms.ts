/**
 * What ordinary lines say beside their number and their two times. Nearly every line of a log is a record that says what
 * many said before it: what was said twice is a **form**, and a line of a known form is found by its bytes, without being
 * decoded or parsed. Whatever is not plainly such a line is left to the full checks (`read-counted.ts`), so that this never
 * decides that a line is wrong, and takes none that they would refuse; `tests/properties/line-forms.test.ts` holds the two together.
 */
import { isDate } from '../events/check-values.ts'
import type { Recorded } from '../events/event.ts'
import { dayNumberOf, offsetOfClock, offsetOfMinute, writeMinute, writeSecond } from '../figures/instant.ts'
import { decodeText, encodeText, endOfNumber, numberIn, startsWith } from '../lines/bytes.ts'
import { lineLimits } from '../lines/read-line.ts'
import type { RecordForm } from './segment.ts'

/** A form with the two pieces of line that stand between number, clock and time. */
export class FormText {
  readonly form: RecordForm
  readonly #middle: string
  readonly #end: string

  constructor(form: RecordForm) {
    const { by, kind, site, body } = form
    this.form = form
    this.#middle = `","by":${by},"op":"recorded","kind":"${kind}","site":"${site}","when":"`
    this.#end = `","body":${JSON.stringify(body)}}`
  }

  /** The counted line, without LF. */
  line(n: number, second: number, minute: number): string {
    return `{"n":${n},"at":"${this.at(second)}${this.#middle}${this.when(minute)}${this.#end}`
  }

  at(second: number): string {
    return writeSecond(second, this.form.offsets[0])
  }

  when(minute: number): string {
    return writeMinute(minute, this.form.offsets[1])
  }
}

/** Where a line's number in the table of forms and its times go. */
export interface LineColumns {
  readonly form: Uint32Array
  readonly second: Uint32Array
  readonly minute: Int32Array
}

/** Hostile lines come too: a table grows no further, and another one follows it. */
const mostForms = 4096
const mostMet = 32_768
/** Of one hash: who makes lines for it makes nobody compare each with thousands. */
const mostAlike = 8

/** What stands before and behind the clock's last digit and the time's. */
interface Pieces {
  /** From the clock's offset up to the time. */
  readonly middle: Piece
  /** From the time's offset to the end. */
  readonly end: Piece
}

export class LineForms {
  readonly forms: RecordForm[] = []
  readonly texts: FormText[] = []
  readonly #pieces: Pieces[] = []
  /** By hash of the pieces. */
  readonly #byHash = new Map<number, number[]>()
  /** Hashes of what was said once. */
  readonly #met = new Set<number>()
  #clockAt = 0
  #timeAt = 0
  #dayKey = Number.NaN
  #day = Number.NaN
  /** Of the bytes last looked at: words are read four times as fast as bytes. */
  #of: Uint8Array | null = null
  #words: DataView = new DataView(new ArrayBuffer(0))

  /** This table, or a new one where this is full: to be asked for before each segment. */
  get next(): LineForms {
    return this.forms.length < mostForms ? this : new LineForms()
  }

  /** Whether the line numbered `n` between `from` and `end` (its LF) is one of a known form; then its columns are set at `at`. */
  take(bytes: Uint8Array, from: number, end: number, n: number, columns: LineColumns, at: number): boolean {
    if (!this.#locate(bytes, from, end, n)) return false
    const form = this.#formAt(bytes, end)
    return form >= 0 && this.#times(bytes, form, columns, at)
  }

  /** A line that the full checks took. What it says is a form once it was said before. */
  remember(bytes: Uint8Array, from: number, end: number, event: Recorded): void {
    if (this.forms.length >= mostForms || !this.#locate(bytes, from, end, event.n)) return
    const hash = this.#hash(bytes, end)
    if (!this.#met.has(hash)) {
      if (this.#met.size >= mostMet) this.#met.clear()
      this.#met.add(hash)
      return
    }
    const alike = this.#byHash.get(hash) ?? []
    if (alike.length >= mostAlike || this.#formAt(bytes, end) >= 0) return
    const { by, kind, site, body, at, when } = event
    const form = { by, kind, site, body, offsets: [offsetOfClock(at), offsetOfMinute(when)] } as const
    const text = new FormText(form)
    const [middle, rest] = [this.#clockAt + clockDigits, this.#timeAt + timeDigits]
    const number = this.forms.length
    this.forms.push(form)
    this.texts.push(text)
    this.#pieces.push({ middle: pieceOf(bytes, middle, this.#timeAt), end: pieceOf(bytes, rest, end) })
    const columns = { form: new Uint32Array(1), second: new Uint32Array(1), minute: new Int32Array(1) }
    const { second, minute } = columns
    // To the letter, or not at all: a time that no clock shows, or a key elsewhere than it should be, is no form.
    if (
      this.#times(bytes, number, columns, 0) &&
      text.line(event.n, second[0] ?? 0, minute[0] ?? 0) === decodeText(bytes.subarray(from, end))
    )
      this.#byHash.set(hash, [...alike, number])
    else {
      this.forms.pop()
      this.texts.pop()
      this.#pieces.pop()
    }
  }

  /** Finds where clock and time begin. By place and not by pattern: this runs once for every line. */
  #locate(bytes: Uint8Array, from: number, end: number, n: number): boolean {
    if (end - from > lineLimits.line / 3 || !startsWith(bytes, from, numberKey)) return false
    if (bytes !== this.#of) {
      this.#of = bytes
      this.#words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    }
    const begin = from + numberKey.length
    const at = endOfNumber(bytes, begin)
    if (numberIn(bytes, begin, at) !== n || !startsWith(bytes, at, clockKey)) return false
    this.#clockAt = at + clockKey.length
    const last = end - timeKey.length - timeDigits
    for (let i = this.#clockAt + clockDigits; i <= last; i++)
      if (bytes[i + 1] === 0x77 && startsWith(bytes, i, timeKey)) {
        this.#timeAt = i + timeKey.length
        return true
      }
    return false
  }

  /** Of both pieces, in the manner of FNV-1a. */
  #hash(bytes: Uint8Array, end: number): number {
    const middle = hashOf(0x811c9dc5, this.#words, bytes, this.#clockAt + clockDigits, this.#timeAt)
    return hashOf(middle, this.#words, bytes, this.#timeAt + timeDigits, end)
  }

  /** -1: none. */
  #formAt(bytes: Uint8Array, end: number): number {
    const found = this.#byHash.get(this.#hash(bytes, end))
    if (found === undefined) return -1
    for (const form of found) {
      const pieces = this.#pieces[form] as Pieces
      if (
        isPiece(this.#words, bytes, this.#clockAt + clockDigits, this.#timeAt, pieces.middle) &&
        isPiece(this.#words, bytes, this.#timeAt + timeDigits, end, pieces.end)
      )
        return form
    }
    return -1
  }

  /** false: a time that is none, or that does not fit its column. */
  #times(bytes: Uint8Array, number: number, { form, second, minute }: LineColumns, at: number): boolean {
    const { offsets } = this.forms[number] as RecordForm
    const clock = this.#clockAt
    const seconds = bytes[clock + 16] === colon ? two(bytes, clock + 17) : Number.NaN
    const written = 60 * (this.#minuteAt(bytes, clock) - offsets[0]) + seconds
    const when = this.#minuteAt(bytes, this.#timeAt) - offsets[1]
    if (!(seconds <= 59 && written >= 0 && written <= 0xffff_ffff && Math.abs(when) < 0x8000_0000))
      return false
    form[at] = number
    second[at] = written
    minute[at] = when
    return true
  }

  /** Minutes from 1970 to `2021-07-06T22:38`, by the clock that shows it. NaN: it is no such text. */
  #minuteAt(bytes: Uint8Array, at: number): number {
    if (bytes[at + 4] !== dash || bytes[at + 7] !== dash) return Number.NaN
    if (bytes[at + 10] !== letterT || bytes[at + 13] !== colon) return Number.NaN
    const year = 100 * two(bytes, at) + two(bytes, at + 2)
    const key = 10_000 * year + 100 * two(bytes, at + 5) + two(bytes, at + 8)
    if (key !== this.#dayKey) {
      const day = String.fromCharCode(...bytes.subarray(at, at + 10))
      this.#dayKey = key
      this.#day = isDate(day) ? dayNumberOf(day) : Number.NaN
    }
    const hour = two(bytes, at + 11)
    const minute = two(bytes, at + 14)
    return hour <= 23 && minute <= 59 ? 1440 * this.#day + 60 * hour + minute : Number.NaN
  }
}

const [dash, colon, letterT] = [0x2d, 0x3a, 0x54]
const numberKey = encodeText('{"n":')
const clockKey = encodeText(',"at":"')
const timeKey = encodeText('"when":"')
/** `2021-07-06T22:38:05`, and `2021-07-06T22:38`. */
const [clockDigits, timeDigits] = [19, 16]

interface Piece {
  readonly bytes: Uint8Array
  readonly words: DataView
}

const pieceOf = (from: Uint8Array, begin: number, end: number): Piece => {
  const bytes = from.slice(begin, end)
  return { bytes, words: new DataView(bytes.buffer) }
}

const isPiece = (words: DataView, bytes: Uint8Array, from: number, to: number, piece: Piece): boolean => {
  const { length } = piece.bytes
  if (to - from !== length) return false
  let i = 0
  for (; i + 4 <= length; i += 4) if (words.getUint32(from + i) !== piece.words.getUint32(i)) return false
  for (; i < length; i++) if (bytes[from + i] !== piece.bytes[i]) return false
  return true
}

const hashOf = (start: number, words: DataView, bytes: Uint8Array, from: number, to: number): number => {
  let hash = start
  let i = from
  for (; i + 4 <= to; i += 4) {
    hash = Math.imul(hash ^ words.getUint32(i), 0x01000193)
    hash ^= hash >>> 15
  }
  for (; i < to; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193)
  return hash
}

/** Two decimal digits; NaN: they are not. */
const two = (bytes: Uint8Array, at: number): number => {
  const tens = (bytes[at] as number) - 0x30
  const ones = (bytes[at + 1] as number) - 0x30
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : Number.NaN
}
