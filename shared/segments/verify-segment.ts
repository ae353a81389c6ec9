/**
 * From untrusted bytes to an opened segment. Cheap refusals come first: header, signature, then bounded unpacking,
 * hashes, and each line. `shared/batch/FORMAT.md`, "Segments".
 */
import { limits, mostUnpacked } from '../batch/limits.ts'
import type { Compression, Hashing, Signing } from '../capabilities.ts'
import { toHex } from '../lines/bytes.ts'
import { splitLines } from '../lines/read-line.ts'
import { accept, type Refusal, type Result, refuse } from '../result.ts'
import { readCounted, readPersonal } from './read-lines.ts'
import type { OpenEvent, OpenSegment, Segment, VerifiedSegment } from './segment.ts'
import { hashOfHeader, readHeader, verifyHash } from './segment-header.ts'

/**
 * Refuses with `bad-segment-signature`, `broken-chain`, `hash-mismatch`, `malformed-line` or `not-a-valid-event`, each
 * with the segment's `index`: that log's part is set aside. Or with `altered`, `bomb` or `over-limit` for a member that
 * cannot be unpacked: a fault of the file, see `isFaultOfFile`.
 */
export const verifySegment = async (
  caps: Hashing & Signing & Compression,
  segment: Segment,
): Promise<Result<OpenSegment>> => {
  const head = readHeader(segment.headerLine)
  if (!head.ok) return at(segment, head.refusal)
  const header = head.value
  const hash = hashOfHeader(caps, segment.headerLine)
  if (hash !== segment.hash) return at(segment, { reason: 'hash-mismatch' })
  if (!verifyHash(caps, 'segment', hash, segment.signature, header.log))
    return at(segment, { reason: 'bad-segment-signature' })
  if (
    header.index === 1
      ? header.first !== 1 || header.previous !== header.operation
      : header.first <= header.index - 1
  )
    return at(segment, { reason: 'broken-chain' })

  const counted = await unpack(caps, segment.counted)
  if (!counted.ok) return at(segment, counted.refusal)
  if (toHex(caps.sha256(counted.value)) !== header.counted) return at(segment, { reason: 'hash-mismatch' })
  const lines = splitLines(counted.value)
  if (!lines.ok) return at(segment, lines.refusal)
  const events = readCounted(header, lines.value)
  if (!events.ok) return at(segment, events.refusal)

  const opened =
    segment.personal === null ? events : await withPersonal(caps, segment, segment.personal, events.value)
  if (!opened.ok) return at(segment, opened.refusal)
  // Everything that the brand promises has just been checked; `header` is the one read from the signed line.
  return accept({ segment: { ...segment, header } as VerifiedSegment, events: opened.value })
}

const withPersonal = async (
  caps: Hashing & Signing & Compression,
  segment: Segment,
  member: Uint8Array,
  events: readonly OpenEvent[],
): Promise<Result<readonly OpenEvent[]>> => {
  const bytes = await unpack(caps, member)
  if (!bytes.ok) return bytes
  const lines = splitLines(bytes.value)
  return lines.ok ? readPersonal(caps, segment.header, lines.value, events) : lines
}

const unpack = async (caps: Compression, member: Uint8Array): Promise<Result<Uint8Array>> => {
  const most = mostUnpacked(member)
  const bytes = await caps.gunzip(member, most)
  if (bytes.ok) return accept(bytes.bytes)
  if (bytes.why === 'damaged') return refuse({ reason: 'altered' })
  return most === limits.memberBytes
    ? refuse({ reason: 'over-limit', detail: { limit: 'memberBytes', most } })
    : refuse({ reason: 'bomb' })
}

const at = (segment: Segment, refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } =>
  refuse({ ...refusal, detail: { index: segment.header.index, ...refusal.detail } })
