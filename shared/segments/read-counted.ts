/**
 * The counted lines of an unpacked segment as columns, checked against its header and against each other. Lines of a known
 * form are found by their bytes; every other line is decoded, parsed and checked, and kept as it stands.
 */
import { checkEvent } from '../events/check-event.ts'
import type { Carried, KnownEvent, Recorded, Unknown } from '../events/event.ts'
import { decodeText, joinBytes } from '../lines/bytes.ts'
import { type LineFault, lineLimits, readLine } from '../lines/read-line.ts'
import { accept, type Refusal, type Result, refuse } from '../result.ts'
import type { LineColumns, LineForms } from './line-forms.ts'
import { noForm, type SegmentHeader } from './segment.ts'

/** Columns of a segment's events, and the lines that no form gives again. */
export interface CountedColumns extends LineColumns {
  /** The table of the forms' numbers. */
  readonly table: LineForms
  /** Lines that have no form, in order, each with its LF. */
  readonly lines: Uint8Array
  /** Positions of events that are no `recorded`. */
  readonly others: readonly number[]
}

type Judged = Result<{ readonly op: string; readonly event: KnownEvent | Unknown | null }>

/** Events numbered without holes; `opened` is the first of the log and nowhere else. `bytes`: lines, each with its LF. */
export const checkCounted = (
  header: SegmentHeader,
  bytes: Uint8Array,
  table: LineForms,
): Result<CountedColumns> => {
  if (bytes.length > 0 && bytes[bytes.length - 1] !== lineFeed) return malformed('no-line-end')
  return readLines(header, bytes, table, (line, n) => opOfLine(header, line, n))
}

/** The same of lines that were checked when they came, by the rules of that day. */
export const readChecked = (header: SegmentHeader, bytes: Uint8Array, table: LineForms): CountedColumns => {
  const read = readLines(header, bytes, table, (line) => {
    const value = JSON.parse(line) as KnownEvent | Unknown
    const checked = checkEvent(value, header.rules)
    return accept(checked.ok ? { op: checked.value.op, event: checked.value } : { op: value.op, event: null })
  })
  if (!read.ok) throw new Error(`lines that were checked are no longer right: ${read.refusal.reason}`)
  return read.value
}

const readLines = (
  { first, count }: SegmentHeader,
  bytes: Uint8Array,
  table: LineForms,
  judge: (line: string, n: number) => Judged,
): Result<CountedColumns> => {
  const columns = {
    form: new Uint32Array(count),
    second: new Uint32Array(count),
    minute: new Int32Array(count),
  }
  const others: number[] = []
  const kept: Uint8Array[] = []
  let at = 0
  for (let from = 0; from < bytes.length; at++) {
    if (at === count) return onLine(countFault, at + 1)
    const end = bytes.indexOf(lineFeed, from)
    const n = first + at
    if (n === 1 || !table.take(bytes, from, end, n, columns, at)) {
      const line = decodeText(bytes.subarray(from, end))
      const judged = line === null ? malformed('not-utf8') : judge(line, n)
      if (!judged.ok) return onLine(judged.refusal, at + 1)
      const { op, event } = judged.value
      if (op !== 'recorded') others.push(at)
      if (event?.op === 'recorded') table.remember(bytes, from, end, event as Recorded)
      columns.form[at] = noForm
      kept.push(bytes.subarray(from, end + 1))
    }
    from = end + 1
  }
  if (at < count) return onLine(countFault, at + 1)
  return accept({ ...columns, table, lines: joinBytes(kept), others })
}

const lineFeed = 0x0a
const countFault: Refusal = { reason: 'not-a-valid-event', detail: { field: 'count' } }

const opOfLine = (header: SegmentHeader, line: string, n: number): Judged => {
  const event = readEvent(line, header.rules)
  if (!event.ok) return event
  const { op } = event.value
  if (event.value.n !== n) return refuse(invalid('n'))
  if (/^opened(\/|$)/.test(op) !== (n === 1)) return refuse(invalid('op'))
  return accept({ op, event: event.value })
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

export const malformed = (why: LineFault) => refuse({ reason: 'malformed-line', detail: { why } } as const)
/** A fault, and the line that has it. */
export const onLine = (refusal: Refusal, line: number) =>
  refuse({ ...refusal, detail: { line, ...refusal.detail } })
export const invalid = (field: string): Refusal => ({ reason: 'not-a-valid-event', detail: { field } })
