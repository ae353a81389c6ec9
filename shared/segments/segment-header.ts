/** The header line of a segment: what is hashed, chained and signed. */

import { limits } from '../batch/limits.ts'
import type { Hashing, Signing } from '../capabilities.ts'
import { faultOfRows, isHex64, isInteger, isNumber, isObject, type Row } from '../events/check-values.ts'
import { hashOfLine } from '../events/reference.ts'
import { encodeText, fromHex, isHex, toHex } from '../lines/bytes.ts'
import { readLine } from '../lines/read-line.ts'
import { writeLine } from '../lines/write-line.ts'
import { accept, type Result, refuse } from '../result.ts'
import type { SegmentHeader } from './segment.ts'

const rows: readonly Row[] = [
  { key: 'segment', check: (value) => value === 1 },
  { key: 'operation', check: isHex64 },
  { key: 'log', check: isHex64 },
  { key: 'index', check: isNumber },
  { key: 'first', check: isNumber },
  { key: 'count', check: isInteger(1, limits.events) },
  { key: 'previous', check: isHex64 },
  { key: 'counted', check: isHex64 },
  { key: 'personal', check: isHex64 },
  { key: 'rules', check: isNumber },
  { key: 'pack', check: isNumber },
]

/** Puts the keys in their order; a header that no reader would take is a bug and throws. */
export const writeHeader = (header: SegmentHeader): string => {
  const line = writeLine(
    Object.fromEntries(rows.map((row) => [row.key, header[row.key as keyof SegmentHeader]])),
  )
  if (!readHeader(line).ok) throw new Error('not a valid segment header')
  return line
}

/** A line that is not a header refuses with `malformed-line`; a later form of segment with `newer-format`. */
export const readHeader = (line: string): Result<SegmentHeader> => {
  const read = readLine(line)
  if (!read.ok) return read
  const value = read.value
  if (!isObject(value)) return refuse({ reason: 'malformed-line', detail: { why: 'not-a-header' } })
  if (Object.keys(value)[0] === 'segment' && isInteger(2, 1_000_000)(value.segment))
    return refuse({ reason: 'newer-format', detail: { format: value.segment as number } })
  const fault = faultOfRows(value, rows)
  if (fault !== null)
    return refuse({ reason: 'malformed-line', detail: { why: 'not-a-header', field: fault } })
  // The rows are the proof of the type.
  return accept(value as unknown as SegmentHeader)
}

export type SignaturePrefix =
  | 'segment'
  | 'batch'
  | 'pack'
  | 'receipt'
  | 'recovery'
  | 'succession'
  | 'join'
  | 'certificate'

/** What is signed: prefix LF hex SHA-256 LF. Each thing has its own prefix, so that no signature fits another thing. */
export const signedBytes = (prefix: SignaturePrefix, hash: string): Uint8Array =>
  encodeText(`milepost/${prefix}/1\n${hash}\n`)

export const signHash = (
  signing: Signing,
  prefix: SignaturePrefix,
  hash: string,
  secret: Uint8Array,
): string => toHex(signing.sign(signedBytes(prefix, hash), secret))

/** Whatever is not a signature or a key is false. */
export const verifyHash = (
  signing: Signing,
  prefix: SignaturePrefix,
  hash: string,
  signature: string,
  key: string,
): boolean =>
  isHex(signature, 128) &&
  isHex(key, 64) &&
  signing.verify(fromHex(signature), signedBytes(prefix, hash), fromHex(key))

export const hashOfHeader = (hashing: Hashing, headerLine: string): string => hashOfLine(hashing, headerLine)
