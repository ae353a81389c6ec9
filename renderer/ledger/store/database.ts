/**
 * The ledger in IndexedDB. Keys hold positions, logs and hashes; everything else is sealed. It is never trusted alone:
 * the mirror holds the same bytes, and a database that lacks anything is rebuilt from it (DESIGN.md, "At rest").
 */
import Dexie, { type DexieOptions, type EntityTable, type Table } from 'dexie'

/** One event not yet sealed into a segment. Sealed bytes of table `journal`, position its number. */
export interface JournalRow {
  readonly n: number
  readonly sealed: Uint8Array
}

/** One segment of a group. Sealed bytes of tables `counted` and `personal`, position `log:index:hash`. */
export interface SegmentRow {
  readonly group: number
  readonly place: number
  readonly log: string
  readonly index: number
  readonly hash: string
  readonly events: number
  readonly counted: Uint8Array
  readonly personal: Uint8Array | null
}

/** A group: what was sealed or imported together, wholly or not at all. Its number is its place in the mirror. */
export interface GroupRow {
  readonly group: number
  /** Random, 32 hex digits: tells one group 7 from another. */
  readonly id: string
  readonly segments: number
  /** Size of the mirror's file of segments after this group. */
  readonly end: number
  readonly hasPersonal: boolean
  /** Outcome of the imported file, sealed as table `note`, position the id; null for the own log's groups. */
  readonly note: Uint8Array | null
}

/**
 * A part of the snapshot (`../snapshot/`), by its first segment. Sealed bytes of table `snapshot`, position what it was made from.
 * A cache: it is in no mirror and no backup, and goes whenever anything of it does not fit.
 */
export interface SnapshotRow {
  readonly group: number
  readonly place: number
  /** The last group that it has a segment of. */
  readonly through: number
  readonly sealed: Uint8Array
}

/** `store` holds the store id, `journal` the log whose entries the journal has, `parts` stands while personal parts are to be taken anew; the others, copies of the mirror's files. */
export interface MetaRow {
  readonly name: 'store' | 'journal' | 'parts' | 'keyring' | 'pack' | 'receipts'
  readonly value: Uint8Array
}

export type MilepostDatabase = Dexie & {
  readonly journal: EntityTable<JournalRow, 'n'>
  readonly segments: Table<SegmentRow, [group: number, place: number]>
  readonly groups: EntityTable<GroupRow, 'group'>
  readonly meta: EntityTable<MetaRow, 'name'>
  readonly snapshot: Table<SnapshotRow, [group: number, place: number]>
}

/** Where the database lives: the platform's own, or a test's. */
export type Platform = Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'>

export const createDatabase = (platform: Platform): MilepostDatabase => {
  const database = new Dexie('milepost', {
    ...platform,
    autoOpen: false,
    chromeTransactionDurability: 'strict',
  }) as MilepostDatabase // the tables are those of the line below
  database.version(1).stores({ journal: 'n', segments: '[group+place]', groups: 'group', meta: 'name' })
  database.version(2).stores({ snapshot: '[group+place]' })
  return database
}

/** Every personal part is to be taken from the mirror, until it was read (`compare-segments.ts`). */
export const owePersonalParts = (database: MilepostDatabase): PromiseLike<unknown> =>
  database.meta.put({ name: 'parts', value: new Uint8Array() })

/** The segments of a group, in order. */
export const rowsOfGroup = (database: MilepostDatabase, group: number): PromiseLike<SegmentRow[]> =>
  database.segments.where('[group+place]').between([group, 0], [group, Number.POSITIVE_INFINITY]).toArray()

/** A transaction begun after Chromium closed the database by itself may never end (PLATFORM.md). */
const waitAtMost = 20_000

export class StoreTimeout extends Error {}

/** What the database may throw any day, a full disk among it. Anything else is a bug and goes on. */
export const isStoreFault = (error: unknown): boolean =>
  error instanceof StoreTimeout || error instanceof DOMException || error instanceof Dexie.DexieError

/** The work's result, or `otherwise` where the database failed. */
export const orElse = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (isStoreFault(error)) return otherwise
    throw error
  }
}

/** Ends with `StoreTimeout` when the database does not answer. */
export const within = async <T>(work: PromiseLike<T>, limit = waitAtMost): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreTimeout('The database does not answer')), limit)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * A read of a database at work. One that is not answered will not be answered the next time either: the database is
 * closed, and whatever is changed or exported next opens it anew and compares it (`durable-store.ts`).
 */
export const reading = async <T>(database: MilepostDatabase, work: PromiseLike<T>): Promise<T> => {
  try {
    return await within(work)
  } catch (error) {
    if (error instanceof StoreTimeout) database.close()
    throw error
  }
}
