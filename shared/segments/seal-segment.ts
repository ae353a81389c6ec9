/**
 * Sealing: a run of events becomes a segment, hashed, chained, signed, and never changed after. Nothing is sealed that
 * a reader would refuse: the finished segment passes `verifySegment` before it is given out, or sealing throws.
 */
import type { Compression, Hashing, Signing } from '../capabilities.ts'
import type { Hex, LogId } from '../events/event.ts'
import { toHex } from '../lines/bytes.ts'
import { joinLines } from '../lines/write-line.ts'
import { hashOfPersonalLines } from './personal-hash.ts'
import type { Segment, VerifiedSegment } from './segment.ts'
import { hashOfHeader, signHash, writeHeader } from './segment-header.ts'
import { verifySegment } from './verify-segment.ts'

export interface SegmentPlace {
  readonly operation: Hex
  readonly log: LogId
  /** The log's Ed25519 seed. */
  readonly secret: Uint8Array
  readonly index: number
  /** Number of the first event. */
  readonly first: number
  /** Hash of the segment before; of the first: the operation. */
  readonly previous: Hex
  readonly rules: number
  readonly pack: number
}

/** An event as it stands in the journal: its counted line, and its personal lines, each without LF. */
export interface JournalLine {
  readonly line: string
  readonly personal: readonly string[]
}

export const sealSegment = async (
  caps: Hashing & Signing & Compression,
  place: SegmentPlace,
  events: readonly JournalLine[],
): Promise<VerifiedSegment> => {
  const segment = await sealUnchecked(caps, place, events)
  const opened = await verifySegment(caps, segment)
  if (!opened.ok) throw new Error(`sealed what nobody can read: ${JSON.stringify(opened.refusal)}`)
  return opened.value.segment
}

/** Seals whatever it is given, valid or not: the first half of sealing, and what tests make hostile segments with. */
export const sealUnchecked = async (
  caps: Hashing & Signing & Compression,
  place: SegmentPlace,
  events: readonly JournalLine[],
): Promise<Segment> => {
  const counted = joinLines(events.map((event) => event.line))
  const personalLines = events.flatMap((event) => event.personal)
  const header = {
    segment: 1,
    operation: place.operation,
    log: place.log,
    index: place.index,
    first: place.first,
    count: events.length,
    previous: place.previous,
    counted: toHex(caps.sha256(counted)),
    personal: hashOfPersonalLines(caps, personalLines),
    rules: place.rules,
    pack: place.pack,
  } as const
  const headerLine = writeHeader(header)
  const hash = hashOfHeader(caps, headerLine)
  return {
    header,
    headerLine,
    hash,
    signature: signHash(caps, 'segment', hash, place.secret),
    counted: await caps.gzip(counted),
    personal: await caps.gzip(joinLines(personalLines)),
  }
}
