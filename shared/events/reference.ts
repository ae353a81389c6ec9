/** Pointing at an event: DESIGN.md, "A reference". */
import type { Hashing } from '../capabilities.ts'
import { encodeText, toHex } from '../lines/bytes.ts'
import type { LogId, Reference } from './event.ts'

/** SHA-256 of a line without its LF, as 64 hex digits. */
export const hashOfLine = (hashing: Hashing, line: string): string => toHex(hashing.sha256(encodeText(line)))

/** `line` is the counted line without its LF. Only the first 8 bytes of the hash are turned into text. */
export const referenceOf = (hashing: Hashing, log: LogId, n: number, line: string): Reference => [
  log,
  n,
  toHex(hashing.sha256(encodeText(line)).subarray(0, 8)),
]

/** By UTF-16 code units: the same on every machine, whatever its language. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export const compareReferences = (a: Reference, b: Reference): number =>
  compareText(a[0], b[0]) || a[1] - b[1] || compareText(a[2], b[2])

export const referenceText = (reference: Reference): string =>
  `${reference[0]}:${reference[1]}:${reference[2]}`
