/** Every group of segments into the fold: from the snapshot what lies there, from its row what does not. */
import type { Cryptography } from '../../../shared/capabilities.ts'
import type { Fold } from '../../../shared/fold/fold.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { LineForms } from '../../../shared/segments/line-forms.ts'
import type { EventRun, FoldSegment, OpenEvent } from '../../../shared/segments/segment.ts'
import { type ImportNote, openNote } from '../exchange/import-notes.ts'
import { isEntry, isWorthSending, type LogHead, mostRecent } from '../log/own-log.ts'
import { placeText, readSnapshot, type StoredSegment } from '../snapshot/snapshot.ts'
import { type GroupRow, type MilepostDatabase, rowsOfGroup, within } from '../store/database.ts'
import { createHeld, describeHeld, type Held, type HeldSegment } from '../store/held-segments.ts'
import { openRow, parseSegment } from '../store/segment-rows.ts'
import type { Vault } from '../vault/vault.ts'

export interface Loaded {
  readonly held: Held
  readonly notes: ImportNote[]
  readonly head: LogHead
  /** Hashes of the segments that were sealed here. */
  readonly own: ReadonlySet<string>
  /** Of the own sealed events, see `isWorthSending`. */
  readonly worth: readonly number[]
  /** Of the own log, the last. */
  readonly lastSealed: OpenEvent | null
  /** Of the own log, the latest. */
  readonly recorded: readonly OpenEvent[]
  /** What came from the snapshot, by `placeText`. */
  readonly covered: Set<string>
}

interface Source {
  readonly caps: Cryptography
  readonly vault: Vault
  readonly database: MilepostDatabase
  table: LineForms
}

/** Refuses with the group of which a row cannot be read. */
export const loadGroups = async (
  parts: Pick<Source, 'caps'>,
  { vault }: Pick<Source, 'vault'>,
  database: MilepostDatabase,
  fold: Fold,
): Promise<Result<Loaded>> => {
  const source = { caps: parts.caps, vault, database, table: new LineForms() }
  const held = createHeld(vault, database)
  const notes: ImportNote[] = []
  const worth: number[] = []
  let recorded: readonly OpenEvent[] = []
  let lastSealed: OpenEvent | null = null
  const own = new Set<string>()
  let head: LogHead = { index: 0, hash: '', n: 0 }
  const segments: FoldSegment[] = []
  const groups = await within(database.groups.toArray())
  const snapshot = await readSnapshot(parts.caps, vault, database, groups)
  for (const group of groups) {
    const found = await segmentsOf(source, group, snapshot)
    if (!found) return refuse({ reason: 'store-failed', detail: { group: group.group } })
    for (const { held: segment, open } of found) {
      segments.push(open)
      held.addHeld(segment)
      // What an imported group says of the own log never moves its head.
      if (segment.header.log !== fold.own || group.note) continue
      own.add(segment.hash)
      head = laterHead(head, segment)
      if (head.hash === segment.hash) lastSealed = open.events.at(open.events.length - 1) ?? null
      worth.push(...worthOf(open.events))
      recorded = [...recorded, ...entriesOf(open.events)].slice(-mostRecent)
    }
    const note = group.note && (await openNote(vault, group))
    if (note) notes.push(note)
  }
  fold.addSegments(segments)
  const covered = new Set(snapshot.keys())
  return accept({
    ...{ held, notes, head, own, recorded, lastSealed, covered },
    worth: worth.sort((a, b) => a - b),
  })
}

/** In order; null: a row is not what it was. */
const segmentsOf = async (
  source: Source,
  { group, segments }: GroupRow,
  snapshot: ReadonlyMap<string, StoredSegment>,
): Promise<readonly StoredSegment[] | null> => {
  const { caps, vault, database } = source
  const stored = Array.from({ length: segments }, (_, place) => snapshot.get(placeText([group, place])))
  if (!stored.includes(undefined)) return stored as StoredSegment[]
  const found: StoredSegment[] = []
  for (const row of await within(rowsOfGroup(database, group))) {
    const known = stored[row.place]
    if (known) {
      found.push(known)
      continue
    }
    const segment = await openRow(vault, row)
    source.table = source.table.next
    const open = segment && (await parseSegment(caps, segment, source.table))
    if (!open) return null
    found.push({ held: describeHeld(open.segment, [group, row.place]), open })
  }
  return found
}

const laterHead = (head: LogHead, { header, hash }: HeldSegment): LogHead =>
  header.index > head.index ? { index: header.index, hash, n: header.first + header.count - 1 } : head

/** A `recorded` is worth sending; of the others each is looked at. */
const worthOf = (events: EventRun): readonly number[] => {
  const numbers: number[] = []
  const others = new Set(events.others)
  const first = events.at(0)?.event.n ?? 0
  for (let at = 0; at < events.length; at++)
    if (!others.has(at) || isWorthSending(events.at(at) as OpenEvent)) numbers.push(first + at)
  return numbers
}

/** The last of them that recorded something, in order. */
const entriesOf = (events: EventRun): readonly OpenEvent[] => {
  const found: OpenEvent[] = []
  for (let at = events.length - 1; at >= 0 && found.length < mostRecent; at--) {
    const open = events.at(at)
    if (open && isEntry(open)) found.push(open)
  }
  return found.reverse()
}
