/** The lines of an unpacked segment, checked against its header and against each other. */
import { limits } from '../batch/limits.ts'
import type { Hashing } from '../capabilities.ts'
import { checkEvent } from '../events/check-event.ts'
import { checkPersonal } from '../events/check-personal.ts'
import type { KnownEvent, PersonalLine, Unknown } from '../events/event.ts'
import { rulesVersion } from '../events/op-table.ts'
import { lineLimits, readLine } from '../lines/read-line.ts'
import { accept, type Refusal, type Result, refuse } from '../result.ts'
import { hashOfStubs, stubOf } from './personal-hash.ts'
import type { OpenEvent, SegmentHeader } from './segment.ts'

/** Events numbered without holes; `opened` is the first of the log and nowhere else. */
export const readCounted = (
  header: SegmentHeader,
  lines: readonly string[],
): Result<readonly OpenEvent[]> => {
  if (lines.length !== header.count) return invalid('count', Math.min(lines.length, header.count) + 1)
  const events: OpenEvent[] = []
  for (const [i, line] of lines.entries()) {
    const event = readEvent(line, header.rules)
    if (!event.ok) return onLine(event.refusal, i + 1)
    const n = header.first + i
    if (event.value.n !== n) return invalid('n', i + 1)
    if (/^opened(\/|$)/.test(event.value.op) !== (n === 1)) return invalid('op', i + 1)
    events.push({ event: event.value, line, personal: null })
  }
  return accept(events)
}

const readEvent = (line: string, rules: number): Result<KnownEvent | Unknown> => {
  const read = readLine(line, { most: lineLimits.sheet })
  if (!read.ok) return read
  const event = checkEvent(read.value, rules)
  if (!event.ok || event.value.op === 'sheet' || line.length * 3 <= lineLimits.line) return event
  const short = readLine(line)
  return short.ok ? event : short
}

/**
 * Personal lines name an event of the segment, in order; of one event, at most one `detail` and at most
 * `limits.personalPerEvent` lines. Lines of classes not understood count in the hash and are not handed on.
 */
export const readPersonal = (
  hashing: Hashing,
  header: SegmentHeader,
  lines: readonly string[],
  events: readonly OpenEvent[],
): Result<readonly OpenEvent[]> => {
  const stubs: string[] = []
  const held: PersonalLine[][] = events.map(() => [])
  let before = { n: 0, of: 0, detail: false }
  for (const [i, line] of lines.entries()) {
    const read = readLine(line)
    if (!read.ok) return onLine(read.refusal, i + 1)
    const personal = checkPersonal(read.value, header.rules > rulesVersion)
    if (!personal.ok) return onLine(personal.refusal, i + 1)
    const { n, class: name } = personal.value
    const own = held[n - header.first]
    if (own === undefined || n < before.n) return invalid('n', i + 1)
    if (n > before.n) before = { n, of: 0, detail: false }
    const detail = name === 'detail'
    if ((detail && before.detail) || ++before.of > limits.personalPerEvent) return invalid('class', i + 1)
    before.detail ||= detail
    if ('erased' in personal.value || (detail && 'salt' in personal.value))
      own.push(personal.value as PersonalLine)
    stubs.push(stubOf(hashing, line, personal.value))
  }
  if (hashOfStubs(hashing, stubs) !== header.personal) return refuse({ reason: 'hash-mismatch' })
  return accept(events.map((event, i) => ({ ...event, personal: held[i] ?? [] })))
}

const onLine = (refusal: Refusal, line: number) => refuse({ ...refusal, detail: { line, ...refusal.detail } })
const invalid = (field: string, line: number) =>
  refuse({ reason: 'not-a-valid-event', detail: { line, field } } as const)
