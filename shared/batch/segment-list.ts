/** The list of segments in a batch's first member: two lines for each, its own header line and then how it is carried. */
import {
  faultOfRows,
  isClockTime,
  isHex64,
  isId,
  isInteger,
  isObject,
  type Row,
} from '../events/check-values.ts'
import { isHex } from '../lines/bytes.ts'
import { readLine } from '../lines/read-line.ts'
import { writeLine } from '../lines/write-line.ts'
import { accept, type Result, refuse } from '../result.ts'
import type { Segment, SegmentHeader } from '../segments/segment.ts'
import { readHeader } from '../segments/segment-header.ts'
import { limits } from './limits.ts'

export interface BatchHeader {
  readonly milepost: 1
  readonly type: 'batch'
  /** The log that made the file. */
  readonly from: string
  /** The unit it is meant for. */
  readonly to: string
  readonly operation: string
  readonly training: boolean
  readonly created: string
}
export const batchHeaderRows: readonly Row[] = [
  { key: 'milepost', check: (value) => value === 1 },
  { key: 'type', check: (value) => value === 'batch' },
  { key: 'from', check: isHex64 },
  { key: 'to', check: isId },
  { key: 'operation', check: isHex64 },
  { key: 'training', check: (value) => typeof value === 'boolean' },
  { key: 'created', check: isClockTime },
]

/** One segment as the list has it: `counted` and `personal` are bytes of its members; no personal member: 0. */
export interface Listed {
  readonly header: SegmentHeader
  readonly headerLine: string
  readonly signature: string
  readonly counted: number
  readonly personal: number
}
const carriedRows: readonly Row[] = [
  { key: 'signature', check: (value) => isHex(value, 128) },
  { key: 'counted', check: isInteger(18, limits.batchBytes) },
  { key: 'personal', check: isInteger(0, limits.batchBytes) },
]

export const writeListed = ({ headerLine, signature, counted, personal }: Segment): readonly string[] => [
  headerLine,
  writeLine({ signature, counted: counted.length, personal: personal?.length ?? 0 }),
]

/** By log, then index; of branches at one index, by hash. No segment twice. */
export const compareSegments = (a: Listed | Segment, b: Listed | Segment): number => {
  if (a.header.log !== b.header.log) return a.header.log < b.header.log ? -1 : 1
  if (a.header.index !== b.header.index) return a.header.index - b.header.index
  return a.headerLine < b.headerLine ? -1 : a.headerLine > b.headerLine ? 1 : 0
}

/** `lines` are those between the file's header and its signature. */
export const readList = (lines: readonly string[], operation: string): Result<readonly Listed[]> => {
  if (lines.length > 2 * limits.segments)
    return refuse({ reason: 'over-limit', detail: { limit: 'segments', most: limits.segments } })
  const list: Listed[] = []
  for (let at = 0; at < lines.length; at += 2) {
    const listed = readListed(lines[at] ?? '', lines[at + 1] ?? '')
    if (!listed.ok) return listed
    const before = list.at(-1)
    if (before !== undefined && compareSegments(before, listed.value) >= 0) return notAList('order')
    if (listed.value.header.operation !== operation) return refuse({ reason: 'other-operation' })
    list.push(listed.value)
  }
  if (new Set(list.map((listed) => listed.header.log)).size > limits.logs)
    return refuse({ reason: 'over-limit', detail: { limit: 'logs', most: limits.logs } })
  return accept(list)
}

const readListed = (headerLine: string, carriedLine: string): Result<Listed> => {
  const header = readHeader(headerLine)
  if (!header.ok) return header.refusal.reason === 'newer-format' ? header : notAList('header')
  const carried = readLine(carriedLine)
  if (!carried.ok || !isObject(carried.value) || faultOfRows(carried.value, carriedRows) !== null)
    return notAList('lengths')
  // The rows are the proof of the type.
  const { signature, counted, personal } = carried.value as unknown as Pick<
    Listed,
    'signature' | 'counted' | 'personal'
  >
  return accept({ header: header.value, headerLine, signature, counted, personal })
}

const notAList = (why: string) => refuse({ reason: 'not-a-batch', detail: { why } } as const)
