/**
 * The hash of a segment's personal part, over `n class hash` and not over the lines themselves: an erased line leaves
 * its hash behind, and the header, its signature and the chain still hold.
 */
import type { Hashing } from '../capabilities.ts'
import type { ErasedLine, Hex } from '../events/event.ts'
import { encodeText, toHex } from '../lines/bytes.ts'

/** What a personal line adds: `12 detail 5f…`. An erased line states the hash that it had. `bytes`: of the line. */
export interface Stubs {
  add(line: { readonly n: number; readonly class: string; readonly erased?: string }, bytes: Uint8Array): void
  /** SHA-256 of all stubs, each with its LF. */
  hash(): Hex
}

const space = 0x20
const lineFeed = 0x0a
const hexDigits = encodeText('0123456789abcdef')

/** Stubs are written as bytes into one growing buffer: of a long segment there are thousands, and nobody reads them. */
export const createStubs = (hashing: Hashing): Stubs => {
  let buffer = new Uint8Array(16 * 1024)
  let length = 0
  const put = (text: string): void => {
    for (let i = 0; i < text.length; i++) buffer[length++] = text.charCodeAt(i)
  }
  return {
    add({ n, class: name, erased }, bytes) {
      // A number, a class and a hash are ASCII; together they are under 256 bytes.
      if (length + 256 > buffer.length) {
        const larger = new Uint8Array(2 * buffer.length)
        larger.set(buffer)
        buffer = larger
      }
      put(String(n))
      buffer[length++] = space
      put(name)
      buffer[length++] = space
      if (erased !== undefined) put(erased)
      else
        for (const byte of hashing.sha256(bytes)) {
          buffer[length++] = hexDigits[byte >> 4] as number
          buffer[length++] = hexDigits[byte & 15] as number
        }
      buffer[length++] = lineFeed
    },
    hash: () => toHex(hashing.sha256(buffer.subarray(0, length))),
  }
}

/** Of lines that are known to be personal lines. */
export const hashOfPersonalLines = (hashing: Hashing, lines: readonly string[]): Hex => {
  const stubs = createStubs(hashing)
  for (const line of lines) stubs.add(JSON.parse(line) as ErasedLine, encodeText(line))
  return stubs.hash()
}
