/**
 * The groups of segments in the mirror and in the database, made the same again. The quick way looks at sizes, counts
 * and the last group's id; anything unusual takes the thorough way, which reads the mirror from its first byte.
 */
import type { Hashing } from '../../../shared/capabilities.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { sameBytes } from '../bytes.ts'
import { type Mirror, refusalOf } from '../mirror-client.ts'
import {
  type GroupRow,
  type MilepostDatabase,
  orElse,
  owePersonalParts,
  rowsOfGroup,
  type SegmentRow,
  within,
} from './database.ts'
import {
  closingFrame,
  type Files,
  type FoundGroup,
  groupBytes,
  mirrorPersonal,
  readGroupsOfMirror,
  withPersonal,
} from './group-files.ts'
import { openAppendOnly, personalName, readMirrorFile, segmentsName } from './mirror-files.ts'

export interface Groups {
  readonly last: GroupRow | null
  /** Of the mirror's file, after its last closed group. */
  readonly size: number
  /** What only the mirror had. */
  readonly restored: { readonly segments: number; readonly events: number }
}

export interface TwoStores {
  readonly caps: Hashing
  readonly database: MilepostDatabase
  readonly mirror: Mirror
  readonly files: Files
  /** Told before rows are replaced. */
  readonly changed: () => void
}

const none = { segments: 0, events: 0 }

export const compareSegments = async (stores: TwoStores): Promise<Result<Groups>> => {
  const { database, files } = stores
  const size = files.get(segmentsName) ?? 0
  const groups = await within(database.groups.toArray())
  const last = groups.at(-1) ?? null
  const same =
    size === (last?.end ?? 0) &&
    groups.every((group, at) => group.group === at + 1) &&
    (await within(database.segments.count())) === groups.reduce((sum, group) => sum + group.segments, 0) &&
    groups.every((group) => !group.hasPersonal || files.has(personalName(group.group))) &&
    (await isLastGroup(stores.mirror, groups))
  return same ? accept({ last, size, restored: none }) : compareThoroughly(stores, size)
}

/** Whether the mirror ends as the database's last group does: the two could be of different days. */
const isLastGroup = async (mirror: Mirror, groups: readonly GroupRow[]): Promise<boolean> => {
  const last = groups.at(-1)
  if (!last) return true
  const closing = closingFrame(last)
  const found = await readMirrorFile(mirror, segmentsName, last.end - closing.length, last.end)
  return found.ok && sameBytes(found.value, closing)
}

const rowsOf = (database: MilepostDatabase, group: number): Promise<SegmentRow[]> =>
  within(rowsOfGroup(database, group))

const compareThoroughly = async (stores: TwoStores, size: number): Promise<Result<Groups>> => {
  const { mirror, database } = stores
  // Made from rows that something was the matter with.
  await within(database.snapshot.clear())
  const there = await readGroupsOfMirror(mirror, 0, size)
  if (!there.ok) return there
  const { groups, closed, damaged } = there.value
  const last = (await within(database.groups.toArray())).at(-1)
  // Behind damage may lie what was acknowledged: cut only where the database knows all that lies before it.
  if (damaged && (last?.end ?? 0) < closed)
    return refuse({ reason: 'mirror-damaged', detail: { file: segmentsName } })
  if (damaged && !last) return refuse({ reason: 'mirror-damaged', detail: { file: segmentsName } })
  if (damaged && last && closed < last.end && last.end < size) {
    const behind = await readGroupsOfMirror(mirror, last.end, size)
    if (!behind.ok) return behind
    if (behind.value.groups.length > 0)
      return refuse({ reason: 'mirror-damaged', detail: { file: segmentsName } })
  }

  // A mirror that lacks groups lacks what was replaced in them, too.
  const isBehind = (last?.group ?? 0) > groups.length
  let restored = none
  for (const found of groups) {
    const done = await compareGroup(stores, found, isBehind)
    if (!done.ok) return done
    restored = {
      segments: restored.segments + done.value.segments,
      events: restored.events + done.value.events,
    }
  }
  if (closed < size) {
    const cut = await mirror.cut(segmentsName, closed)
    if (!cut.ok) return refuse(refusalOf(cut.refusal))
  }
  const more = await mirrorTheRest(stores, groups.length, closed)
  if (!more.ok) return more
  return accept({
    last: (await within(database.groups.toArray())).at(-1) ?? null,
    size: more.value,
    restored,
  })
}

const sameSegments = (a: readonly SegmentRow[], b: readonly SegmentRow[]): boolean =>
  a.length === b.length &&
  a.every((row, at) => row.log === b[at]?.log && row.index === b[at]?.index && row.hash === b[at]?.hash)

/** Gives what the database lacked of this group. */
const compareGroup = async (
  stores: TwoStores,
  found: FoundGroup,
  isBehind: boolean,
): Promise<Result<typeof none>> => {
  const { caps, mirror, database, files } = stores
  const { group } = found
  const here = await within(database.groups.get(group.group))
  if (here && here.id !== group.id)
    return refuse({ reason: 'stores-disagree', detail: { group: group.group } })
  const rows = await rowsOf(database, group.group)
  const lacksPersonal = group.hasPersonal && rows.every((row) => row.personal === null)
  const bringsPersonal = lacksPersonal && files.has(personalName(group.group))
  if (here && here.end === group.end && sameSegments(rows, found.rows) && !bringsPersonal) {
    const done = await mirrorPersonal(caps, mirror, files, group, rows)
    if (!done.ok) return done
    const taken = isBehind || (await takeNewer(stores, { group, rows }))
    // Where a full disk does not take it, what is due to be erased is erased all the same once everything is loaded.
    if (!taken) await orElse(() => within(owePersonalParts(database)), undefined)
    return accept(none)
  }
  const read = await withPersonal(mirror, files, found)
  if (!read.ok) return read
  const whole = read.value
  await within(
    database.transaction('rw', database.segments, database.groups, database.snapshot, async () => {
      stores.changed()
      await database.snapshot.clear()
      await database.segments
        .where('[group+place]')
        .between([group.group, 0], [group.group, Number.POSITIVE_INFINITY])
        .delete()
      await database.segments.bulkPut([...whole])
      await database.groups.put(group)
    }),
  )
  const had = new Set(rows.map((row) => row.hash))
  const lacked = whole.filter((row) => !had.has(row.hash))
  return accept({ segments: lacked.length, events: lacked.reduce((sum, row) => sum + row.events, 0) })
}

/**
 * A personal part is replaced in the mirror first. Where the two say different things, the database lost a change that it
 * had acknowledged, an erasure most likely, and takes it again. A file that lacks a part which the database has is damaged, and says nothing,
 * unless it is empty where all was `purged`. false: the file is there and cannot be read.
 */
const takeNewer = async (
  { mirror, database, files, changed }: TwoStores,
  { group, rows }: FoundGroup,
  purged = false,
): Promise<boolean> => {
  const read = await withPersonal(mirror, files, { group, rows })
  if (!read.ok) return false
  const differ = read.value.filter((row, at) => {
    const here = rows[at]?.personal ?? null
    return row.personal && here ? !sameBytes(row.personal, here) : row.personal !== here
  })
  const isGone = purged && files.get(personalName(group.group)) === 0
  if (differ.length === 0 || (!isGone && differ.some(({ personal }) => personal === null))) return true
  const replace = async () => {
    changed()
    await database.segments.bulkPut(differ)
    await database.snapshot.clear()
  }
  await within(database.transaction('rw', database.segments, database.snapshot, replace))
  return true
}

/**
 * Of groups whose segments are the same in both: of those `replaced` since the stores were opened, and of all where the database lost
 * entries. That is remembered until every file could be read, whatever stops it.
 */
export const takeNewerParts = async (
  stores: TwoStores,
  replaced: ReadonlySet<number>,
  purged: boolean,
): Promise<void> => {
  const { database } = stores
  const all = (await within(database.meta.get('parts'))) !== undefined
  let whole = true
  for (const group of await within(database.groups.toArray())) {
    if (!group.hasPersonal || !(all || replaced.has(group.group))) continue
    const rows = await rowsOf(database, group.group)
    if (!(await takeNewer(stores, { group, rows }, purged))) whole = false
  }
  // Where a full disk keeps it, the parts are read once more.
  if (all && whole) await orElse(() => within(database.meta.delete('parts')), undefined)
}

/** Groups that only the database has go to the mirror again, with the same ids. Gives the file's size. */
const mirrorTheRest = async (
  { caps, database, mirror, files }: TwoStores,
  after: number,
  size: number,
): Promise<Result<number>> => {
  const file = openAppendOnly(caps, mirror, segmentsName, size)
  for (const group of await within(database.groups.where('group').above(after).toArray())) {
    const rows = await rowsOf(database, group.group)
    if (rows.length !== group.segments)
      return refuse({ reason: 'store-failed', detail: { group: group.group } })
    const personal = await mirrorPersonal(caps, mirror, files, group, rows)
    if (!personal.ok) return personal
    const done = await file.append(groupBytes(rows, group))
    if (!done.ok) return refuse(refusalOf(done.refusal))
    if (group.end !== file.size) await within(database.groups.put({ ...group, end: file.size }))
  }
  return accept(file.size)
}
