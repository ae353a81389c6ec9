/**
 * Keeping: first the mirror, appended and synced, then IndexedDB with strict durability; only then "saved".
 * DESIGN.md, "At rest". Calls must not overlap: the ledger puts them in one queue.
 *
 * When the mirror fails, nothing happened. When the database fails after the mirror took the bytes, they are kept: it
 * is opened anew and compared, which puts the same bytes, before anything else is written.
 */
import type { Cryptography } from '../../../shared/capabilities.ts'
import type { MirrorFault } from '../../../shared/ipc/mirror.ts'
import { toHex } from '../../../shared/lines/bytes.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { type Mirror, refusalOf } from '../mirror-client.ts'
import type { OwnLogs } from '../vault/keyring.ts'
import type { Vault } from '../vault/vault.ts'
import { compareJournal, journalBytes, journalFrame, readMirrorJournal } from './compare-journal.ts'
import { compareSegments, takeNewerParts } from './compare-segments.ts'
import {
  type GroupRow,
  type JournalRow,
  type MilepostDatabase,
  orElse,
  reading,
  rowsOfGroup,
  type SegmentRow,
  within,
} from './database.ts'
import { groupBytes, personalBytes, removeStrayPersonal } from './group-files.ts'
import {
  type AppendOnlyFile,
  journalName,
  openAppendOnly,
  personalName,
  segmentsName,
  whyStoreFailed,
  writeMirrorFile,
} from './mirror-files.ts'

export type NewSegmentRow = Omit<SegmentRow, 'group' | 'place'>

export interface NewGroup {
  readonly rows: readonly NewSegmentRow[]
  /** Seals the outcome of an imported file under the group's id; null for the own log's groups. */
  readonly note: ((id: string) => Promise<Uint8Array>) | null
  /** Journal entries up to this number are in the group's segments. */
  readonly sealedThrough: number | null
}

const failed: Result<never> = refuse({ reason: 'store-failed' })

/** `kept`: the mirror has it and the database will get it; it must not be entered again. */
export type Kept = { readonly kept: boolean }

/** What the store cannot know by itself, since it opens nothing. */
export interface StoreLoaded {
  /** Entries through here lie in segments: those that the journal still has were left over by a stop between two steps of sealing. */
  readonly sealedThrough: number
  /** Of those, the ones whose personal parts nothing else holds: no later sealing drops them either. */
  readonly spare: ReadonlySet<number>
  /** All personal parts were taken away here: an empty file of them is no damage. */
  readonly purged: boolean
}

export interface DurableStore {
  readonly database: MilepostDatabase
  readonly restored: { readonly events: number; readonly segments: number } | null
  /** Nothing lies in the mirror that was refused: it may be copied. */
  readonly isSettled: boolean
  /** Grows whenever rows of segments that were there before may have changed: what was read before may be of the past. */
  readonly changes: number
  saveEntry(row: JournalRow): Promise<Result<Kept>>
  saveGroup(group: NewGroup): Promise<Result<Kept & { readonly group: number }>>
  /** Brings the database up to the mirror, if it fell behind. `store-failed` while it cannot. */
  catchUp(): Promise<Result<null>>
  /** Entries that stay in the journal though a segment holds them. */
  readonly spared: ReadonlySet<number>
  /** Said once, when everything is loaded. Drops what the journal should not have; the mirror's file may have it a while longer. */
  setLoaded(loaded: StoreLoaded): Promise<Result<null>>
  /** Entries through here but those, and refused unless they are gone from both journals: before anything in them is said to be erased. */
  dropForGood(through: number, spare: ReadonlySet<number>): Promise<Result<null>>
  /** Other personal parts, of rows of one group: in the mirror first, whose file is replaced whole, then in the database. */
  replacePersonal(group: number, parts: ReadonlyMap<number, Uint8Array | null>): Promise<Result<null>>
  close(): void
}

export const openDurableStore = async (
  caps: Cryptography,
  vault: Vault,
  logs: OwnLogs,
  database: MilepostDatabase,
  mirror: Mirror,
): Promise<Result<DurableStore>> => {
  let behind = false
  let closing = false
  let journal: AppendOnlyFile
  let segments: AppendOnlyFile
  let last: GroupRow | null = null
  let spared: ReadonlySet<number> = new Set()
  let changes = 0
  /** Entries through here are in segments, and were not yet taken out of both journals. */
  let toDrop = 0
  /** The same, whether or not they were. */
  let sealed = 0
  /** The last entry that was saved, now or before. */
  let saved = 0
  /** Of a group nothing personal is left but by a purge. */
  let purged = false
  /** A group that was refused, whose personal parts may lie there. */
  let stray: number | null = null
  /** Groups whose personal parts were replaced since this was opened. */
  const replaced = new Set<number>()
  database.on('close', () => {
    behind = true
  })

  const compare = async (): Promise<Result<{ events: number; segments: number }>> => {
    const listed = await mirror.list()
    if (!listed.ok) return refuse(refusalOf(listed.refusal))
    const files = new Map(listed.value.map(({ name, size }) => [name, size]))
    const changed = () => {
      changes++
    }
    changed()
    const stores = { caps, database, mirror, files, changed }
    const groups = await compareSegments(stores)
    if (!groups.ok) return groups
    // What this session goes on from, entries it sealed among it, is in neither store: both are of another day.
    if (last && (await within(database.groups.get(last.group)))?.id !== last.id)
      return refuse({ reason: 'stores-disagree', detail: { group: last.group } })
    await removeStrayPersonal(mirror, files, await within(database.groups.toArray()))
    const entries = await compareJournal(stores, vault, logs, sealed)
    if (!entries.ok) return entries
    const newest = Math.max(sealed, ...entries.value.rows.map(({ n }) => n))
    if (newest < saved) return refuse({ reason: 'stores-disagree', detail: { number: saved } })
    saved = newest
    await takeNewerParts(stores, replaced, purged)
    last = groups.value.last
    journal = openAppendOnly(caps, mirror, journalName, entries.value.size)
    segments = openAppendOnly(caps, mirror, segmentsName, groups.value.size)
    const { restored } = groups.value
    return accept({ events: restored.events + entries.value.restored, segments: restored.segments })
  }

  /** The database may close again meanwhile: it is behind then, and where comparing came to no end. */
  const comparing = async () => {
    behind = false
    let done = false
    try {
      const compared = await compare()
      done = compared.ok
      return compared
    } finally {
      if (!done) behind = true
    }
  }

  const catchUp = async (): Promise<Result<null>> => {
    if (closing) return accept(null)
    // What was refused and may lie there all the same is not to be compared, or backed up.
    for (const file of [journal, segments]) {
      const settled = await file.settle()
      if (settled.ok) continue
      if (settled.refusal !== 'size-differs') return refuse(refusalOf(settled.refusal))
      // A file that is too short: comparing mends it.
      behind = true
    }
    if (stray !== null) {
      const gone = await mirror.remove(personalName(stray))
      if (gone.ok || gone.refusal === 'not-found') stray = null
    }
    if (!behind && database.isOpen()) {
      // Nobody is kept from anything but from saying that what is in them is erased.
      if (toDrop > 0) await dropEntries(toDrop)
      return behind || !database.isOpen() ? catchUp() : accept(null)
    }
    const done = await orElse<Result<null>>(async () => {
      database.close()
      await within(database.open())
      const compared = await comparing()
      if (!compared.ok) return compared
      // Comparing brings back from one journal what had gone from the other.
      toDrop = sealed
      if (toDrop > 0) {
        await within(deleteEntries(toDrop))
        await replaceJournal()
      }
      return accept(null)
    }, failed)
    return done === failed ? whyStoreFailed(caps, mirror) : done
  }

  const attempt = (work: () => PromiseLike<unknown>): Promise<boolean> =>
    orElse(async () => {
      await within(work())
      return true
    }, false)

  /**
   * The database's half of a save; if it fails, comparing brings what it lacks. false: the mirror alone has it, for now.
   * `again`: what takes something away, which comparing does not see, is done once more.
   */
  const put = async (work: () => PromiseLike<unknown>, again = false): Promise<boolean> => {
    if (await attempt(work)) return true
    behind = true
    if (!(await catchUp()).ok) return false
    return !again || attempt(work)
  }

  const mirrored = async (work: Promise<Result<null, MirrorFault>>): Promise<Result<null>> => {
    const done = await work
    return done.ok ? done : refuse(refusalOf(done.refusal))
  }

  /**
   * By what the mirror itself has: a database that closes by itself may come back with less. Where the mirror's is damaged, both
   * together, if that is every entry there is.
   */
  const replaceJournal = async (): Promise<Result<null>> => {
    const there = await readMirrorJournal(mirror, journal.size)
    if (!there.ok) return there
    const rows = new Map(there.value.rows)
    if (there.value.tail !== 'none') {
      const here = await orElse(() => reading(database, database.journal.toArray()), [])
      for (const { n, sealed } of here) rows.set(n, sealed)
      for (let n = sealed + 1; n <= saved; n++)
        if (!rows.has(n)) return refuse({ reason: 'mirror-damaged', detail: { file: journalName } })
    }
    const kept = [...rows]
      .map(([n, bytes]) => ({ n, sealed: bytes }))
      .filter(({ n }) => n > sealed || spared.has(n))
      .sort((a, b) => a.n - b.n)
    const done = await mirrored(journal.replace(journalBytes(kept)))
    if (done.ok) toDrop = 0
    return done
  }

  const entriesThrough = (through: number) =>
    database.journal
      .where('n')
      .belowOrEqual(through)
      .and(({ n }) => !spared.has(n))
  const deleteEntries = (through: number) => entriesThrough(through).delete()

  /** `here`: gone from the database. */
  const dropEntries = async (through: number): Promise<{ here: boolean; both: Result<null> }> => {
    sealed = toDrop = through
    if (!(await put(() => deleteEntries(through)))) return { here: false, both: failed }
    return { here: true, both: await replaceJournal() }
  }

  return orElse(async () => {
    if (!database.isOpen()) await within(database.open())
    const begun = await compare()
    if (!begun.ok) return begun
    const restored = begun.value.events > 0 || begun.value.segments > 0 ? begun.value : null

    return accept({
      database,
      restored,
      get changes() {
        return changes
      },
      get isSettled() {
        return journal.isSettled && segments.isSettled
      },
      catchUp,
      async saveEntry(row) {
        const ready = await catchUp()
        if (!ready.ok) return ready
        const done = await mirrored(journal.append(journalFrame(row)))
        if (!done.ok) return done
        saved = row.n
        return accept({ kept: await put(() => database.journal.put(row)) })
      },
      async saveGroup({ rows, note, sealedThrough }) {
        const ready = await catchUp()
        if (!ready.ok) return ready
        const number = (last?.group ?? 0) + 1
        const id = toHex(caps.random(16))
        const placed = rows.map((row, place) => ({ ...row, group: number, place }))
        const personal = personalBytes(placed)
        const plan = {
          ...{ group: number, id, segments: placed.length, hasPersonal: personal !== null },
          note: note ? await note(id) : null,
        }
        if (personal) {
          // What an earlier try may have left of this group is cut before its personal parts are replaced.
          const settled = await mirrored(segments.settle())
          if (!settled.ok) return settled
          stray = number
          const done = await mirrored(writeMirrorFile(caps, mirror, personalName(number), personal))
          if (!done.ok) return done
        }
        // Refused, the personal parts stay until it is known that the group is not real.
        const done = await mirrored(segments.append(groupBytes(placed, plan)))
        if (!done.ok) return done
        stray = null
        const group: GroupRow = { ...plan, end: segments.size }
        last = group
        if (sealedThrough !== null) sealed = toDrop = sealedThrough
        const kept = await put(() =>
          database.transaction('rw', database.segments, database.groups, database.journal, async () => {
            await database.segments.bulkPut(placed)
            await database.groups.put(group)
            if (sealedThrough !== null) await deleteEntries(sealedThrough)
          }),
        )
        // What the segments now hold may stay in the journal until the next time: it counts once all the same.
        if (kept && sealedThrough !== null) await dropEntries(sealedThrough)
        return accept({ kept, group: number })
      },
      async replacePersonal(number, parts) {
        const ready = await catchUp()
        if (!ready.ok) return ready
        // A journal that still has what was sealed has its personal parts as well.
        if (toDrop > 0) {
          const { both } = await dropEntries(toDrop)
          if (!both.ok) return both
        }
        return orElse(async () => {
          const rows = await reading(database, rowsOfGroup(database, number))
          const next = rows.map((row) => {
            const part = parts.get(row.place)
            return part === undefined ? row : { ...row, personal: part }
          })
          // An empty file says that the parts are gone; a missing one, that the mirror lost them.
          const bytes = personalBytes(next) ?? new Uint8Array()
          replaced.add(number)
          if (bytes.length === 0) purged = true
          const written = await mirrored(writeMirrorFile(caps, mirror, personalName(number), bytes))
          if (!written.ok) return written
          const replace = async () => {
            // Who reads the rows from here on reads the new ones; what was read before goes into no snapshot.
            changes++
            await database.segments.bulkPut(next)
            await database.snapshot.clear()
          }
          const done = await put(
            () => database.transaction('rw', database.segments, database.snapshot, replace),
            true,
          )
          return done ? accept(null) : failed
        }, failed)
      },
      get spared() {
        return spared
      },
      async setLoaded(loaded) {
        spared = loaded.spare
        sealed = loaded.sealedThrough
        saved = Math.max(saved, sealed)
        purged = loaded.purged
        const left = await orElse(() => reading(database, entriesThrough(sealed).count()), null)
        if (left === 0) return accept(null)
        return left !== null && (await dropEntries(sealed)).here ? accept(null) : failed
      },
      async dropForGood(through, spare) {
        const ready = await catchUp()
        if (!ready.ok) return ready
        const before = spared
        spared = spare
        const { both } = await dropEntries(through)
        // One of the journals has them still.
        if (!both.ok) spared = before
        return both
      },
      close() {
        closing = true
        database.close()
      },
    })
  }, failed)
}
