// "Saved" means in both stores, the mirror first; whatever is lost of one comes back from the other.
import type Dexie from 'dexie'
import { IDBObjectStore } from 'fake-indexeddb'
import { describe, expect, test, vi } from 'vitest'
import type { MirrorCalls, MirrorFault } from '../../../shared/ipc/mirror.ts'
import type { LedgerApi } from '../../../shared/ledger-api.ts'
import {
  copyProfile,
  createProfile,
  exportFile,
  Fault,
  type Installation,
  inspection,
  openDatabase,
  passphrase,
  reasonOf,
  type Trouble,
  value,
} from './harness.ts'

const minute = (n: number) => `2021-07-06T10:${String(n % 60).padStart(2, '0')}+02:00`
const entry = (n: number) => inspection({ when: minute(n) })
const unlock = async (profile: Installation) => {
  const ledger = profile.start()
  return { ledger, session: value(await ledger.unlock(1, 'training')) }
}
const labels = async (ledger: LedgerApi) =>
  (await ledger.records({ offset: 0, limit: 1000, sort: 'label' })).rows.map((row) => row.label)
/** A station just made, and at work again: made once for this file, then copied. */
let made: Installation | null = null
const training = async () => {
  if (!made) {
    made = createProfile()
    const ledger = made.start()
    value(await ledger.startTraining('station'))
    await ledger.lock()
  }
  const profile = await copyProfile(made)
  return { profile, ...(await unlock(profile)) }
}
const plates = async (ledger: LedgerApi) =>
  (await ledger.records({ offset: 0, limit: 1000 })).rows.map((row) => row.record.personal?.plate)
const entries = (many: number) => Array.from({ length: many }, (_, n) => entry(n))
const saveAll = async (ledger: LedgerApi, many: number) => {
  const saved: string[] = []
  for (const draft of entries(many)) saved.push(value(await ledger.save(draft)).label)
  return saved
}
const inDatabase = async (profile: Installation, table: string) => {
  const database = openDatabase(profile.indexedDB)
  await database.open()
  const rows = await database.table(table).toArray()
  database.close()
  return rows
}
const changeDatabase = async (profile: Installation, change: (database: Dexie) => PromiseLike<unknown>) => {
  const database = openDatabase(profile.indexedDB)
  await database.open()
  await change(database)
  database.close()
}
/** What every database of a test puts with. */
const store = IDBObjectStore.prototype

/** The next write that fits meets trouble, once. */
const once = (
  call: keyof MirrorCalls,
  name: string,
  done: 'none' | 'half' | 'all',
  fault: MirrorFault = 'failed',
) => {
  let left = 1
  return (asked: keyof MirrorCalls, of: string): Trouble =>
    asked === call && of === name && left-- > 0 ? { fault, done } : null
}
/** From now on the main process is gone. */
const gone = (): Trouble => ({ fault: 'failed', done: 'none' })

test('the mirror has the entry before the database, and both before the answer', async () => {
  const { profile, ledger } = await training()
  const before = profile.mirror.files.get('journal')?.length ?? 0
  const rows = await inDatabase(profile, 'journal')
  const steps: string[] = []
  const { put } = store
  const putting = vi.spyOn(store, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
    steps.push(`database ${this.name}`)
    return put.apply(this, row)
  })
  profile.mirror.trouble = (call, name) => {
    steps.push(`mirror ${call} ${name}`)
    return null
  }
  value(await ledger.save(entry(1)))
  steps.push('saved')
  putting.mockRestore()
  expect(steps).toEqual(['mirror append journal', 'database journal', 'saved'])
  expect(profile.mirror.files.get('journal')?.length).toBeGreaterThan(before)
  expect((await inDatabase(profile, 'journal')).length).toBe(rows.length + 1)
})

test('the mirror and the database hold the same sealed bytes, and nothing of them in clear', async () => {
  const { profile, ledger } = await training()
  value(await ledger.save(entry(1)))
  await exportFile(ledger)
  const disk = [...profile.mirror.files.values()].map((bytes) => Buffer.from(bytes).toString('latin1')).join()
  for (const table of ['journal', 'segments', 'groups', 'meta'])
    for (const row of await inDatabase(profile, table)) {
      const text = Object.values(row)
        .map((part) => (part instanceof Uint8Array ? Buffer.from(part).toString('latin1') : String(part)))
        .join()
      for (const word of ['ller', 'P123456', 'Training Officer', 'recorded']) expect(text).not.toContain(word)
    }
  for (const word of ['ller', 'P123456', '1234-AB', 'Training Officer', 'recorded'])
    expect(disk).not.toContain(word)
  for (const row of await inDatabase(profile, 'segments'))
    expect(disk).toContain(Buffer.from(row.counted).toString('latin1'))
})

describe('a disk that cannot take it', () => {
  test.each([
    ['disk-full', 'none'],
    ['disk-full', 'half'],
    ['disk-full', 'all'],
    ['read-only', 'none'],
    ['failed', 'half'],
  ] as const)(
    '%s with %s of it written: refused, the next save works, nothing doubled',
    async (fault, done) => {
      const { profile, ledger } = await training()
      profile.mirror.trouble = once('append', 'journal', done, fault)
      expect(reasonOf(await ledger.save(entry(1)))).toBe(fault === 'failed' ? 'mirror-failed' : fault)
      expect(value(await ledger.save(entry(1))).label).toBe('HRBAJ1-000005')
      expect(await labels(ledger)).toEqual(['HRBAJ1-000005'])
      const again = await unlock(profile)
      expect(again.session.restored).toBeNull()
      expect(await labels(again.ledger)).toEqual(['HRBAJ1-000005'])
    },
  )

  test('what the mirror says it wrote is held against what was given', async () => {
    const { profile, ledger } = await training()
    const { append } = profile.mirror.calls
    for (const wrong of [{ sha256: '0'.repeat(64) }, { size: 1 }]) {
      profile.mirror.calls.append = (...given) => ({ ...append(...given), ...wrong })
      expect(reasonOf(await ledger.save(entry(1)))).toBe('mirror-failed')
    }
    profile.mirror.calls.append = append
    expect(await labels(ledger)).toEqual([])
    const saved = await saveAll(ledger, 2)
    expect(await labels((await unlock(profile)).ledger)).toEqual(saved)
  })

  test('a database that fails is opened again and gets the same bytes', async () => {
    const { ledger } = await training()
    const put = store.put
    let failing = 1
    store.put = function (this: IDBObjectStore, ...args) {
      if (failing-- > 0) throw new DOMException('Connection is closing.', 'AbortError')
      return put.apply(this, args as never)
    }
    try {
      expect(value(await ledger.save(entry(1))).label).toBe('HRBAJ1-000005')
    } finally {
      store.put = put
    }
    expect(await labels(ledger)).toEqual(['HRBAJ1-000005'])
    expect(value(await ledger.save(entry(2))).label).toBe('HRBAJ1-000006')
  })

  test('a database that fails for want of room: the disk is named, and the entry saves when there is room', async () => {
    const { profile, ledger } = await training()
    await shut(async () => {
      expect(reasonOf(await ledger.save(entry(1)))).toBe('store-failed')
      profile.mirror.trouble = (_, name) => (name === 'room' ? { fault: 'disk-full', done: 'none' } : null)
      expect(reasonOf(await ledger.save(entry(2)))).toBe('disk-full')
      expect(reasonOf(await profile.start().unlock(1, 'training'))).toBe('disk-full')
      profile.mirror.trouble = () => null
    })
    value(await ledger.save(entry(2)))
    expect(await labels(ledger)).toEqual(['HRBAJ1-000005', 'HRBAJ1-000006'])
    expect(profile.mirror.files.has('room')).toBe(false)
  })

  test('a database that stays shut: one entry is kept and says its number, no other number is given', async () => {
    const { ledger } = await training()
    const put = store.put
    store.put = () => {
      throw new DOMException('Connection is closing.', 'AbortError')
    }
    try {
      expect(await ledger.save(entry(1))).toMatchObject({
        refusal: { refusal: { reason: 'store-failed', detail: { kept: 5 } } },
      })
      const other = await ledger.save(entry(2))
      expect(other).toMatchObject({ refusal: { refusal: { reason: 'store-failed' } } })
      expect(other).not.toHaveProperty('refusal.refusal.detail.kept')
    } finally {
      store.put = put
    }
    expect(value(await ledger.save(entry(2))).label).toBe('HRBAJ1-000006')
    expect(await labels(ledger)).toEqual(['HRBAJ1-000005', 'HRBAJ1-000006'])
  })
})

/** While `work` runs, the database takes nothing. */
const shut = async (work: () => Promise<void>) => {
  const { put } = store
  store.put = () => {
    throw new DOMException('Connection is closing.', 'AbortError')
  }
  try {
    await work()
  } finally {
    store.put = put
  }
}

test('an entry that was kept is sealed once; the same again is another entry', async () => {
  const { ledger } = await training()
  await shut(async () => expect(reasonOf(await ledger.save(entry(1)))).toBe('store-failed'))
  value(await ledger.makeExport('unsent'))
  expect(await labels(ledger)).toEqual(['HRBAJ1-000005'])
  expect(value(await ledger.save(entry(1))).label).not.toBe('HRBAJ1-000005')
})

test('a sheet or an officer that was kept: asked for again it is the same one', async () => {
  const { ledger } = await training()
  value(await ledger.save(entry(1)))
  const site = { of: 'site', id: 'HRBAJ' } as const
  const issue = () => ledger.issueSheet(site, '2021-07-06')
  value(await ledger.makeExport('unsent'))
  await shut(async () => expect(reasonOf(await issue())).toBe('store-failed'))
  expect(value(await issue()).sheet.version).toBe(1)
  expect((await ledger.sheets()).length).toBe(1)
  expect(value(await issue()).sheet.version).toBe(2)

  const add = (name: string) => ledger.addOfficer({ name, badge: 'HR-2', passphrase }, 'officer')
  await shut(async () => expect(reasonOf(await add('Ivo'))).toBe('store-failed'))
  expect(value(await add('Ivo'))).toBe(2)
  await shut(async () => expect(reasonOf(await add('Eva'))).toBe('store-failed'))
  expect(value(await add('Iva'))).toBe(4)
  expect((await ledger.officers()).map(({ number, name }) => [number, name])).toEqual([
    [1, 'Training Officer'],
    [2, 'Ivo'],
    [4, 'Iva'],
  ])
})

describe('a stop between any two steps', () => {
  test('after the mirror took an entry and before the database did: the entry is there', async () => {
    const { profile, ledger } = await training()
    const first = await saveAll(ledger, 2)
    await changeDatabase(profile, (database) => database.table('journal').delete(6))
    const again = await unlock(profile)
    expect(again.session.restored).toEqual({ events: 1, segments: 0 })
    expect(await labels(again.ledger)).toEqual(first)
  })

  test.each(['personal-1', 'segments', 'journal'])('of sealing, at the file %s', async (name) => {
    for (const done of ['none', 'half', 'all'] as const) {
      const { profile, ledger } = await training()
      const saved = await saveAll(ledger, 3)
      let met = false
      profile.mirror.trouble = (call, of) => {
        if (met) return gone()
        if (of !== name || call === 'cut' || (name === 'journal' && call !== 'write')) return null
        met = true
        return { fault: 'failed', done }
      }
      await ledger.makeExport('unsent')
      profile.mirror.trouble = () => null
      const again = await unlock(profile)
      expect(await labels(again.ledger)).toEqual(saved)
      expect(await plates(again.ledger)).toEqual(saved.map(() => 'ZG 1234-AB'))
      expect(value(await again.ledger.save(entry(9))).label).toMatch(/^HRBAJ1-00000[89]$|^HRBAJ1-000010$/)
      const file = value(await again.ledger.makeExport('all'))
      expect(file.first).toBe(1)
      const third = await unlock(profile)
      expect(third.session.restored).toBeNull()
      expect((await labels(third.ledger)).length).toBe(4)
    }
  })

  test('after the group was closed in the mirror and before the database took it', async () => {
    const { profile, ledger } = await training()
    const saved = await saveAll(ledger, 3)
    const journal = await inDatabase(profile, 'journal')
    const file = profile.mirror.files.get('journal') as Uint8Array
    value(await ledger.makeExport('unsent'))
    await changeDatabase(profile, async (database) => {
      await database.table('segments').clear()
      await database.table('groups').clear()
      await database.table('journal').bulkPut(journal)
    })
    profile.mirror.files.set('journal', file)
    const again = await unlock(profile)
    expect(again.session.restored).toMatchObject({ segments: 1 })
    expect(await labels(again.ledger)).toEqual(saved)
    expect((await inDatabase(profile, 'journal')).length).toBe(1)
  })
})

test('entries stay in the journal while their segment’s personal part is not held', async () => {
  const { profile, ledger } = await training()
  await saveAll(ledger, 3)
  const journal = profile.mirror.files.get('journal') as Uint8Array
  value(await ledger.makeExport('unsent'))
  profile.wipeDatabase()
  profile.mirror.files.set('journal', journal)
  profile.mirror.files.delete('personal-1')
  const left = async () => (await inDatabase(profile, 'journal')).map(({ n }) => n)
  const again = await unlock(profile)
  expect(await left()).toEqual(expect.arrayContaining([5, 6, 7]))
  value(await again.ledger.makeExport('unsent'))
  expect(await left()).toEqual(expect.arrayContaining([5, 6, 7]))
  await unlock(profile)
  expect(await left()).toEqual(expect.arrayContaining([5, 6, 7]))
})

describe('a store that lost something', () => {
  test('the database’s folder deleted: everything is rebuilt and said', async () => {
    const { profile, ledger } = await training()
    const saved = await saveAll(ledger, 3)
    await exportFile(ledger)
    const more = value(await ledger.save(entry(8))).label
    profile.wipeDatabase()
    const again = await unlock(profile)
    expect(again.session.restored?.segments).toBe(1)
    expect(again.session.restored?.events).toBeGreaterThan(6)
    expect(await labels(again.ledger)).toEqual([...saved, more])
    const row = await again.ledger.record(
      (await again.ledger.records({ offset: 0, limit: 1 })).rows[0]?.record.key ?? '',
    )
    expect(row?.record.personal?.plate).toBe('ZG 1234-AB')
    expect((await unlock(profile)).session.restored).toBeNull()
  })

  test('a personal file that is there and cannot be read: nothing is rebuilt without it', async () => {
    const { profile, ledger } = await training()
    const saved = await saveAll(ledger, 2)
    await exportFile(ledger)
    profile.wipeDatabase()
    const { read } = profile.mirror.calls
    profile.mirror.calls.read = (name, ...rest) => {
      if (name === 'personal-1') throw new Fault('failed')
      return read(name, ...rest)
    }
    expect(reasonOf(await profile.start().unlock(1, 'training'))).toBe('mirror-failed')
    profile.mirror.calls.read = read
    expect(await plates((await unlock(profile)).ledger)).toEqual(saved.map(() => 'ZG 1234-AB'))
    // Rows of a group that lost their personal parts get them back when the groups are compared.
    await changeDatabase(profile, (database) =>
      database.table('segments').toCollection().modify({ personal: null }),
    )
    const file = profile.mirror.files.get('segments') as Uint8Array
    profile.mirror.files.set('segments', Uint8Array.from([...file, ...file.subarray(0, 60)]))
    expect(await plates((await unlock(profile)).ledger)).toEqual(saved.map(() => 'ZG 1234-AB'))
  })

  test('the mirror’s folder deleted: written again from the database', async () => {
    const { profile, ledger } = await training()
    const saved = await saveAll(ledger, 3)
    await exportFile(ledger)
    const files = new Map(profile.mirror.files)
    profile.mirror.files.clear()
    const again = await unlock(profile)
    expect(await labels(again.ledger)).toEqual(saved)
    expect([...profile.mirror.files.keys()].sort()).toEqual([...files.keys()].sort())
    expect(profile.mirror.files.get('segments')).toEqual(files.get('segments'))
    profile.wipeDatabase()
    expect(await labels((await unlock(profile)).ledger)).toEqual(saved)
  })

  test('a torn end of the mirror is cut', async () => {
    const { profile, ledger } = await training()
    const saved = await saveAll(ledger, 2)
    await exportFile(ledger)
    for (const name of ['journal', 'segments']) {
      const file = profile.mirror.files.get(name) as Uint8Array
      profile.mirror.files.set(name, Uint8Array.from([...file, ...file.subarray(0, 60)]))
    }
    const again = await unlock(profile)
    expect(again.session.restored).toBeNull()
    expect(await labels(again.ledger)).toEqual(saved)
    profile.wipeDatabase()
    expect(await labels((await unlock(profile)).ledger)).toEqual(saved)
  })

  test('damage in the middle of the journal: mended from the database, and without it the installation stops', async () => {
    const { profile, ledger } = await training()
    const saved = await saveAll(ledger, 3)
    const whole = profile.mirror.files.get('journal') as Uint8Array
    const damaged = whole.slice()
    damaged[whole.length >> 1] = (damaged[whole.length >> 1] as number) ^ 1
    profile.mirror.files.set('journal', damaged)
    const alone = createFork(profile)
    expect(reasonOf(await alone.start().unlock(1, 'training'))).toBe('mirror-damaged')
    // It is evidence: nobody can say what was acknowledged behind it.
    expect(alone.mirror.files.get('journal')).toEqual(damaged)
    expect(await labels((await unlock(profile)).ledger)).toEqual(saved)
    expect(await labels((await unlock(createFork(profile))).ledger)).toEqual(saved)
  })

  test('the same number with other bytes stops the installation', async () => {
    const { profile, ledger } = await training()
    value(await ledger.save(entry(1)))
    // Two copies go on by themselves; then one has its own database and the other's mirror.
    const fork = createFork(profile)
    value(await (await unlock(fork)).ledger.save(entry(7)))
    value(await ledger.save(entry(2)))
    value(await ledger.save(entry(3)))
    profile.mirror.files.set('journal', fork.mirror.files.get('journal') as Uint8Array)
    expect(reasonOf(await profile.start().unlock(1, 'training'))).toBe('stores-disagree')
  })

  test('another group of the same number stops the installation', async () => {
    const { profile, ledger } = await training()
    value(await ledger.save(entry(1)))
    const fork = createFork(profile)
    await exportFile((await unlock(fork)).ledger)
    await exportFile(ledger)
    profile.mirror.files.set('segments', fork.mirror.files.get('segments') as Uint8Array)
    expect(reasonOf(await profile.start().unlock(1, 'training'))).toBe('stores-disagree')
  })
})

const createFork = (profile: Installation): Installation => {
  const fork = createProfile()
  for (const [name, bytes] of profile.mirror.files) fork.mirror.files.set(name, bytes.slice())
  return fork
}

test('a wrong passphrase opens nothing', async () => {
  const { profile } = await training()
  expect(reasonOf(await profile.start().unlock(1, passphrase))).toBe('wrong-passphrase')
  expect(reasonOf(await profile.start().unlock(2, 'training'))).toBe('wrong-passphrase')
})

test('a database that does not open any more is made anew from the mirror', async () => {
  const { profile, ledger } = await training()
  const saved = await saveAll(ledger, 2)
  await ledger.lock()
  const { open, deleteDatabase } = profile.indexedDB
  let deleted = false
  profile.indexedDB.open = function (this: typeof profile.indexedDB, ...args) {
    if (!deleted) throw new DOMException('Internal error opening backing store.', 'DataError')
    return open.apply(this, args)
  }
  profile.indexedDB.deleteDatabase = function (this: typeof profile.indexedDB, ...args) {
    deleted = true
    return deleteDatabase.apply(this, args)
  }
  const again = await unlock(profile)
  expect(again.session.restored?.events).toBeGreaterThan(5)
  expect(await labels(again.ledger)).toEqual(saved)
})

test('a database that fails while it is read is opened once more at the same unlocking', async () => {
  const { profile, ledger } = await training()
  const saved = await saveAll(ledger, 3)
  await ledger.lock()
  const { getAll } = store
  let failed = 0
  store.getAll = () => {
    store.getAll = getAll
    failed += 1
    throw new DOMException('Internal error.', 'UnknownError')
  }
  try {
    const again = await unlock(profile)
    expect(failed).toBe(1)
    expect(await labels(again.ledger)).toEqual(saved)
  } finally {
    store.getAll = getAll
  }
})

describe('without a keyring', () => {
  test.each([true, false])('what is held is not taken for nothing, sealed: %s', async (sealed) => {
    const { profile, ledger } = await training()
    value(await ledger.save(entry(1)))
    if (sealed) await exportFile(ledger)
    await ledger.lock()
    profile.mirror.files.delete('keyring.json')
    profile.wipeDatabase()
    const before = new Map(profile.mirror.files)
    expect(reasonOf(await profile.start().boot())).toBe('mirror-damaged')
    expect(reasonOf(await profile.start().startTraining('station'))).toBe('mirror-damaged')
    expect(profile.mirror.files).toEqual(before)
  })

  test('a database that does not open may hold the copy: nothing is set up', async () => {
    const { profile, ledger } = await training()
    await ledger.lock()
    profile.mirror.files.clear()
    const { open } = profile.indexedDB
    profile.indexedDB.open = () => {
      throw new DOMException('Internal error opening backing store.', 'UnknownError')
    }
    expect(reasonOf(await profile.start().boot())).toBe('store-failed')
    expect(reasonOf(await profile.start().startTraining('station'))).toBe('store-failed')
    profile.indexedDB.open = open
    await unlock(profile)
  })

  test('what a set-up left that was stopped is no installation', async () => {
    const profile = createProfile()
    profile.mirror.trouble = once('write', 'keyring.json', 'none')
    expect(reasonOf(await profile.start().startTraining('station'))).toBe('mirror-failed')
    expect(profile.mirror.files.has('journal')).toBe(true)
    expect(value(await profile.start().boot())).toEqual({ state: 'empty' })
    value(await profile.start().startTraining('station'))
  })
})

test('what the mirror holds of a group that never happened is taken away', async () => {
  const { profile } = await training()
  profile.mirror.files.set('personal-7', Uint8Array.of(1, 2, 3))
  await unlock(profile)
  expect(profile.mirror.files.has('personal-7')).toBe(false)
})
