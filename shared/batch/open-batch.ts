/**
 * Opening a batch: from a file off a USB stick to segments whose list its sender signed. Whatever is wrong here is a
 * fault of the file and refuses it whole; the segments themselves are verified one by one afterwards
 * (`verify-batch.ts`). Bounds come before cost at each step. `shared/batch/FORMAT.md`, "Batches".
 */
import type { Compression, Envelope, Hashing, Signing } from '../capabilities.ts'
import { faultOfRows } from '../events/check-values.ts'
import { hashOfLine } from '../events/reference.ts'
import { toHex } from '../lines/bytes.ts'
import { joinLines } from '../lines/write-line.ts'
import { trainingKeys } from '../pack/training-keys.ts'
import { accept, type Result, refuse } from '../result.ts'
import type { Segment } from '../segments/segment.ts'
import { verifyHash } from '../segments/segment-header.ts'
import { faultOfMember } from './batch-room.ts'
import {
  lockOfEnvelope,
  readFileHeader,
  readFirstMember,
  readSignatureLine,
  splitFirstMember,
  statedSize,
} from './container.ts'
import { limits, mostUnpacked } from './limits.ts'
import { type BatchHeader, batchHeaderRows, type Listed, readList } from './segment-list.ts'

export interface BatchExpectation {
  readonly operation: string
  readonly training: boolean
  /** The reader's age identity: `AGE-SECRET-KEY-1…`. */
  readonly identity: string
}

type OpeningCaps = Hashing & Signing & Compression

export interface OpenedBatch {
  readonly from: string
  readonly to: string
  readonly created: string
  /** As listed and split; not one of them verified yet. */
  readonly segments: readonly Segment[]
}

/**
 * Refuses with `not-a-batch`, `newer-format`, `other-recipient`, `other-operation`, `training-mismatch`, `cut-short`
 * (with `percent` where the file tells), `altered`, `bad-sender-signature`, `over-limit` or `bomb`.
 */
export const openBatch = async (
  caps: OpeningCaps & Envelope,
  file: Uint8Array,
  expect: BatchExpectation,
): Promise<Result<OpenedBatch>> => {
  if (file.length > limits.batchBytes) return overLimit('batchBytes', limits.batchBytes)
  if (lockOfEnvelope(file) === 'code') return refuse({ reason: 'not-a-batch' })
  const content = await openEnvelope(caps, file, expect)
  return content.ok ? openBatchContent(caps, content.value, expect) : content
}

const openEnvelope = async (
  caps: Envelope,
  file: Uint8Array,
  expect: BatchExpectation,
): Promise<Result<Uint8Array>> => {
  const opened = await caps.decrypt(file, { identity: expect.identity })
  if (opened.ok) return accept(opened.bytes)
  switch (opened.why) {
    case 'not-age':
      return refuse({ reason: 'not-a-batch' })
    case 'cut-short':
      return refuse({
        reason: 'cut-short',
        ...(opened.percent === undefined ? {} : { detail: { percent: opened.percent } }),
      })
    case 'altered':
      return refuse({ reason: 'altered' })
    case 'no-key-fits': {
      // Training keys are public: a real installation can tell a training file from one for another unit.
      const training = expect.training || (await caps.decrypt(file, { identity: trainingKeys.unitIdentity }))
      return refuse({ reason: training === true || !training.ok ? 'other-recipient' : 'training-mismatch' })
    }
  }
}

/** The same for what is inside the envelope. */
export const openBatchContent = async (
  caps: OpeningCaps,
  content: Uint8Array,
  expect: Omit<BatchExpectation, 'identity'>,
): Promise<Result<OpenedBatch>> => {
  const split = splitFirstMember(content)
  if (split === null) return refuse({ reason: 'not-a-batch' })
  const most = Math.min(limits.listBytes, mostUnpacked(split.first))
  const lines = await readFirstMember(caps, split.first, most)
  if (!lines.ok) return lines.refusal.reason === 'malformed-line' ? refuse({ reason: 'not-a-batch' }) : lines
  const header = readBatchHeader(lines.value[0], expect)
  if (!header.ok) return header

  const signed = lines.value.slice(0, -1)
  const signature = readSignatureLine(lines.value.at(-1))
  const hash = toHex(caps.sha256(joinLines(signed)))
  if (signature === null || !verifyHash(caps, 'batch', hash, signature, header.value.from))
    return refuse({ reason: 'bad-sender-signature' })
  const list = readList(signed.slice(1), header.value.operation)
  if (!list.ok) return list
  const segments = splitMembers(caps, split.rest, list.value)
  if (!segments.ok) return segments
  const { from, to, created } = header.value
  return accept({ from, to, created, segments: segments.value })
}

const readBatchHeader = (
  line: string | undefined,
  expect: Omit<BatchExpectation, 'identity'>,
): Result<BatchHeader> => {
  const read = readFileHeader(line)
  if (read === null) return refuse({ reason: 'not-a-batch' })
  if (!read.ok) return read
  if (faultOfRows(read.value, batchHeaderRows) !== null) return refuse({ reason: 'not-a-batch' })
  // The rows are the proof of the type.
  const header = read.value as unknown as BatchHeader
  if (header.training !== expect.training) return refuse({ reason: 'training-mismatch' })
  return header.operation === expect.operation ? accept(header) : refuse({ reason: 'other-operation' })
}

/** By the listed lengths, exactly; and no member may state more than its size allows, before one is unpacked. */
const splitMembers = (
  caps: Hashing,
  bytes: Uint8Array,
  list: readonly Listed[],
): Result<readonly Segment[]> => {
  const total = list.reduce((sum, { counted, personal }) => sum + counted + personal, 0)
  if (total !== bytes.length) return refuse({ reason: 'altered' })
  const segments: Segment[] = []
  let at = 0
  let unpacked = 0
  const take = (length: number): Uint8Array => {
    at += length
    return bytes.subarray(at - length, at)
  }
  for (const { header, headerLine, signature, counted, personal } of list) {
    const members = { counted: take(counted), personal: personal === 0 ? null : take(personal) }
    for (const member of [members.counted, members.personal]) {
      if (member === null) continue
      const fault = faultOfMember(member)
      if (fault !== null) return refuse(fault)
      unpacked += statedSize(member)
    }
    segments.push({ header, headerLine, hash: hashOfLine(caps, headerLine), signature, ...members })
  }
  return unpacked > limits.fileBytesUnpacked
    ? overLimit('fileBytesUnpacked', limits.fileBytesUnpacked)
    : accept(segments)
}

const overLimit = (limit: string, most: number) =>
  refuse({ reason: 'over-limit', detail: { limit, most } } as const)
