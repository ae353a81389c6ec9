/** What goes into one batch so that every reader takes it, and what is more than that over several. The limits are the reader's. */
import { utf8Length } from '../lines/bytes.ts'
import type { Refusal } from '../result.ts'
import type { Segment } from '../segments/segment.ts'
import { statedSize } from './container.ts'
import { limits, mostUnpacked } from './limits.ts'
import { writeListed } from './segment-list.ts'

/** The most of a file, each as in `limits`. */
export interface BatchRoom {
  readonly batchBytes: number
  readonly listBytes: number
  readonly segments: number
  readonly logs: number
  readonly fileBytesUnpacked: number
}

const scaled = (part: number): BatchRoom => ({
  batchBytes: Math.floor(limits.batchBytes * part),
  listBytes: Math.floor(limits.listBytes * part),
  segments: Math.floor(limits.segments * part),
  logs: Math.floor(limits.logs * part),
  fileBytesUnpacked: Math.floor(limits.fileBytesUnpacked * part),
})

/** What a reader takes. */
export const readersRoom = scaled(1)
/** What a writer fills: a tenth is left for what is not counted here, the first lines and the envelope. */
export const writersRoom = scaled(0.9)

const membersOf = ({ counted, personal }: Segment): readonly Uint8Array[] =>
  personal === null ? [counted] : [counted, personal]

const sum = <T>(of: readonly T[], size: (one: T) => number): number =>
  of.reduce((total, one) => total + size(one), 0)

/** What segments take of a file. The list is packed there: as it counts here, it is larger than it will be. */
const sizeOf = (segment: Segment) => {
  const members = membersOf(segment)
  const list = sum(writeListed(segment), (line) => utf8Length(line) + 1)
  return {
    batchBytes: list + sum(members, ({ length }) => length),
    listBytes: list,
    fileBytesUnpacked: sum(members, statedSize),
  }
}

/** In the order given, each file as full as it may be; none is empty, and of no segments there is none. */
export const splitOverFiles = (
  segments: readonly Segment[],
  room: BatchRoom,
): readonly (readonly Segment[])[] => {
  const files: Segment[][] = []
  let file: Segment[] = []
  let logs = new Set<string>()
  let [bytes, list, unpacked] = [0, 0, 0]
  for (const segment of segments) {
    const size = sizeOf(segment)
    const fits =
      file.length < room.segments &&
      (logs.size < room.logs || logs.has(segment.header.log)) &&
      bytes + size.batchBytes <= room.batchBytes &&
      list + size.listBytes <= room.listBytes &&
      unpacked + size.fileBytesUnpacked <= room.fileBytesUnpacked
    if (!fits || file.length === 0) {
      file = []
      files.push(file)
      logs = new Set()
      ;[bytes, list, unpacked] = [0, 0, 0]
    }
    file.push(segment)
    logs.add(segment.header.log)
    bytes += size.batchBytes
    list += size.listBytes
    unpacked += size.fileBytesUnpacked
  }
  return files
}

const over = (limit: keyof BatchRoom | 'memberBytes', most: number): Refusal => ({
  reason: 'over-limit',
  detail: { limit, most },
})

/** Why no reader would take a file of these segments; null: it would. Its own length is known once it is made. */
export const faultOfContent = (segments: readonly Segment[], room: BatchRoom): Refusal | null => {
  const logs = new Set(segments.map(({ header }) => header.log))
  if (segments.length > room.segments) return over('segments', room.segments)
  if (logs.size > room.logs) return over('logs', room.logs)
  const sizes = segments.map(sizeOf)
  for (const limit of ['listBytes', 'fileBytesUnpacked'] as const)
    if (sum(sizes, (size) => size[limit]) > room[limit]) return over(limit, room[limit])
  return (
    segments
      .flatMap(membersOf)
      .map(faultOfMember)
      .find((fault) => fault !== null) ?? null
  )
}

/** The same of the file itself. */
export const faultOfLength = ({ length }: Uint8Array, { batchBytes }: BatchRoom): Refusal | null =>
  length > batchBytes ? over('batchBytes', batchBytes) : null

/** A member may state no more than its size allows. */
export const faultOfMember = (member: Uint8Array): Refusal | null => {
  const size = statedSize(member)
  if (size <= mostUnpacked(member)) return null
  return size > limits.memberBytes && mostUnpacked(member) === limits.memberBytes
    ? over('memberBytes', limits.memberBytes)
    : { reason: 'bomb' }
}
