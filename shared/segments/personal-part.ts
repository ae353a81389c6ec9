/**
 * The personal lines of one segment. They are checked once, as a whole, and parsed when somebody looks at a record: names
 * are asked for one by one, and a segment has thousands.
 */
import { checkPersonal } from '../events/check-personal.ts'
import type { PersonalLine } from '../events/event.ts'
import { rulesVersion } from '../events/op-table.ts'
import type { SegmentHeader } from './segment.ts'

export class PersonalPart {
  readonly #text: string
  readonly #header: Pick<SegmentHeader, 'first' | 'count' | 'rules'>
  /** By event: where its lines begin in the text; one more for the end. */
  #starts: Uint32Array | null = null
  #matched: readonly number[] | null = null

  /** `text`: lines that `verifyPersonalPart` took, each with its LF. */
  constructor(header: Pick<SegmentHeader, 'first' | 'count' | 'rules'>, text: string) {
    this.#header = header
    this.#text = text
  }

  /** Details, tokens and what is left of erased lines; lines of classes not understood stay in the bytes. */
  linesOf(n: number): readonly PersonalLine[] {
    this.#starts ??= this.#findStarts()
    const at = n - this.#header.first
    const [from, to] = [this.#starts[at] ?? 0, this.#starts[at + 1] ?? 0]
    if (from === to) return none
    const lines = this.#text.slice(from, to - 1).split('\n')
    return lines.map((line) => this.#parse(line)).filter((line) => line !== null)
  }

  /** Numbers of the events with tokens. */
  get matched(): readonly number[] {
    this.#matched ??= this.#findMatched()
    return this.#matched
  }

  /** Whether its lines say no names: all that could are erased, here or before it came. */
  get nameless(): boolean {
    return !this.#text.includes(readableDetail) && this.#text.includes(erasedDetail)
  }

  #findMatched(): readonly number[] {
    const found: number[] = []
    for (let at = this.#text.indexOf(match); at >= 0; at = this.#text.indexOf(match, at + match.length)) {
      const from = this.#text.lastIndexOf('\n', at) + 1
      // Inside of a text the quotes are escaped: this is the line's own class.
      found.push(Number.parseInt(this.#text.slice(from + start.length, from + start.length + 16), 10))
    }
    return found
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
    const starts = new Uint32Array(count + 1).fill(this.#text.length)
    let next = 0
    for (let from = 0; from < this.#text.length; from = this.#text.indexOf('\n', from) + 1) {
      const at = Number.parseInt(this.#text.slice(from + start.length, from + start.length + 16), 10) - first
      // Ascending by number: whoever has no line ends where the next one begins.
      while (next <= at) starts[next++] = from
    }
    return starts
  }
}

const understood = new Set(['detail', 'match'])
const start = '{"n":'
const match = ',"class":"match","salt":"'
const readableDetail = ',"class":"detail","salt":"'
const erasedDetail = ',"class":"detail","erased":"'
const none: readonly PersonalLine[] = []
