/**
 * The snapshot: segments as columns (`shared/segments/write-columns.ts`), sealed, in the database alone. With it an unlock reads
 * a few large rows and counts, instead of unpacking and parsing every segment. DESIGN.md, "The log is the only truth".
 *
 * It holds nothing that the rows of segments do not hold, and says of each part which groups it was made from. Whatever
 * does not fit is dropped, all of it: the rows are read instead, and it is made again in the background.
 */
import type { Hashing } from '../../../shared/capabilities.ts'
import { rulesVersion } from '../../../shared/events/op-table.ts'
import { encodeText, toHex } from '../../../shared/lines/bytes.ts'
import { readColumns } from '../../../shared/segments/read-columns.ts'
import type { FoldSegment } from '../../../shared/segments/segment.ts'
import { columnsFormat } from '../../../shared/segments/write-columns.ts'
import { type GroupRow, type MilepostDatabase, orElse, type SnapshotRow, within } from '../store/database.ts'
import type { HeldSegment } from '../store/held-segments.ts'
import type { Vault } from '../vault/vault.ts'

/** What a part keeps beside the events of a segment. */
export interface AboutSegment {
  readonly head: FoldSegment['segment']
  readonly held: HeldSegment
}

/** A segment, wherever it was read from. */
export interface StoredSegment {
  readonly held: HeldSegment
  readonly open: FoldSegment
}

type At = HeldSegment['at']
export const placeText = ([group, place]: At): string => `${group}:${place}`

/**
 * By group: the hash of all groups up to it, of the layout of columns and of the rules by which lines are read. A group's id is random
 * and its segments never change, so the same name means the same counted lines; of personal parts see `write-snapshot.ts`.
 */
export const namesOf = (caps: Hashing, groups: readonly GroupRow[]): ReadonlyMap<number, string> => {
  let name = `columns ${columnsFormat} rules ${rulesVersion}`
  const names = new Map<number, string>()
  for (const { group, id, segments } of groups) {
    name = toHex(caps.sha256(encodeText(`${name}\n${group} ${id} ${segments}`)))
    names.set(group, name)
  }
  return names
}

export const positionOf = (name: string, { group, place }: Omit<SnapshotRow, 'sealed'>): string =>
  `${name}:${group}:${place}`

/** What the snapshot has of these groups, by `placeText`. Empty, and dropped, where any part does not fit or cannot be read. */
export const readSnapshot = (
  caps: Hashing,
  vault: Vault,
  database: MilepostDatabase,
  groups: readonly GroupRow[],
): Promise<Map<string, StoredSegment>> =>
  orElse(async () => {
    const found = await readParts(caps, vault, database, groups)
    if (found) return found
    await within(database.snapshot.clear())
    return new Map()
  }, new Map())

const readParts = async (
  caps: Hashing,
  vault: Vault,
  database: MilepostDatabase,
  groups: readonly GroupRow[],
): Promise<Map<string, StoredSegment> | null> => {
  const stored = new Map<string, StoredSegment>()
  const names = namesOf(caps, groups)
  const keys = await within(database.snapshot.toCollection().primaryKeys())
  const read = (at: number) => {
    const key = keys[at]
    const row = key && within(database.snapshot.get(key))
    // Whoever waits for it hears of a fault; after one that does not fit, nobody waits.
    row?.catch(() => {})
    return row
  }
  // The next is read while one is opened; all of them at once would be in memory twice.
  let next = read(0)
  for (let at = 0; at < keys.length; at++) {
    const row = await next
    next = read(at + 1)
    const name = row && names.get(row.through)
    const bytes = name && (await vault.open('snapshot', positionOf(name, row), row.sealed))
    if (!bytes) return null
    for (const { about, events } of readColumns<AboutSegment>(bytes))
      stored.set(placeText(about.held.at), { held: about.held, open: { segment: about.head, events } })
  }
  return stored
}
