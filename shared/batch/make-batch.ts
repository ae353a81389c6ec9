/** Making a batch: segments as they were sealed, listed and signed by the sender, in one file for a unit. */
import type { Compression, Envelope, Hashing, Signing } from '../capabilities.ts'
import type { ClockTime, Hex, LogId } from '../events/event.ts'
import { joinBytes, toHex } from '../lines/bytes.ts'
import { joinLines, writeLine } from '../lines/write-line.ts'
import { accept, type Result, refuse } from '../result.ts'
import type { Segment } from '../segments/segment.ts'
import { signHash } from '../segments/segment-header.ts'
import { type BatchRoom, faultOfContent, faultOfLength, readersRoom } from './batch-room.ts'
import { makeFirstMember, writeSignatureLine } from './container.ts'
import { type BatchHeader, compareSegments, writeListed } from './segment-list.ts'

export interface BatchPlan {
  /** The sender's log, and its Ed25519 seed. */
  readonly from: { readonly log: LogId; readonly secret: Uint8Array }
  /** The unit's id. */
  readonly to: string
  readonly operation: Hex
  readonly training: boolean
  readonly created: ClockTime
  /** age recipients: the unit's, and whoever else may read the whole file. */
  readonly recipients: readonly string[]
  /** In any order; one that stands there twice is carried once. */
  readonly segments: readonly Segment[]
}

/**
 * The bytes of the file. Members are carried as they came, not packed again. Refuses with `over-limit` or `bomb` what no
 * reader takes: `splitOverFiles` makes several files of it.
 */
export const makeBatch = async (
  caps: Hashing & Signing & Compression & Envelope,
  plan: BatchPlan,
  room: BatchRoom = readersRoom,
): Promise<Result<Uint8Array>> => {
  const segments = inOrder(plan.segments)
  const fault = faultOfContent(segments, room)
  if (fault) return refuse(fault)
  const file = await caps.encryptTo(await makeBatchContent(caps, { ...plan, segments }), plan.recipients)
  const tooLong = faultOfLength(file, room)
  return tooLong ? refuse(tooLong) : accept(file)
}

/** As the list has them, each once. */
const inOrder = (segments: readonly Segment[]): readonly Segment[] =>
  [...new Map(segments.map((segment) => [segment.hash, segment])).values()].sort(compareSegments)

/** What is inside the envelope: the first member, then two members for each segment. */
export const makeBatchContent = async (
  caps: Hashing & Signing & Compression,
  plan: Omit<BatchPlan, 'recipients'>,
): Promise<Uint8Array> => {
  const segments = inOrder(plan.segments)
  const header: BatchHeader = {
    milepost: 1,
    type: 'batch',
    from: plan.from.log,
    to: plan.to,
    operation: plan.operation,
    training: plan.training,
    created: plan.created,
  }
  const lines = [writeLine(header), ...segments.flatMap(writeListed)]
  return joinBytes([
    await makeFirstMember(caps, signLines(caps, lines, plan.from.secret)),
    ...segments.flatMap(({ counted, personal }) => (personal === null ? [counted] : [counted, personal])),
  ])
}

/** The lines, and the sender's signature over all of them as a last one. */
export const signLines = (
  caps: Hashing & Signing,
  lines: readonly string[],
  secret: Uint8Array,
  prefix: 'batch' | 'receipt' = 'batch',
): readonly string[] => [
  ...lines,
  writeSignatureLine(signHash(caps, prefix, toHex(caps.sha256(joinLines(lines))), secret)),
]
