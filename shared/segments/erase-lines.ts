/**
 * Erasing personal lines of a segment: each leaves its hash, so that header, signature and chain still hold. The counted
 * part is not touched. DESIGN.md, "Files": only a part with an erasure is ever recompressed.
 */
import type { Compression, Hashing, Signing } from '../capabilities.ts'
import { isReached, recordsOf } from '../events/about-records.ts'
import { readCarried } from '../events/check-event.ts'
import type { Carried, LogId, Reference } from '../events/event.ts'
import { hashOfLine, referenceOf } from '../events/reference.ts'
import { splitLines } from '../lines/read-line.ts'
import { joinLines, writeLine } from '../lines/write-line.ts'
import { accept, type Result } from '../result.ts'
import type { OpenEvent, OpenSegment, Segment } from './segment.ts'
import { unpackMember } from './unpack-member.ts'
import { verifySegment } from './verify-segment.ts'

/** Every personal line of events with these numbers, of whatever class. The result is verified anew. */
export const eraseLines = async (
  caps: Hashing & Signing & Compression,
  segment: Segment,
  numbers: ReadonlySet<number>,
): Promise<Result<OpenSegment>> => {
  if (segment.personal === null) return verifySegment(caps, segment)
  const personal = await eraseWhere(caps, segment.personal, ({ n }) => numbers.has(n))
  return personal.ok ? verifySegment(caps, { ...segment, personal: personal.value }) : personal
}

/**
 * The segment as it goes to whom the pack grants no personal parts: tokens alone are left, and where there are none, no
 * personal part at all.
 */
export const withoutDetails = async (
  caps: Hashing & Signing & Compression,
  segment: Segment,
): Promise<Result<Segment>> => {
  if (segment.personal === null) return accept(segment)
  let tokens = false
  const personal = await eraseWhere(caps, segment.personal, (line) => {
    tokens ||= line.class === 'match'
    return line.class !== 'match'
  })
  return personal.ok ? accept({ ...segment, personal: tokens ? personal.value : null }) : personal
}

interface Line {
  readonly n: number
  readonly class: string
}

/** A personal part, packed; what is erased already stays so. */
const eraseWhere = async (
  caps: Hashing & Compression,
  member: Uint8Array,
  isNamed: (line: Line) => boolean,
): Promise<Result<Uint8Array>> => {
  const unpacked = await unpackMember(caps, member)
  if (!unpacked.ok) return unpacked
  const lines = splitLines(unpacked.value)
  if (!lines.ok) return lines
  const left = lines.value.map((text) => {
    const line = JSON.parse(text) as Line & { readonly erased?: string }
    if (line.erased !== undefined || !isNamed(line)) return text
    return writeLine({ n: line.n, class: line.class, erased: hashOfLine(caps, text) })
  })
  return accept(await caps.gzip(joinLines(left)))
}

/** Events whose lines are to go, and with them those of all that is about them. */
export interface Named {
  readonly numbersOf: (log: LogId) => Iterable<number>
  readonly isNamed: (reference: Reference) => boolean
}

/** Numbers of the events in a segment whose lines are to go: those reached, and those that carry one that is reached. */
export const findErased = (
  caps: Hashing,
  { segment, events }: OpenSegment,
  { numbersOf, isNamed }: Named,
): ReadonlySet<number> => {
  const { log, first } = segment.header
  const found = new Set<number>()
  if (segment.personal === null) return found
  const isErased = (of: LogId, event: OpenEvent['event'], line: string) =>
    isReached(isNamed, referenceOf(caps, of, event.n, line), event)
  for (const n of numbersOf(log)) {
    const open = events.at(n - first)
    if (open && isErased(log, open.event, open.line)) found.add(n)
  }
  for (const at of events.others ?? []) {
    const { event } = events.at(at) as OpenEvent
    if (recordsOf(event).some(isNamed)) found.add(event.n)
    if (event.op !== 'carried') continue
    const carried = event as Carried
    if (isErased(carried.log, readCarried(carried), JSON.stringify(carried.event))) found.add(event.n)
  }
  return found
}

/** The segment as it is to be kept. */
export const withoutErased = async (
  caps: Hashing & Signing & Compression,
  open: OpenSegment,
  numbers: ReadonlySet<number>,
): Promise<Result<OpenSegment>> =>
  numbers.size === 0 ? accept(open) : eraseLines(caps, open.segment, numbers)
