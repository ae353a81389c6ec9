/** The counted lines of an unpacked segment, checked against its header and against each other. */
import { checkEvent } from '../events/check-event.ts'
import type { Carried, KnownEvent, Recorded, Unknown } from '../events/event.ts'
import { lineLimits, readLine } from '../lines/read-line.ts'
import { accept, type Refusal, type Result, refuse } from '../result.ts'
import { readOrdinaryRecord, rememberBody } from './ordinary-lines.ts'
import type { SegmentHeader } from './segment.ts'

/** Where the lines of a segment lie in its text, and which of them are no `recorded`. */
export interface CountedLines {
  readonly text: string
  /** One more than there are lines: the last is the text's length. */
  readonly starts: Uint32Array
  readonly others: readonly number[]
}

/** Events numbered without holes; `opened` is the first of the log and nowhere else. `text`: lines, each with its LF. */
export const checkCounted = (header: SegmentHeader, text: string): Result<CountedLines> => {
  const starts = new Uint32Array(header.count + 1)
  const others: number[] = []
  let line = 0
  for (let from = 0; from < text.length; line++) {
    if (line === header.count) return onLine(countFault, line + 1)
    const end = text.indexOf('\n', from)
    const content = text.slice(from, end)
    const n = header.first + line
    if (n === 1 || readOrdinaryRecord(content, n) === null) {
      const op = opOfLine(header, content, n)
      if (!op.ok) return onLine(op.refusal, line + 1)
      if (op.value !== 'recorded') others.push(line)
    }
    starts[line] = from
    from = end + 1
  }
  if (line < header.count) return onLine(countFault, line + 1)
  starts[line] = text.length
  return accept({ text, starts, others })
}

/** The same of a text that was checked when it came. */
export const findLines = (header: SegmentHeader, text: string): CountedLines => {
  const starts = new Uint32Array(header.count + 1)
  const others: number[] = []
  for (let line = 0, from = 0; line < header.count; line++) {
    starts[line] = from
    // `op` is the fourth key; none of those before it is a text that could hold this.
    if (!text.startsWith('"op":"recorded"', text.indexOf('"op":"', from))) others.push(line)
    from = text.indexOf('\n', from) + 1
  }
  starts[header.count] = text.length
  return { text, starts, others }
}

const countFault: Refusal = { reason: 'not-a-valid-event', detail: { field: 'count' } }

const opOfLine = (header: SegmentHeader, line: string, n: number): Result<string> => {
  const event = readEvent(line, header.rules)
  if (!event.ok) return event
  const { op } = event.value
  if (event.value.n !== n) return refuse(invalid('n'))
  if (/^opened(\/|$)/.test(op) !== (n === 1)) return refuse(invalid('op'))
  if (op === 'recorded') rememberBody(event.value as Recorded)
  return accept(op)
}

const readEvent = (line: string, rules: number): Result<KnownEvent | Unknown> => {
  const read = readLine(line, { most: lineLimits.sheet })
  if (!read.ok) return read
  const event = checkEvent(read.value, rules)
  if (!event.ok || line.length * 3 <= lineLimits.line) return event
  // Wrapped whole, an event may be as long as it may be by itself.
  const { value } = event
  const itself = value.op === 'carried' ? (value as Carried).event : value
  if (itself.op === 'sheet') return event
  const short = readLine(itself === value ? line : JSON.stringify(itself))
  return short.ok ? event : short
}

/** A fault, and the line that has it. */
export const onLine = (refusal: Refusal, line: number) =>
  refuse({ ...refusal, detail: { line, ...refusal.detail } })
export const invalid = (field: string): Refusal => ({ reason: 'not-a-valid-event', detail: { field } })
