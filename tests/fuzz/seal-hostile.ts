/** Segments that a log's own key signs, whatever is in them. */
import { cryptography } from '../../renderer/ledger/cryptography.ts'
import { hashOfLine } from '../../shared/events/reference.ts'
import { encodeText, toHex } from '../../shared/lines/bytes.ts'
import { hashOfPersonalLines } from '../../shared/segments/personal-hash.ts'
import type { Segment, SegmentHeader } from '../../shared/segments/segment.ts'
import { signHash } from '../../shared/segments/segment-header.ts'

export interface HostileLines {
  readonly counted: readonly string[]
  readonly personal: readonly string[]
}

export const textOfLines = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')

/** Lines that are none have no hash of their own: any will do, the line is refused before. */
const personalHash = (lines: readonly string[]): string => {
  try {
    return hashOfPersonalLines(cryptography, lines)
  } catch {
    return '0'.repeat(64)
  }
}

const falseOnes = new WeakSet<Segment>()
/** Signed by another than its log, with a hash of something else, or the reader's own that it never wrote: nothing of it may be counted. */
export const isFalse = (segment: Segment): boolean => falseOnes.has(segment)
export const markFalse = (segment: Segment): Segment => {
  falseOnes.add(segment)
  return segment
}

/** Signed with `seed`; the header says what `place` says, hashes and count fit the lines unless `place` has others. */
export const sealHostile = async (
  seed: Uint8Array,
  place: Omit<SegmentHeader, 'segment' | 'counted' | 'personal' | 'count'> & Partial<SegmentHeader>,
  { counted, personal }: HostileLines,
): Promise<Segment> => {
  const { operation, log, index, first, previous, rules, pack } = place
  const bytes = encodeText(textOfLines(counted))
  const header: SegmentHeader = {
    ...{ segment: 1, operation, log, index, first, count: place.count ?? counted.length, previous },
    counted: place.counted ?? toHex(cryptography.sha256(bytes)),
    personal: place.personal ?? personalHash(personal),
    ...{ rules, pack },
  }
  const headerLine = JSON.stringify(header)
  const hash = hashOfLine(cryptography, headerLine)
  return {
    ...{ header, headerLine, hash, signature: signHash(cryptography, 'segment', hash, seed) },
    counted: await cryptography.gzip(bytes),
    personal: await cryptography.gzip(encodeText(textOfLines(personal))),
  }
}
