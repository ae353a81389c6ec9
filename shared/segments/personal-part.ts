/**
 * The personal lines of one segment. They are checked once, as a whole, and parsed when somebody looks at a record: names
 * are asked for one by one, and a segment has thousands.
 */
import { checkPersonal } from '../events/check-personal.ts'
import type { Personal, PersonalLine } from '../events/event.ts'
import { rulesVersion } from '../events/op-table.ts'
import { decodeText, endOfNumber, numberIn } from '../lines/bytes.ts'
import { ordinaryDetail } from './ordinary-detail.ts'
import type { SegmentHeader } from './segment.ts'

/** The lines, and what is to be known of them without reading one. */
export interface PersonalColumn {
  /** Each with its LF. */
  readonly bytes: Uint8Array
  /** Numbers of events with tokens. */
  readonly matched: readonly number[]
  /** They say no names: all that could are erased, here or before they came. */
  readonly nameless: boolean
}

/** What each line is, in order, and what that makes of all of them. */
export class PersonalFacts {
  readonly matched: number[] = []
  #readable = false
  #erased = false

  /** `erased`: the hash that is left of the line. */
  add(line: { readonly n: number; readonly class: string; readonly erased?: string }): void {
    const erased = line.erased !== undefined
    if (line.class === 'match' && !erased) this.matched.push(line.n)
    if (line.class !== 'detail') return
    this.#readable ||= !erased
    this.#erased ||= erased
  }

  get nameless(): boolean {
    return this.#erased && !this.#readable
  }
}

/** Of lines that were checked when they came. */
export const readPersonal = (bytes: Uint8Array): PersonalColumn => {
  const facts = new PersonalFacts()
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(lineFeed, from)
    const n = ordinaryDetail(bytes, from, end)
    facts.add(n > 0 ? { n, class: 'detail' } : JSON.parse(decodeText(bytes.subarray(from, end)) ?? ''))
    from = end + 1
  }
  return { bytes, matched: facts.matched, nameless: facts.nameless }
}

const lineFeed = 0x0a

export class PersonalPart {
  readonly #bytes: Uint8Array
  readonly #header: Pick<SegmentHeader, 'first' | 'count' | 'rules'>
  /** By event: where its lines begin; one more for the end. */
  #starts: Uint32Array | null = null

  /** `bytes`: lines that `verifyPersonalPart` took, each with its LF. */
  constructor(header: Pick<SegmentHeader, 'first' | 'count' | 'rules'>, bytes: Uint8Array) {
    this.#header = header
    this.#bytes = bytes
  }

  /** Details, tokens and what is left of erased lines; lines of classes not understood stay in the bytes. */
  linesOf(n: number): readonly PersonalLine[] {
    this.#starts ??= this.#findStarts()
    const at = n - this.#header.first
    const [from, to] = [this.#starts[at] ?? 0, this.#starts[at + 1] ?? 0]
    if (from === to) return none
    const lines = (decodeText(this.#bytes.subarray(from, to - 1)) ?? '').split('\n')
    return lines.map((line) => this.#parse(line)).filter((line) => line !== null)
  }

  /** Number and fields of every `detail` that has some, in order. */
  *details(): Iterable<readonly [n: number, fields: Personal]> {
    for (let from = 0; from < this.#bytes.length; ) {
      const end = this.#bytes.indexOf(lineFeed, from)
      const text = decodeText(this.#bytes.subarray(from, end)) ?? ''
      const line = ordinaryDetail(this.#bytes, from, end) > 0 ? JSON.parse(text) : this.#parse(text)
      if (line?.class === 'detail' && line.fields) yield [line.n, line.fields]
      from = end + 1
    }
  }

  #parse(line: string): PersonalLine | null {
    const checked = checkPersonal(JSON.parse(line), this.#header.rules > rulesVersion)
    if (!checked.ok) return null
    const { value } = checked
    return 'erased' in value || (understood.has(value.class) && 'salt' in value)
      ? (value as PersonalLine)
      : null
  }

  #findStarts(): Uint32Array {
    const { first, count } = this.#header
    const starts = new Uint32Array(count + 1).fill(this.#bytes.length)
    let next = 0
    for (let from = 0; from < this.#bytes.length; from = this.#bytes.indexOf(lineFeed, from) + 1) {
      const begin = from + start
      const at = numberIn(this.#bytes, begin, endOfNumber(this.#bytes, begin)) - first
      // Ascending by number: whoever has no line ends where the next one begins.
      while (next <= at) starts[next++] = from
    }
    return starts
  }
}

const understood = new Set(['detail', 'match'])
/** `{"n":` */
const start = 5
const none: readonly PersonalLine[] = []
