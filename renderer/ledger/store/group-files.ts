/** A group in the mirror: a run of frames in the file `segments`, and its personal parts in a file of their own. */
import type { Hashing } from '../../../shared/capabilities.ts'
import { joinBytes } from '../../../shared/lines/bytes.ts'
import { frameOverhead, makeFrame, makeGroup, readFrames, readGroups } from '../../../shared/mirror/frames.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { type Mirror, refusalOf } from '../mirror-client.ts'
import type { GroupRow, SegmentRow } from './database.ts'
import {
  readGroupEntry,
  readPersonalEntry,
  readSegmentEntry,
  writeGroupEntry,
  writePersonalEntry,
  writeSegmentEntry,
} from './entries.ts'
import { personalName, readMirrorFile, segmentsName, writeMirrorFile } from './mirror-files.ts'

/** What makes a group real. */
export const closingFrame = (group: Omit<GroupRow, 'end'>): Uint8Array =>
  makeFrame('close', writeGroupEntry(group))

/** The frames of a group for the file `segments`, its closing frame last. */
export const groupBytes = (rows: readonly SegmentRow[], group: Omit<GroupRow, 'end'>): Uint8Array =>
  makeGroup(rows.map(writeSegmentEntry), writeGroupEntry(group))

/** The file of a group's personal parts; null when there are none. */
export const personalBytes = (rows: readonly SegmentRow[]): Uint8Array | null => {
  const frames = rows.flatMap(({ place, personal }) =>
    personal === null ? [] : [makeFrame('entry', writePersonalEntry(place, personal))],
  )
  return frames.length === 0 ? null : joinBytes(frames)
}

export interface FoundGroup {
  readonly group: GroupRow
  readonly rows: readonly SegmentRow[]
}
export interface FoundGroups {
  readonly groups: readonly FoundGroup[]
  /** Offset after the last closed group. */
  readonly closed: number
  readonly damaged: boolean
}

/** Closed groups, in order, without personal parts. Memory: the file of segments once. */
export const readGroupsOfMirror = async (
  mirror: Mirror,
  from: number,
  size: number,
): Promise<Result<FoundGroups>> => {
  const bytes = await readMirrorFile(mirror, segmentsName, from, size)
  if (!bytes.ok) return refuse(refusalOf(bytes.refusal))
  const read = readGroups(bytes.value)
  const groups: FoundGroup[] = []
  let closed = from
  for (const { entries, closing } of read.groups) {
    const lengths = [...entries, closing].map((payload) => payload.length + frameOverhead)
    closed += lengths.reduce((sum, length) => sum + length, 0)
    const group = readGroupEntry(closing)
    const rows = entries.map(readSegmentEntry).filter((row) => row !== null)
    if (!group || group.segments !== rows.length)
      return refuse({ reason: 'mirror-damaged', detail: { file: segmentsName } })
    groups.push({ group: { ...group, end: closed }, rows })
  }
  return accept({ groups, closed, damaged: read.tail === 'damaged' })
}

/** Names and sizes of the mirror's files. */
export type Files = ReadonlyMap<string, number>

/** The rows with their personal parts, as far as the mirror has them. Refused when its file is there and cannot be read. */
export const withPersonal = async (
  mirror: Mirror,
  files: Files,
  { group, rows }: FoundGroup,
): Promise<Result<readonly SegmentRow[]>> => {
  const name = personalName(group.group)
  const size = group.hasPersonal ? files.get(name) : undefined
  if (size === undefined) return accept(rows)
  const bytes = await readMirrorFile(mirror, name, 0, size)
  if (!bytes.ok) return refuse({ ...refusalOf(bytes.refusal), detail: { file: name } })
  const parts = new Map<number, Uint8Array>()
  for (const { payload } of readFrames(bytes.value).frames) {
    const entry = readPersonalEntry(payload)
    if (entry) parts.set(entry.place, entry.sealed)
  }
  return accept(rows.map((row) => ({ ...row, personal: parts.get(row.place) ?? null })))
}

/** A personal file that the mirror lost is written again from the database's rows. */
export const mirrorPersonal = async (
  caps: Hashing,
  mirror: Mirror,
  files: Files,
  group: GroupRow,
  rows: readonly SegmentRow[],
): Promise<Result<null>> => {
  const name = personalName(group.group)
  const bytes = group.hasPersonal && !files.has(name) ? personalBytes(rows) : null
  if (!bytes) return accept(null)
  const done = await writeMirrorFile(caps, mirror, name, bytes)
  return done.ok ? accept(null) : refuse(refusalOf(done.refusal))
}

/** Personal parts of a group that never happened, or has none: they are not kept. */
export const removeStrayPersonal = async (
  mirror: Mirror,
  files: Files,
  groups: readonly GroupRow[],
): Promise<void> => {
  const kept = new Set(groups.filter((group) => group.hasPersonal).map(({ group }) => personalName(group)))
  for (const name of files.keys())
    if (/^personal-\d+$/.test(name) && !kept.has(name)) await mirror.remove(name)
}
