// The snapshot: with it, without it and after anything that happens to it, an unlock gives the same; no erased word stays in it.
import Dexie from 'dexie'
import { type IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { loadKeyring } from '../../../renderer/ledger/session/keyring-file.ts'
import { type OpenLedger, openLedger } from '../../../renderer/ledger/session/open-ledger.ts'
import { namesOf, positionOf, readSnapshot } from '../../../renderer/ledger/snapshot/snapshot.ts'
import { writePart } from '../../../renderer/ledger/snapshot/write-snapshot.ts'
import type { GroupRow, SnapshotRow } from '../../../renderer/ledger/store/database.ts'
import { unlockKeyring } from '../../../renderer/ledger/vault/keyring.ts'
import type { LedgerApi } from '../../../shared/ledger-api.ts'
import { decodeText } from '../../../shared/lines/bytes.ts'
import type { Result } from '../../../shared/result.ts'
import {
  copyProfile,
  exportFile,
  type Installation,
  inspection,
  makeStation,
  makeUnit,
  openDatabase,
  passphrase,
  value,
} from './harness.ts'

const plate = 'ZG 4711-QX'
const other = 'SA 777-XY'
/** Digits alone stand in one hash of many. */
const erased = /zg.?4711/i
const soon = { after: 1, idle: 0 } as const
const never = { after: Number.POSITIVE_INFINITY, idle: 0 } as const

interface Scene {
  /** With a snapshot of what was imported until then, and one file and a journal more. */
  readonly unit: Installation
  readonly station: Installation
  readonly key: string
  /** The station's. */
  readonly log: string
  /** Later than all that is in it. */
  readonly now: number
}
let scene: Scene

const withTables = async <T>(indexedDB: IDBFactory, work: (database: Dexie) => Promise<T>): Promise<T> => {
  const database = openDatabase(indexedDB)
  await database.open()
  try {
    return await work(database)
  } finally {
    database.close()
  }
}
const rowsOf = ({ indexedDB }: Installation): Promise<SnapshotRow[]> =>
  withTables(indexedDB, (database) => database.table('snapshot').toArray())

/** Until so many parts lie there, and no more come. */
const written = async (profile: Installation, least = 1): Promise<readonly SnapshotRow[]> => {
  let before: string | null = null
  for (;;) {
    const rows = await rowsOf(profile)
    const now = rows.map(({ sealed }) => sealed.length).join()
    if (rows.length >= least && now === before) return rows
    before = now
    await new Promise((done) => setTimeout(done, 60))
  }
}

beforeAll(async () => {
  const unit = await makeUnit()
  const station = await makeStation(unit.pack)
  const { key } = value(await station.ledger.save(inspection({ personal: { plate } })))
  value(await station.ledger.save(inspection({ when: '2021-07-06T11:30+02:00', personal: { plate: other } })))
  const files = [await exportFile(station.ledger)]
  const amended = inspection({ personal: { plate: 'ZG 4711-QZ' }, when: '2021-07-06T11:20+02:00' })
  value(await station.ledger.amend(key, amended, 'Plate misread'))
  const third = value(await station.ledger.save(inspection({ when: '2021-07-06T11:40+02:00' })))
  value(await station.ledger.voidRecord(third.key, 'Entered twice'))
  files.push(await exportFile(station.ledger))
  await unit.ledger.importFiles(files, () => {})
  value(await unit.ledger.acceptLog(station.session.log, [], null))
  await unit.ledger.lock()
  await station.ledger.lock()

  const again = unit.profile.start({ snapshot: soon })
  value(await again.unlock(1, passphrase))
  await written(unit.profile)
  await again.lock()
  const more = station.profile.start({ snapshot: soon })
  value(await more.unlock(1, passphrase))
  value(await more.save(inspection({ when: '2021-07-06T11:50+02:00', personal: { plate: 'AB 1' } })))
  const last = await exportFile(more)
  await written(station.profile)
  await more.lock()
  const late = unit.profile.start({ snapshot: never })
  value(await late.unlock(1, passphrase))
  await late.importFiles([last], () => {})
  await late.lock()
  scene = {
    unit: unit.profile,
    station: station.profile,
    key,
    log: station.session.log,
    now: unit.profile.clock.now + 3_600_000,
  }
}, 180_000)

afterEach(() => void vi.restoreAllMocks())

/** The ledger as the calls have it. */
const openInside = async (profile: Installation): Promise<OpenLedger> => {
  const parts = profile.parts({ snapshot: never })
  const keyring = value(await loadKeyring(parts))
  if (!keyring) throw new Error('no installation')
  const keys = value(await unlockKeyring(parts.caps, parts.derive, keyring, 1, passphrase))
  return value(await openLedger(parts, keyring, keys, 1))
}

const stateOf = async (profile: Installation) => {
  const ledger = await openInside(await copyProfile(profile))
  const { fold, own, held, notes, snapshot } = ledger
  ledger.store.close()
  return {
    covered: snapshot.covered.size,
    rows: held.rows,
    all: {
      state: decodeText(fold.stateBytes()),
      records: [...fold.records()].sort((a, b) => (a.key < b.key ? -1 : 1)),
      own: [own.head, own.last, own.recent(), own.worthSending(0), own.worthBetween(1, 5), own.next],
      held: [...held.all()].sort((a, b) => (a.hash < b.hash ? -1 : 1)),
      places: [...held.all()].map(({ hash }) => held.placesOf(hash)).sort(),
      notes,
    },
  }
}

const unlocked = async (profile: Installation, snapshot: typeof soon | typeof never = never) => {
  const ledger = profile.start({ snapshot })
  value(await ledger.unlock(1, passphrase))
  return ledger
}

/** Of files that are encrypted anew each time: whatever else is said of them, and how long they are. */
const handedOut = (result: Result<object, unknown>): unknown =>
  JSON.parse(JSON.stringify(result, (_, part) => (part instanceof Uint8Array ? part.length : part)))

/** What an officer sees and hands out. */
const seen = async (profile: Installation) => {
  const copy = await copyProfile(profile)
  copy.clock.now = scene.now
  const ledger = await unlocked(copy)
  const { rows, total } = await ledger.records({ offset: 0, limit: 99 })
  const all = {
    rows,
    total,
    found: (await ledger.records({ text: '4711', offset: 0, limit: 9 })).total,
    tally: await ledger.tally({ of: 'operation' }, '2021-07-06'),
    details: await Promise.all(rows.map(({ record }) => ledger.record(record.key))),
    logs: await ledger.inbox(),
    exported: handedOut(await ledger.makeExport('all')),
    receipts: handedOut(await ledger.makeReceipts([scene.log])),
    session: await ledger.session(),
  }
  await ledger.lock()
  return all
}

/** The same of records alone: each unlock adds to the log that somebody unlocked. */
const content = async (profile: Installation) => {
  const { rows, total, found, tally, details } = await seen(profile)
  return { rows, total, found, tally, details }
}

const without = async (profile: Installation): Promise<Installation> => {
  const copy = await copyProfile(profile)
  await withTables(copy.indexedDB, (database) => database.table('snapshot').clear())
  return copy
}

/** The words that lie in the snapshot, opened with the installation's own keys. */
const wordsOf = async (profile: Installation): Promise<string> => {
  const inside = await openInside(await without(profile))
  const { caps } = inside.parts
  const groups = await inside.store.database.groups.toArray()
  const names = namesOf(caps, groups)
  let text = ''
  for (const row of await rowsOf(profile)) {
    const position = positionOf(names.get(row.through) ?? '', row)
    const bytes = await inside.vault.open('snapshot', position, row.sealed)
    if (!bytes) throw new Error('a part that does not open')
    text += Buffer.from(bytes).toString('latin1')
  }
  inside.store.close()
  return text
}

describe.each(['unit', 'station'] as const)('at a %s', (side) => {
  test('an unlock with it gives what one without it gives', async () => {
    const profile = scene[side]
    const [used, bare] = [await stateOf(profile), await stateOf(await without(profile))]
    expect(used.covered).toBeGreaterThan(0)
    expect(bare.covered).toBe(0)
    expect(used.all).toEqual(bare.all)
    expect(await seen(profile)).toEqual(await seen(await without(profile)))
  })

  test('an unlock with it reads no row of a segment that it has', async () => {
    const profile = await copyProfile(scene[side])
    const ledger = await unlocked(profile, soon)
    await written(profile, side === 'unit' ? 2 : 1)
    await ledger.lock()
    const readsOf = async (made: Installation) => {
      const copy = await copyProfile(made)
      const reads: unknown[] = []
      for (const call of ['get', 'getAll', 'openCursor'] as const) {
        const real = IDBObjectStore.prototype[call] as (...given: unknown[]) => unknown
        vi.spyOn(IDBObjectStore.prototype, call).mockImplementation(function (
          this: IDBObjectStore,
          ...given: unknown[]
        ) {
          if (this.name === 'segments') reads.push([call, given])
          return real.apply(this, given) as never
        })
      }
      const inside = await openInside(copy)
      inside.store.close()
      vi.restoreAllMocks()
      return { reads: reads.length, covered: inside.snapshot.covered.size, rows: inside.held.rows }
    }
    const used = await readsOf(profile)
    expect(used.reads).toBe(0)
    expect(used.covered).toBe(used.rows)
    expect((await readsOf(await without(profile))).reads).toBeGreaterThan(0)
  })
})

describe('dropped, and everything read from the rows,', () => {
  /** What is done to a row; `own`: of this installation. */
  const faults: Readonly<
    Record<string, (row: SnapshotRow, inside: OpenLedger) => SnapshotRow | Promise<SnapshotRow>>
  > = {
    'when a bit of it has flipped': (row) => {
      const sealed = row.sealed.slice()
      sealed[40] = (sealed[40] ?? 0) ^ 1
      return { ...row, sealed }
    },
    'when it is cut short': (row) => ({ ...row, sealed: row.sealed.slice(0, 20) }),
    'when it was made from other groups': (row) => ({ ...row, through: row.through - 1 }),
    'when it was made from more groups than there are': (row) => ({ ...row, through: 99 }),
    'when it lies in another place': (row) => ({ ...row, place: row.place + 1 }),
    'when another format or other rules made it': async (row, { vault, parts, store }) => {
      const groups = await store.database.groups.toArray()
      const position = positionOf(namesOf(parts.caps, groups).get(row.through) ?? '', row)
      const bytes = await vault.open('snapshot', position, row.sealed)
      const older = positionOf('of another format', row)
      return { ...row, sealed: await vault.seal('snapshot', older, bytes ?? new Uint8Array()) }
    },
    'when another installation sealed it': async (row) => {
      const [foreign] = await rowsOf(scene.station)
      return { ...row, sealed: foreign?.sealed ?? new Uint8Array() }
    },
  }

  test.each(Object.entries(faults))('%s', async (_, change) => {
    const profile = await copyProfile(scene.unit)
    const before = await content(profile)
    const inside = await openInside(profile)
    const [row] = await rowsOf(profile)
    const changed = await change(row as SnapshotRow, inside)
    inside.store.close()
    await withTables(profile.indexedDB, async (database) => {
      await database.table('snapshot').clear()
      await database.table('snapshot').put(changed)
    })
    expect(await content(profile)).toEqual(before)
    const ledger = await unlocked(profile)
    expect(await rowsOf(profile)).toEqual([])
    await ledger.lock()
    const again = await unlocked(profile, soon)
    await written(profile)
    await again.lock()
    expect((await stateOf(profile)).covered).toBeGreaterThan(0)
    expect(await content(profile)).toEqual(before)
  })

  test('when a group before it is another, or is missing', async () => {
    const renamed = (groups: readonly GroupRow[]) =>
      groups.map((group, at) => (at === 0 ? { ...group, id: '0'.repeat(32) } : group))
    const longer = (groups: readonly GroupRow[]) =>
      groups.map((group, at) => (at === 0 ? { ...group, segments: group.segments + 1 } : group))
    for (const change of [renamed, longer, (groups: readonly GroupRow[]) => groups.slice(1)]) {
      const { vault, parts, store } = await openInside(await copyProfile(scene.unit))
      const { database } = store
      const groups = await database.groups.toArray()
      expect((await readSnapshot(parts.caps, vault, database, groups)).size).toBeGreaterThan(0)
      expect((await readSnapshot(parts.caps, vault, database, change(groups))).size).toBe(0)
      expect(await database.snapshot.count()).toBe(0)
      store.close()
    }
  })

  test('when it cannot be read at all', async () => {
    const before = await seen(scene.unit)
    const real = IDBObjectStore.prototype.get
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      if (this.name === 'snapshot') throw new DOMException('gone', 'NotReadableError')
      return real.call(this, key)
    })
    expect(await seen(scene.unit)).toEqual(before)
  })

  test('when the rows had to be mended from the mirror', async () => {
    const profile = await copyProfile(scene.unit)
    const before = await content(profile)
    await withTables(profile.indexedDB, (database) => database.table('segments').clear())
    const ledger = await unlocked(profile)
    expect(await rowsOf(profile)).toEqual([])
    await ledger.lock()
    expect(await content(profile)).toEqual(before)
  })
})

test('a part of it is as good as all of it', async () => {
  const profile = await copyProfile(scene.unit)
  const before = await content(profile)
  const ledger = await unlocked(profile, soon)
  const rows = await written(profile, 2)
  await ledger.lock()
  for (const lost of rows) {
    const copy = await copyProfile(profile)
    await withTables(copy.indexedDB, (database) =>
      database.table('snapshot').delete([lost.group, lost.place]),
    )
    expect((await stateOf(copy)).covered).toBeGreaterThan(0)
    expect(await content(copy)).toEqual(before)
  }
})

describe('what is erased', () => {
  const erase = async (ledger: LedgerApi) =>
    value(await ledger.eraseRecord(scene.key, 'Asked for by the person'))

  test('is in no snapshot from then on', async () => {
    const profile = await copyProfile(scene.station)
    expect(await wordsOf(profile)).toContain(plate)
    const ledger = await unlocked(profile)
    await erase(ledger)
    expect(await rowsOf(profile)).toEqual([])
    await ledger.lock()
    const again = await unlocked(profile, soon)
    await written(profile)
    await again.lock()
    const words = await wordsOf(profile)
    expect(words).toContain(other)
    expect(words).not.toMatch(erased)
    expect((await seen(profile)).found).toBe(0)
  })

  test('while a part is being made: that part is not put', async () => {
    const profile = await copyProfile(scene.station)
    const ledger = await openInside(profile)
    const { caps } = ledger.parts
    const { database } = ledger.store
    await database.snapshot.clear()
    const [group] = await database.groups.toArray()
    const rows = await database.segments.toArray()
    let erased: Promise<unknown> | undefined
    const stopped = () => {
      erased ??= ledger.store.replacePersonal(group?.group ?? 0, new Map([[0, null]]))
      return false
    }
    const changes = () => ledger.store.changes
    const parts = { caps, vault: ledger.vault, database, changes, stopped }
    expect(rows.length).toBeGreaterThan(1)
    const places = await writePart(parts, new Set())
    await erased
    expect(places).toEqual([])
    expect(await database.snapshot.count()).toBe(0)
    expect(await writePart({ ...parts, stopped: () => false }, new Set())).toHaveLength(rows.length)
    ledger.store.close()
    expect(await wordsOf(profile)).not.toContain(plate)
  })

  test('and an erasure that was stopped between the two stores is made good, in the snapshot too', async () => {
    const profile = await copyProfile(scene.station)
    const ledger = await unlocked(profile)
    profile.mirror.trouble = (call, name) =>
      call === 'write' && name.startsWith('personal-') ? { fault: 'failed', done: 'none' } : null
    expect((await ledger.eraseRecord(scene.key, 'Asked for by the person')).ok).toBe(false)
    profile.mirror.trouble = () => null
    const again = await unlocked(await copyProfile(profile), soon)
    expect((await again.records({ text: '4711', offset: 0, limit: 9 })).total).toBe(0)
    await again.lock()
  })

  test('with everything personal, at the end of the operation, leaves none', async () => {
    const profile = await copyProfile(scene.unit)
    const ledger = await unlocked(profile)
    profile.clock.now += 30 * 86_400_000
    value(await ledger.purgePersonal())
    expect(await rowsOf(profile)).toEqual([])
    await ledger.lock()
    const again = await unlocked(profile, soon)
    await written(profile)
    await again.lock()
    const words = await wordsOf(profile)
    expect(words).not.toMatch(erased)
    for (const word of [other, 'Horvat', 'misread']) expect(words).not.toContain(word)
  })
})

test('a disk that takes no snapshot harms nothing, and nobody hears of it', async () => {
  const profile = await copyProfile(await without(scene.unit))
  const real = IDBObjectStore.prototype.put
  let tried = 0
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, row, key) {
    if (this.name !== 'snapshot') return real.call(this, row, key)
    tried++
    throw new DOMException('full', 'QuotaExceededError')
  })
  const ledger = await unlocked(profile, soon)
  while (tried === 0) await new Promise((done) => setTimeout(done, 10))
  value(await ledger.save(inspection({ personal: { plate: 'AB 2' } })))
  await new Promise((done) => setTimeout(done, 100))
  expect(tried).toBe(1)
  await ledger.lock()
  vi.restoreAllMocks()
  expect(await rowsOf(profile)).toEqual([])
  expect((await seen(profile)).total).toBe((await seen(scene.unit)).total + 1)
})

test('nothing is written before the ledger is idle, below the number of segments, or once it is locked', async () => {
  const profile = await without(scene.unit)
  const quiet = async () => {
    await new Promise((done) => setTimeout(done, 150))
    expect(await rowsOf(profile)).toEqual([])
  }
  for (const snapshot of [
    { after: 99, idle: 0 },
    { after: 1, idle: 60_000 },
  ]) {
    const ledger = profile.start({ snapshot })
    value(await ledger.unlock(1, passphrase))
    await quiet()
    await ledger.lock()
  }
  const ledger = profile.start({ snapshot: { after: 1, idle: 40 } })
  value(await ledger.unlock(1, passphrase))
  await ledger.lock()
  await quiet()
})

test('it is in no mirror and no backup', async () => {
  expect([...scene.unit.mirror.files.keys()].filter((name) => name.includes('snapshot'))).toEqual([])
  const copy = await copyProfile(scene.unit)
  copy.wipeDatabase()
  const ledger = await unlocked(copy)
  expect(await rowsOf(copy)).toEqual([])
  await ledger.lock()
})

test('a database of the version before is opened with all that it holds', async () => {
  const profile = await copyProfile(scene.unit)
  const before = await seen(profile)
  const rows = await withTables(profile.indexedDB, (database) =>
    Promise.all(database.tables.map(async (table) => [table.name, await table.toArray()] as const)),
  )
  profile.wipeDatabase()
  const old = new Dexie('milepost', { indexedDB: profile.indexedDB, IDBKeyRange })
  old.version(1).stores({ journal: 'n', segments: '[group+place]', groups: 'group', meta: 'name' })
  await old.open()
  for (const [name, of] of rows) if (name !== 'snapshot') await old.table(name).bulkPut(of)
  old.close()
  const now = await seen(profile)
  expect(now.session?.restored).toBeNull()
  expect(now).toEqual(before)
})
