/**
 * From untrusted bytes to an opened segment. Cheap refusals come first: header, signature, then bounded unpacking,
 * hashes, and each line. `shared/batch/FORMAT.md`, "Segments".
 */
import type { Compression, Hashing, Signing } from '../capabilities.ts'
import type { Hex } from '../events/event.ts'
import { toHex } from '../lines/bytes.ts'
import { accept, type Refusal, type Result, refuse } from '../result.ts'
import { eventsOf } from './column-events.ts'
import { LineForms } from './line-forms.ts'
import type { PersonalColumn } from './personal-part.ts'
import { type CountedColumns, checkCounted, invalid } from './read-counted.ts'
import type { EventRun, OpenSegment, Segment, SegmentHeader, VerifiedSegment } from './segment.ts'
import { hashOfHeader, readHeader, verifyHash } from './segment-header.ts'
import { faultOfSuccession } from './succession.ts'
import { unpackMember } from './unpack-member.ts'
import { type PersonalHeader, verifyPersonalPart } from './verify-personal.ts'

type VerifyCaps = Hashing & Signing & Compression

/**
 * Refuses with `bad-segment-signature`, `broken-chain`, `hash-mismatch`, `malformed-line` or `not-a-valid-event`, each
 * with the segment's `index`: that log's part is set aside. Or with `altered`, `bomb` or `over-limit` for a member that
 * cannot be unpacked: a fault of the file, see `isFaultOfFile`.
 */
export const verifySegment = async (caps: VerifyCaps, segment: Segment): Promise<Result<OpenSegment>> =>
  beginSegment(caps, segment, new LineForms())()

/** What can be checked of a segment without its counted part. */
export interface SegmentSide {
  readonly header: PersonalHeader & Pick<SegmentHeader, 'log'>
  readonly hash: Hex
  readonly signature: string
  readonly personal: Uint8Array | null
}

/** Gives the personal lines; null where they are not held. */
export type VerifySide = (side: SegmentSide) => Promise<Result<PersonalColumn | null>>

/**
 * The signature, then the personal part. It is half the work of a segment and needs nothing of the other half, so that an
 * installation may have it done on another thread (`renderer/ledger/side-verifier.ts`).
 */
export const verifySide = async (
  caps: VerifyCaps,
  side: SegmentSide,
): Promise<Result<PersonalColumn | null>> => (isSigned(caps, side) ? namesOf(caps, side) : unsigned)

const unsigned = refuse({ reason: 'bad-segment-signature' } as const)

const isSigned = (caps: Signing, { header, hash, signature }: SegmentSide): boolean =>
  verifyHash(caps, 'segment', hash, signature, header.log)

const namesOf = async (
  caps: VerifyCaps,
  { header, personal }: SegmentSide,
): Promise<Result<PersonalColumn | null>> =>
  personal === null ? accept(null) : verifyPersonalPart(caps, header, personal)

/**
 * The same in two steps, so that several segments are in work: the header now, and what `beside` checks begun; the
 * function given back checks the rest and waits. Without `beside` each is checked in turn, the signature first. `table`: what
 * lines of segments before it said.
 */
export const beginSegment = (
  caps: VerifyCaps,
  segment: Segment,
  table: LineForms,
  beside: VerifySide | null = null,
): (() => Promise<Result<OpenSegment>>) => {
  const head = checkHead(caps, segment)
  if (!head.ok) return async () => at(segment, head.refusal)
  const header = head.value
  const { hash, signature, personal } = segment
  const side = { header, hash, signature, personal }
  const begun = beside?.(side)
  return async () => {
    if (!begun && !isSigned(caps, side)) return at(segment, unsigned.refusal)
    const counted = await readCounted(caps, header, segment, table)
    const names = await (begun ?? (counted.ok ? namesOf(caps, side) : accept(null)))
    // A wrong signature comes before whatever the segment says.
    if (!names.ok && (counted.ok || names.refusal.reason === unsigned.refusal.reason))
      return at(segment, names.refusal)
    if (!counted.ok) return at(segment, counted.refusal)
    const events = eventsOf(header, counted.value, names.ok ? names.value : null)
    const fault = faultOfSuccession(caps, header.log, events)
    if (fault !== null)
      return at(segment, { ...invalid('continuing'), detail: { line: fault + 1, field: 'continuing' } })
    return accept(opened(segment, header, events))
  }
}

/** Everything that the brand promises has been checked; `header` is the one read from the signed line. */
const opened = (segment: Segment, header: SegmentHeader, events: EventRun): OpenSegment => ({
  segment: { ...segment, header } as VerifiedSegment,
  events,
})

const checkHead = (caps: Hashing, segment: Segment): Result<SegmentHeader> => {
  const head = readHeader(segment.headerLine)
  if (!head.ok) return head
  const header = head.value
  const hash = hashOfHeader(caps, segment.headerLine)
  if (hash !== segment.hash) return refuse({ reason: 'hash-mismatch' })
  const follows =
    header.index === 1
      ? header.first === 1 && header.previous === header.operation
      : header.first >= header.index
  return follows ? head : refuse({ reason: 'broken-chain' })
}

const readCounted = async (
  caps: Hashing & Compression,
  header: SegmentHeader,
  segment: Segment,
  table: LineForms,
): Promise<Result<CountedColumns>> => {
  const counted = await unpackMember(caps, segment.counted)
  if (!counted.ok) return counted
  if (toHex(caps.sha256(counted.value)) !== header.counted) return refuse({ reason: 'hash-mismatch' })
  return checkCounted(header, counted.value, table)
}

const at = (segment: Segment, refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } =>
  refuse({ ...refusal, detail: { index: segment.header.index, ...refusal.detail } })
