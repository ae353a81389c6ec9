/**
 * Reading strict lines. DESIGN.md, "Lines are strict": a line is exactly what `JSON.stringify` gives for what it says,
 * so that the same content has the same bytes, hash and signature everywhere. `shared/batch/FORMAT.md`, "Lines".
 */
import { accept, type Refusal, type Result, refuse } from '../result.ts'
import { decodeText, utf8Length } from './bytes.ts'

/** Bytes of a line without its LF. */
export const lineLimits = {
  /** An event with sixty counts of the longest codes is a quarter of this. */
  line: 16 * 1024,
  /** A sheet holds every figure of a tally, and the heads of every log counted. */
  sheet: 1024 * 1024,
  /** Objects and lists inside each other, the line's own object being the first. */
  depth: 4,
} as const

export type LineFault =
  | 'not-utf8'
  | 'empty'
  | 'too-long'
  | 'not-json'
  | 'too-deep'
  | 'not-an-integer'
  | 'not-canonical'
  | 'not-nfc'
  | 'lone-surrogate'
  | 'nul'
  | 'no-line-end'

const malformed = (why: LineFault): { readonly ok: false; readonly refusal: Refusal } =>
  refuse({ reason: 'malformed-line', detail: { why } })

const isAscii = /^[\x20-\x7e]*$/
// JSON.stringify escapes lone surrogates and U+0000; an even run of backslashes before means the text itself has `\u`.
const escapedSurrogate = /(?<!\\)(?:\\\\)*\\ud[89a-f]/
const escapedNul = /(?<!\\)(?:\\\\)*\\u0000/

/** One line without its LF. Limits default to those of an ordinary line. */
export const readLine = (
  text: string,
  { most = lineLimits.line, depth = lineLimits.depth }: { most?: number; depth?: number } = {},
): Result<unknown> => {
  if (text.length === 0) return malformed('empty')
  if (text.length > most || (text.length * 3 > most && utf8Length(text) > most)) return malformed('too-long')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return malformed('not-json')
  }
  const fault = faultOf(value, depth)
  if (fault !== null) return malformed(fault)
  if (JSON.stringify(value) !== text) return malformed('not-canonical')
  if (text.includes('\\u')) {
    if (escapedSurrogate.test(text)) return malformed('lone-surrogate')
    if (escapedNul.test(text)) return malformed('nul')
  }
  if (!isAscii.test(text) && text.normalize('NFC') !== text) return malformed('not-nfc')
  return accept(value)
}

/** Before anything walks the value to the bottom: a line of brackets must not exhaust the stack. */
const faultOf = (value: unknown, depth: number): LineFault | null => {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? null : 'not-an-integer'
  if (typeof value !== 'object' || value === null) return null
  if (depth === 0) return 'too-deep'
  if (Array.isArray(value)) {
    for (const item of value) {
      const fault = faultOf(item, depth - 1)
      if (fault !== null) return fault
    }
    return null
  }
  for (const key in value) {
    const fault = faultOf((value as Record<string, unknown>)[key], depth - 1)
    if (fault !== null) return fault
  }
  return null
}

/** A member's bytes as text in which every line ends in LF. No bytes, no lines. */
export const readText = (bytes: Uint8Array): Result<string> => {
  const text = decodeText(bytes)
  if (text === null) return malformed('not-utf8')
  return text === '' || text.endsWith('\n') ? accept(text) : malformed('no-line-end')
}

/** The same as its lines, without LF. */
export const splitLines = (bytes: Uint8Array): Result<readonly string[]> => {
  const text = readText(bytes)
  return text.ok ? accept(text.value === '' ? [] : text.value.slice(0, -1).split('\n')) : text
}
