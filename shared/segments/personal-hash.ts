/**
 * The hash of a segment's personal part, over `n class hash` and not over the lines themselves: an erased line leaves
 * its hash behind, and the header, its signature and the chain still hold.
 */
import type { Hashing } from '../capabilities.ts'
import type { ErasedLine } from '../events/event.ts'
import { hashOfLine } from '../events/reference.ts'
import { toHex } from '../lines/bytes.ts'
import { joinLines } from '../lines/write-line.ts'

/** What a personal line adds: `12 detail 5f…`. An erased line states the hash that it had. */
export const stubOf = (
  hashing: Hashing,
  line: string,
  parsed: { readonly n: number; readonly class: string },
): string =>
  `${parsed.n} ${parsed.class} ${'erased' in parsed ? (parsed as ErasedLine).erased : hashOfLine(hashing, line)}`

export const hashOfStubs = (hashing: Hashing, stubs: readonly string[]): string =>
  toHex(hashing.sha256(joinLines(stubs)))

/** Of lines that are known to be personal lines. */
export const hashOfPersonalLines = (hashing: Hashing, lines: readonly string[]): string =>
  hashOfStubs(
    hashing,
    lines.map((line) => stubOf(hashing, line, JSON.parse(line) as { n: number; class: string })),
  )
