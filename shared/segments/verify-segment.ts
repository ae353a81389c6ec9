/**
 * From untrusted bytes to an opened segment. Cheap refusals come first: header, signature, then bounded unpacking,
 * hashes, and each line. `shared/batch/FORMAT.md`, "Segments".
 */
import type { Compression, Hashing, Signing } from '../capabilities.ts'
import { toHex } from '../lines/bytes.ts'
import { readText } from '../lines/read-line.ts'
import { accept, type Refusal, type Result, refuse } from '../result.ts'
import { PersonalPart } from './personal-part.ts'
import { checkCounted } from './read-counted.ts'
import type { EventRun, OpenSegment, Segment, SegmentHeader, VerifiedSegment } from './segment.ts'
import { SegmentEvents } from './segment-events.ts'
import { hashOfHeader, readHeader, verifyHash } from './segment-header.ts'
import { unpackMember } from './unpack-member.ts'
import { type VerifyPersonal, verifyPersonalPart } from './verify-personal.ts'

type VerifyCaps = Hashing & Signing & Compression

/**
 * Refuses with `bad-segment-signature`, `broken-chain`, `hash-mismatch`, `malformed-line` or `not-a-valid-event`, each
 * with the segment's `index`: that log's part is set aside. Or with `altered`, `bomb` or `over-limit` for a member that
 * cannot be unpacked: a fault of the file, see `isFaultOfFile`.
 */
export const verifySegment = async (caps: VerifyCaps, segment: Segment): Promise<Result<OpenSegment>> =>
  beginSegment(caps, segment)()

/**
 * The same in two steps, so that several segments are in work: header and signature now, and the personal part given to
 * `verifyPersonal`; the function given back does the rest and waits for it.
 */
export const beginSegment = (
  caps: VerifyCaps,
  segment: Segment,
  verifyPersonal: VerifyPersonal = (header, member) => verifyPersonalPart(caps, header, member),
): (() => Promise<Result<OpenSegment>>) => {
  const head = checkHead(caps, segment)
  if (!head.ok) return async () => at(segment, head.refusal)
  const header = head.value
  const personal = segment.personal === null ? null : verifyPersonal(header, segment.personal)
  return async () => {
    const counted = await unpackCounted(caps, header, segment)
    // Asked for in any case: nobody else would hear of its failure.
    const names = personal === null ? accept(null) : await personal
    if (!counted.ok) return at(segment, counted.refusal)
    const checked = checkCounted(header, counted.value)
    if (!checked.ok) return at(segment, checked.refusal)
    if (!names.ok) return at(segment, names.refusal)
    const part = names.value === null ? null : new PersonalPart(header, names.value)
    return accept(opened(segment, header, new SegmentEvents(header, checked.value, part)))
  }
}

/** Everything that the brand promises has been checked; `header` is the one read from the signed line. */
const opened = (segment: Segment, header: SegmentHeader, events: EventRun): OpenSegment => ({
  segment: { ...segment, header } as VerifiedSegment,
  events,
})

const checkHead = (caps: Hashing & Signing, segment: Segment): Result<SegmentHeader> => {
  const head = readHeader(segment.headerLine)
  if (!head.ok) return head
  const header = head.value
  const hash = hashOfHeader(caps, segment.headerLine)
  if (hash !== segment.hash) return refuse({ reason: 'hash-mismatch' })
  if (!verifyHash(caps, 'segment', hash, segment.signature, header.log))
    return refuse({ reason: 'bad-segment-signature' })
  const follows =
    header.index === 1
      ? header.first === 1 && header.previous === header.operation
      : header.first >= header.index
  return follows ? head : refuse({ reason: 'broken-chain' })
}

const unpackCounted = async (
  caps: Hashing & Compression,
  header: SegmentHeader,
  segment: Segment,
): Promise<Result<string>> => {
  const counted = await unpackMember(caps, segment.counted)
  if (!counted.ok) return counted
  if (toHex(caps.sha256(counted.value)) !== header.counted) return refuse({ reason: 'hash-mismatch' })
  return readText(counted.value)
}

const at = (segment: Segment, refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } =>
  refuse({ ...refusal, detail: { index: segment.header.index, ...refusal.detail } })
