/**
 * Stands in for Dexie and IndexedDB below it: tables of rows by key, changed by transactions that happen wholly or not at
 * all. Chromium's faults are here: a database that closes by itself, one that was wiped, one that has lost what it had
 * acknowledged last, one that never answers, or does not open again for a while. `tests/renderer/ledger/two-stores.test.ts` and the tests in real Electron try the real one.
 */
import { type Machine, never } from './machine.ts'

type Key = number | string | readonly number[]
type Row = Record<string, unknown>
type Rows = ReadonlyMap<string, { readonly key: Key; readonly row: Row }>
type Tables = ReadonlyMap<string, Rows>

/** What is on disk. Handed over as `platform.indexedDB`. */
export interface StoredDatabase {
  tables: Tables
  /** States before, the latest last. */
  readonly before: Tables[]
  /** Calls until it closes by itself. */
  closesAfter: number
  /** Times that it will not be opened. */
  refusesToOpen: number
  /** Calls until it does not answer any more, until it is opened anew. */
  silentAfter: number
  /** It does not answer: whoever waits may as well let time pass. */
  isSilent: boolean
}
export const createStoredDatabase = (tables: Tables = new Map()): StoredDatabase => ({
  ...{ tables, before: [], closesAfter: Number.POSITIVE_INFINITY },
  ...{ refusesToOpen: 0, silentAfter: Number.POSITIVE_INFINITY, isSilent: false },
})
const mostBefore = 4

/** The database as it lies, on a machine that runs. */
export interface Platform {
  readonly stored: StoredDatabase
  readonly machine: Machine
}

const compare = (a: Key, b: Key): number => {
  if (!Array.isArray(a) || !Array.isArray(b)) return a < b ? -1 : a > b ? 1 : 0
  for (const [at, one] of a.entries()) if (one !== b[at]) return one - b[at]
  return 0
}
const nameOf = (key: Key): string => (Array.isArray(key) ? key.join('+') : String(key))

/** As structured clone does it: nobody's bytes are anybody else's. */
const cloned = <T>(value: T): T => {
  if (value instanceof Uint8Array) return value.slice() as T
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, cloned(of)])) as T
}

class DexieError extends Error {}
class Closed extends DexieError {
  override readonly name = 'DatabaseClosedError'
}

class Table {
  readonly name: string
  readonly #database: SimulatedDexie
  readonly #path: readonly string[]

  constructor(database: SimulatedDexie, name: string, path: string) {
    this.#database = database
    this.name = name
    this.#path = path.replace(/[[\]]/g, '').split('+')
  }
  #keyOf(row: Row): Key {
    const [one = '', ...more] = this.#path
    return more.length > 0 ? this.#path.map((part) => row[part] as number) : (row[one] as Key)
  }
  async #sorted() {
    const rows = await this.#database.rows(this.name)
    return [...rows.values()].sort((a, b) => compare(a.key, b.key))
  }
  async get(key: Key) {
    return cloned((await this.#database.rows(this.name)).get(nameOf(key))?.row)
  }
  put(row: Row) {
    return this.bulkPut([row])
  }
  bulkPut(rows: readonly Row[]) {
    return this.#database.change(this.name, (to) => {
      for (const row of rows) to.set(nameOf(this.#keyOf(row)), { key: this.#keyOf(row), row: cloned(row) })
    })
  }
  delete(key: Key) {
    return this.#database.change(this.name, (to) => to.delete(nameOf(key)))
  }
  clear() {
    return this.#database.change(this.name, (to) => to.clear())
  }
  async count() {
    return (await this.#database.rows(this.name)).size
  }
  async toArray() {
    return (await this.#sorted()).map(({ row }) => cloned(row))
  }
  toCollection() {
    return { primaryKeys: async () => (await this.#sorted()).map(({ key }) => key) }
  }
  where(_path: string) {
    const chosen = (takes: (key: Key, row: Row) => boolean) => ({
      toArray: async () =>
        (await this.#sorted()).filter(({ key, row }) => takes(key, row)).map(({ row }) => cloned(row)),
      count: async () => (await this.#sorted()).filter(({ key, row }) => takes(key, row)).length,
      delete: () =>
        this.#database.change(this.name, (to) => {
          for (const [name, { key, row }] of to) if (takes(key, row)) to.delete(name)
        }),
      and: (also: (row: Row) => boolean) => chosen((key, row) => takes(key, row) && also(row)),
    })
    return {
      between: (from: Key, to: Key) => chosen((key) => compare(key, from) >= 0 && compare(key, to) < 0),
      belowOrEqual: (to: Key) => chosen((key) => compare(key, to) <= 0),
      above: (from: Key) => chosen((key) => compare(key, from) > 0),
    }
  }
}

export default class SimulatedDexie {
  static readonly DexieError = DexieError
  tables: Table[] = []
  readonly #platform: Platform
  readonly #listeners: (() => void)[] = []
  #open = false
  /** Of the transaction that runs. */
  #changed: Map<string, Map<string, { key: Key; row: Row }>> | null = null

  constructor(_name: string, { indexedDB }: { readonly indexedDB: unknown }) {
    this.#platform = indexedDB as Platform
  }
  version(_number: number) {
    return {
      stores: (schema: Readonly<Record<string, string>>) => {
        for (const [name, path] of Object.entries(schema)) {
          const table = new Table(this, name, path)
          this.tables.push(table)
          Object.assign(this, { [name]: table })
        }
      },
    }
  }
  async open() {
    const { stored, machine } = this.#platform
    await machine.step()
    if (stored.refusesToOpen-- > 0) throw new DOMException('Internal error', 'UnknownError')
    stored.refusesToOpen = 0
    this.#open = true
    stored.isSilent = false
    return this
  }
  close() {
    this.#open = false
    // A transaction that was never answered is over.
    this.#changed = null
  }
  isOpen() {
    return this.#open
  }
  async delete() {
    await this.#platform.machine.step()
    const { stored } = this.#platform
    stored.tables = new Map()
    stored.before.length = 0
    this.#open = false
  }
  on(_event: 'close', listener: () => void) {
    this.#listeners.push(listener)
  }

  #reach() {
    const { stored } = this.#platform
    if (this.#open && stored.closesAfter-- <= 0) {
      stored.closesAfter = Number.POSITIVE_INFINITY
      this.#open = false
      for (const listener of this.#listeners) listener()
      throw new DOMException('Connection is closing.', 'AbortError')
    }
    if (!this.#open) throw new Closed('Database has been closed')
  }
  /** Ends, unless it is silent. */
  async #answer(): Promise<void> {
    const { stored } = this.#platform
    if (stored.silentAfter-- <= 0) {
      stored.silentAfter = Number.POSITIVE_INFINITY
      stored.isSilent = true
    }
    if (stored.isSilent) await never()
  }
  async rows(table: string): Promise<Rows> {
    await null
    this.#reach()
    await this.#answer()
    return this.#changed?.get(table) ?? this.#platform.stored.tables.get(table) ?? new Map()
  }
  async change(table: string, how: (to: Map<string, { key: Key; row: Row }>) => unknown) {
    const within = this.#changed
    await null
    this.#reach()
    const changed = within ?? new Map<string, Map<string, { key: Key; row: Row }>>()
    const to = changed.get(table) ?? new Map(this.#platform.stored.tables.get(table))
    how(to)
    changed.set(table, to)
    if (!within) await this.#commit(changed)
    // What was done before it fell silent is done.
    await this.#answer()
  }
  async #commit(changed: Tables) {
    const { stored, machine } = this.#platform
    if (changed.size === 0) return
    await machine.step()
    if (!this.#open) throw new Closed('Database has been closed')
    stored.before.push(stored.tables)
    if (stored.before.length > mostBefore) stored.before.shift()
    stored.tables = new Map([...stored.tables, ...changed])
  }
  async transaction<T>(_mode: string, ...given: unknown[]): Promise<T> {
    const work = given.at(-1) as () => Promise<T>
    this.#reach()
    const changed = new Map<string, Map<string, { key: Key; row: Row }>>()
    this.#changed = changed
    try {
      const done = await work()
      await this.#commit(changed)
      return done
    } finally {
      this.#changed = null
    }
  }
}
