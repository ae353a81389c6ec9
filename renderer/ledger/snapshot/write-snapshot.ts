/** Parts of the snapshot, made from the rows as they lie in the database, one at a time. */
import type { Cryptography } from '../../../shared/capabilities.ts'
import { ColumnsWriter } from '../../../shared/segments/write-columns.ts'
import { type GroupRow, type MilepostDatabase, type SnapshotRow, within } from '../store/database.ts'
import { describeHeld } from '../store/held-segments.ts'
import { linesOf, openRow } from '../store/segment-rows.ts'
import type { Vault } from '../vault/vault.ts'
import { type AboutSegment, namesOf, placeText, positionOf } from './snapshot.ts'

/** Of columns: how much is sealed, and put, at once. */
const partBytes = 4 * 1024 * 1024

export interface SnapshotParts {
  readonly caps: Cryptography
  readonly vault: Vault
  readonly database: MilepostDatabase
  /** See `DurableStore`. */
  readonly changes: () => number
  /** Asked after every segment: somebody wants something, or the ledger is closed. */
  readonly stopped: () => boolean
}

type At = readonly [group: number, place: number]

/**
 * One more part, of the first segments that `covered` lacks; gives their places, none where nothing was written. Between
 * two segments whoever waits for the worker gets it.
 *
 * Rows are read, then the part is put. Should personal parts have been erased or taken away in between, `changes` has
 * grown, and nothing is put: a part never says more than the rows do.
 */
export const writePart = async (
  parts: SnapshotParts,
  covered: ReadonlySet<string>,
): Promise<readonly At[]> => {
  const { caps, vault, database, changes } = parts
  const before = changes()
  const groups = await within(database.groups.toArray())
  const writer = new ColumnsWriter<AboutSegment>()
  const places: At[] = []
  for (const at of missing(groups, covered)) {
    if (!(await addSegment(parts, writer, at))) return []
    places.push(at)
    if (writer.size >= partBytes) break
    await pause()
    if (parts.stopped()) return []
  }
  const [first, last] = [places[0], places.at(-1)]
  if (!first || !last) return []
  const row = { group: first[0], place: first[1], through: last[0] }
  const position = positionOf(namesOf(caps, groups).get(row.through) ?? '', row)
  const sealed = await vault.seal('snapshot', position, writer.finish())
  return (await put(parts, { ...row, sealed }, before)) ? places : []
}

const put = (
  { database, changes, stopped }: SnapshotParts,
  row: SnapshotRow,
  before: number,
): Promise<boolean> =>
  within(
    database.transaction('rw', database.snapshot, async () => {
      if (changes() !== before || stopped()) return false
      await database.snapshot.put(row)
      return true
    }),
  )

function* missing(groups: readonly GroupRow[], covered: ReadonlySet<string>): Iterable<At> {
  for (const { group, segments } of groups)
    for (let place = 0; place < segments; place++)
      if (!covered.has(placeText([group, place]))) yield [group, place]
}

/** false: the row is not what it was. Whoever reads it next finds that out, and says so. */
const addSegment = async (
  { caps, vault, database }: SnapshotParts,
  writer: ColumnsWriter<AboutSegment>,
  at: At,
): Promise<boolean> => {
  const row = await within(database.segments.get([...at]))
  const segment = row && (await openRow(vault, row))
  const lines = segment && (await linesOf(caps, segment))
  if (!lines) return false
  const { header, hash } = segment
  // What is said here of a verified segment was verified.
  const head = { header, hash } as AboutSegment['head']
  writer.add(header, lines.counted, lines.personal, { head, held: describeHeld(segment, at) })
  return true
}

const pause = (): Promise<void> => new Promise((done) => setTimeout(done))
