/** Writing strict lines: one value, one way to write it. */
import { encodeText } from './bytes.ts'
import { readLine } from './read-line.ts'

/**
 * The line of a value, without LF: `JSON.stringify`, with every text in NFC. A value that no reader would take
 * (a fraction, a lone surrogate, too deep) is a bug of the caller and throws.
 */
export const writeLine = (value: unknown, limits?: { most?: number; depth?: number }): string => {
  const line = JSON.stringify(value).normalize('NFC')
  const read = readLine(line, limits)
  if (!read.ok) throw new Error(`not a strict line: ${read.refusal.detail?.why}`)
  return line
}

/** The bytes of lines, each with its LF. No lines, no bytes. */
export const joinLines = (lines: readonly string[]): Uint8Array<ArrayBuffer> =>
  encodeText(lines.length === 0 ? '' : `${lines.join('\n')}\n`)
