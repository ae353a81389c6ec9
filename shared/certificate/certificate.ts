/**
 * That an installation erased every personal part it held: a short text that anybody may read and check, signed by its
 * log. Two lines: what was erased, and the signature. `shared/batch/FORMAT.md`, "Certificates".
 */

import { readSignatureLine, writeSignatureLine } from '../batch/container.ts'
import type { Hashing, Signing } from '../capabilities.ts'
import {
  faultOfRows,
  isClockTime,
  isHex64,
  isInteger,
  isObject,
  isOneOf,
  type Row,
} from '../events/check-values.ts'
import type { ClockTime, Hex, LogId } from '../events/event.ts'
import { hashOfLine } from '../events/reference.ts'
import { decodeText } from '../lines/bytes.ts'
import { readLine } from '../lines/read-line.ts'
import { joinLines, writeLine } from '../lines/write-line.ts'
import { accept, type Result, refuse } from '../result.ts'
import { signHash, verifyHash } from '../segments/segment-header.ts'

export interface Certificate {
  readonly milepost: 1
  readonly type: 'certificate'
  readonly of: 'purge'
  readonly operation: Hex
  readonly log: LogId
  /** Of the installation. */
  readonly code: string
  /** The officer's number in the log. */
  readonly officer: number
  readonly at: ClockTime
  /** Index and hash of the last segment of its log: what was held when it was done. */
  readonly index: number
  readonly hash: Hex
  /** Segments of all logs whose personal part was erased. */
  readonly parts: number
}

const count = isInteger(0, Number.MAX_SAFE_INTEGER)
const rows: readonly Row[] = [
  { key: 'milepost', check: (value) => value === 1 },
  { key: 'type', check: (value) => value === 'certificate' },
  { key: 'of', check: isOneOf('purge') },
  { key: 'operation', check: isHex64 },
  { key: 'log', check: isHex64 },
  { key: 'code', check: (value) => typeof value === 'string' && /^[A-Z0-9]{2,12}$/.test(value) },
  { key: 'officer', check: count },
  { key: 'at', check: isClockTime },
  { key: 'index', check: count },
  { key: 'hash', check: isHex64 },
  { key: 'parts', check: count },
]

/** `secret`: the log's Ed25519 seed. */
export const makeCertificate = (
  caps: Hashing & Signing,
  about: Omit<Certificate, 'milepost' | 'type' | 'of'>,
  secret: Uint8Array,
): Uint8Array => {
  const { operation, log, code, officer, at, index, hash, parts } = about
  const certificate: Certificate = {
    ...{
      milepost: 1,
      type: 'certificate',
      of: 'purge',
      operation,
      log,
      code,
      officer,
      at,
      index,
      hash,
      parts,
    },
  }
  const line = writeLine(certificate)
  const signature = signHash(caps, 'certificate', hashOfLine(caps, line), secret)
  return joinLines([line, writeSignatureLine(signature)])
}

/** Refuses with `altered`: not what the log signed, or no certificate at all. */
export const readCertificate = (caps: Hashing & Signing, bytes: Uint8Array): Result<Certificate> => {
  const [line = '', last, end] = (decodeText(bytes) ?? '').split('\n')
  const read = readLine(line)
  const signature = readSignatureLine(last)
  if (!read.ok || !isObject(read.value) || faultOfRows(read.value, rows) !== null || end !== '')
    return refuse({ reason: 'altered' })
  // The rows are the proof of the type.
  const certificate = read.value as unknown as Certificate
  return signature !== null &&
    verifyHash(caps, 'certificate', hashOfLine(caps, line), signature, certificate.log)
    ? accept(certificate)
    : refuse({ reason: 'altered' })
}
