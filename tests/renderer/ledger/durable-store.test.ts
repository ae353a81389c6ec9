// What the two stores hold after a save, one step below the ledger: bytes and numbers, whatever they mean.
import { IDBKeyRange, IDBObjectStore } from 'fake-indexeddb'
import { expect, test, vi } from 'vitest'
import { createDatabase } from '../../../renderer/ledger/store/database.ts'
import { openDurableStore } from '../../../renderer/ledger/store/durable-store.ts'
import { decodeText, encodeText } from '../../../shared/lines/bytes.ts'
import { copyProfile, createProfile, Fault, type Installation, reasonOf, value } from './harness.ts'

/** The own log. */
const log = 'cd'.repeat(32)

/** The vault is asked only where the stores hold two versions of one entry. */
const open = (profile: Installation) => {
  const { caps, mirror } = profile.parts()
  const database = createDatabase({ indexedDB: profile.indexedDB, IDBKeyRange })
  return openDurableStore(caps, undefined as never, { own: log, former: [] }, database, mirror)
}
const entry = (n: number) => ({ n, sealed: encodeText(`entry ${n}`) })
const group = (text: string, sealedThrough: number | null = null) => ({
  rows: [],
  note: async () => encodeText(text),
  sealedThrough,
})

const loaded = (sealedThrough: number, spare: readonly number[] = [], purged = false) => ({
  ...{ sealedThrough, spare: new Set(spare), purged },
})

test('sealing drops the entries sealed and no other, in both stores', async () => {
  const profile = createProfile()
  const store = value(await open(profile))
  for (const n of [1, 2, 3, 4]) value(await store.saveEntry(entry(n)))
  value(await store.saveGroup(group('own', 2)))
  expect((await store.database.journal.toArray()).map(({ n }) => n)).toEqual([3, 4])
  store.close()
  profile.wipeDatabase()
  const again = value(await open(profile))
  expect(again.restored).toEqual({ events: 2, segments: 0 })
  expect((await again.database.journal.toArray()).map(({ n }) => n)).toEqual([3, 4])
})

test('a mirror whose group is another than the database’s stops the installation', async () => {
  const [profile, other] = [createProfile(), createProfile()]
  for (const each of [profile, other]) {
    const store = value(await open(each))
    value(await store.saveGroup(group('refused')))
    store.close()
  }
  profile.mirror.files.set('segments', other.mirror.files.get('segments') as Uint8Array)
  expect(reasonOf(await open(profile))).toBe('stores-disagree')
})

test('a database that fell back behind an erasure takes it again from the mirror, whatever became of who asked for it', async () => {
  const profile = createProfile()
  const store = value(await open(profile))
  const row = {
    log,
    index: 1,
    hash: 'ef'.repeat(32),
    events: 1,
    counted: encodeText('counted'),
  }
  value(
    await store.saveGroup({
      rows: [{ ...row, personal: encodeText('Okello') }],
      note: null,
      sealedThrough: null,
    }),
  )
  const [before, copy] = [await copyProfile(profile), await copyProfile(profile)]
  value(await store.replacePersonal(1, new Map([[0, encodeText('erased')]])))
  value(await store.saveEntry(entry(1)))
  store.close()
  profile.indexedDB = before.indexedDB
  const again = value(await open(profile))
  expect(again.restored).toEqual({ events: 1, segments: 0 })
  const held = async () =>
    (await again.database.segments.toArray()).map(({ personal }) => decodeText(personal ?? new Uint8Array()))
  expect(await held()).toEqual(['erased'])
  again.close()
  // A file that is damaged says nothing: the database keeps what it has.
  profile.indexedDB = copy.indexedDB
  profile.mirror.files.set('personal-1', encodeText('damaged'))
  const last = value(await open(profile))
  expect((await last.database.segments.toArray())[0]?.personal).toEqual(encodeText('Okello'))
  last.close()
})

test('the journal of the log before stays where nothing has carried it yet', async () => {
  const profile = createProfile()
  const store = value(await open(profile))
  value(await store.saveEntry(entry(1)))
  store.close()
  profile.mirror.files.set('journal', new Uint8Array())
  const { caps, mirror } = profile.parts()
  const database = createDatabase({ indexedDB: profile.indexedDB, IDBKeyRange })
  const continued = { own: 'next', former: [log] }
  const opened = await openDurableStore(caps, undefined as never, continued, database, mirror)
  expect(reasonOf(opened)).toBe('stores-disagree')
  expect(await database.journal.count()).toBe(1)
  database.close()
})

const withParts = {
  log,
  index: 1,
  hash: 'ef'.repeat(32),
  events: 1,
  counted: encodeText('counted'),
}
const named = (name: string) => ({
  rows: [{ ...withParts, personal: encodeText(name) }],
  note: null,
  sealedThrough: null,
})

/** The personal parts of the first group cannot be read, until what this gives is called. */
const unreadable = ({ mirror }: Installation) => {
  const { read } = mirror.calls
  mirror.calls.read = (name, ...range) => {
    if (name === 'personal-1') throw new Fault('failed')
    return read(name, ...range)
  }
  return () => {
    mirror.calls.read = read
  }
}

test('personal parts of a group that was refused go with the next change', async () => {
  const profile = createProfile()
  const store = value(await open(profile))
  profile.mirror.trouble = (call) => (call === 'append' ? { fault: 'failed', done: 'all' } : null)
  expect(reasonOf(await store.saveGroup(named('Okello')))).toBe('mirror-failed')
  expect(profile.mirror.files.has('personal-1')).toBe(true)
  profile.mirror.trouble = () => null
  value(await store.saveEntry(entry(1)))
  expect(profile.mirror.files.has('personal-1')).toBe(false)
  value(await store.saveGroup(named('Adams')))
  store.close()
  profile.wipeDatabase()
  const again = value(await open(profile))
  expect(await again.database.segments.count()).toBe(1)
  again.close()
})

test('a file of personal parts that cannot be read stops nobody whose database has them', async () => {
  const profile = createProfile()
  const store = value(await open(profile))
  value(await store.saveGroup(named('Okello')))
  store.close()
  // A torn append, and a sector that is gone.
  const torn = [...(profile.mirror.files.get('segments') ?? []), 0x4d, 0x50]
  profile.mirror.files.set('segments', Uint8Array.from(torn))
  unreadable(profile)
  const again = value(await open(profile))
  expect((await again.database.segments.toArray())[0]?.personal).toEqual(encodeText('Okello'))
  again.close()
})

test('an append after a replacing that was done and not answered leaves the file whole', async () => {
  const profile = createProfile()
  const { mirror } = profile
  const store = value(await open(profile))
  for (const n of [1, 2, 3, 4]) value(await store.saveEntry(entry(n)))
  mirror.trouble = (call, name) =>
    call === 'write' && name === 'journal' ? { fault: 'failed', done: 'all' } : null
  value(await store.saveGroup(group('own', 3)))
  mirror.trouble = (call, name) =>
    call === 'append' && name === 'journal' ? { fault: 'failed', done: 'all' } : null
  expect(reasonOf(await store.saveEntry(entry(5)))).toBe('mirror-failed')
  mirror.trouble = () => null
  value(await store.saveEntry({ n: 5, sealed: encodeText('another') }))
  store.close()
  profile.wipeDatabase()
  const again = value(await open(profile))
  expect((await again.database.journal.toArray()).map(({ sealed }) => decodeText(sealed))).toEqual([
    'entry 4',
    'another',
  ])
  again.close()
})

test('while a refused entry may lie in the mirror, nothing is changed, backed up or copied', async () => {
  const profile = createProfile()
  const { mirror } = profile
  const { list } = mirror.calls
  const store = value(await open(profile))
  mirror.trouble = (call) => (call === 'append' ? { fault: 'failed', done: 'all' } : null)
  mirror.calls.list = () => {
    throw new Fault('failed')
  }
  expect(reasonOf(await store.saveEntry(entry(1)))).toBe('mirror-failed')
  expect(store.isSettled).toBe(false)
  expect(reasonOf(await store.catchUp())).toBe('mirror-failed')
  mirror.trouble = () => null
  mirror.calls.list = list
  value(await store.catchUp())
  expect(store.isSettled).toBe(true)
  expect(mirror.files.get('journal')).toHaveLength(0)
  store.close()
})

test('what was sealed and erased stays so, when the database loses it while it is at work', async () => {
  const profile = createProfile()
  const store = value(await open(profile))
  for (const n of [1, 2]) value(await store.saveEntry(entry(n)))
  const { database } = store
  value(await store.saveGroup({ ...named('Okello'), sealedThrough: 2 }))
  const [row] = await database.segments.toArray()
  value(await store.replacePersonal(1, new Map([[0, encodeText('erased')]])))
  // Its last transactions are lost, and it closes.
  await database.segments.put(row as NonNullable<typeof row>)
  await database.journal.bulkPut([entry(1), entry(2)])
  database.close()
  value(await store.catchUp())
  expect((await database.segments.toArray())[0]?.personal).toEqual(encodeText('erased'))
  expect(await database.journal.count()).toBe(0)
  expect(profile.mirror.files.get('journal')).toHaveLength(0)
  store.close()
})

test('what was sealed while the database was away leaves both journals when it is back', async () => {
  const profile = createProfile()
  const store = value(await open(profile))
  for (const n of [1, 2, 3]) value(await store.saveEntry(entry(n)))
  const gone = new DOMException('Internal error', 'UnknownError')
  vi.spyOn(store.database, 'transaction').mockRejectedValueOnce(gone)
  vi.spyOn(store.database, 'open').mockRejectedValueOnce(gone)
  expect(value(await store.saveGroup(group('own', 2)))).toMatchObject({ kept: false })
  value(await store.catchUp())
  expect((await store.database.journal.toArray()).map(({ n }) => n)).toEqual([3])
  store.close()
  profile.wipeDatabase()
  const again = value(await open(profile))
  expect((await again.database.journal.toArray()).map(({ n }) => n)).toEqual([3])
  again.close()
})

test('what a database that fell back has to take anew is taken at the next start, where a file could not be read at this one', async () => {
  const profile = createProfile()
  const { mirror } = profile
  const store = value(await open(profile))
  value(await store.saveGroup(named('Okello')))
  const before = await copyProfile(profile)
  value(await store.replacePersonal(1, new Map([[0, encodeText('erased')]])))
  value(await store.saveEntry(entry(1)))
  store.close()
  profile.indexedDB = before.indexedDB
  const readAgain = unreadable(profile)
  value(await open(profile)).close()
  readAgain()
  const { read } = mirror.calls
  for (const taken of [1, 0]) {
    let asked = 0
    mirror.calls.read = (name, ...range) => {
      if (name === 'personal-1') asked++
      return read(name, ...range)
    }
    const again = value(await open(profile))
    expect((await again.database.segments.toArray())[0]?.personal).toEqual(encodeText('erased'))
    expect(asked).toBe(taken)
    again.close()
  }
})

test('what was sealed before this session leaves a database that falls back at work', async () => {
  const profile = createProfile()
  const { mirror } = profile
  const store = value(await open(profile))
  for (const n of [1, 2, 3]) value(await store.saveEntry(entry(n)))
  value(await store.saveGroup(group('own', 2)))
  store.close()
  const again = value(await open(profile))
  const before = mirror.writes.length
  value(await again.setLoaded(loaded(2)))
  // Nothing was left over: nothing is written.
  expect(mirror.writes).toHaveLength(before)
  await again.database.journal.bulkPut([entry(1), entry(2)])
  again.database.close()
  value(await again.saveEntry(entry(4)))
  expect((await again.database.journal.toArray()).map(({ n }) => n)).toEqual([3, 4])
  again.close()
  profile.wipeDatabase()
  const last = value(await open(profile))
  expect((await last.database.journal.toArray()).map(({ n }) => n)).toEqual([3, 4])
  last.close()
})

test('what was purged stays so, when the database loses it while it is at work', async () => {
  const profile = createProfile()
  const store = value(await open(profile))
  value(await store.saveGroup(named('Okello')))
  const [row] = await store.database.segments.toArray()
  value(await store.replacePersonal(1, new Map([[0, null]])))
  await store.database.segments.put(row as NonNullable<typeof row>)
  store.database.close()
  value(await store.catchUp())
  expect((await store.database.segments.toArray())[0]?.personal).toBeNull()
  store.close()
})

test('a file of personal parts that is empty, and nobody here emptied it, takes nothing away', async () => {
  const profile = createProfile()
  const store = value(await open(profile))
  value(await store.saveGroup(named('Okello')))
  const before = await copyProfile(profile)
  value(await store.saveEntry(entry(1)))
  store.close()
  profile.indexedDB = before.indexedDB
  profile.mirror.files.set('personal-1', new Uint8Array())
  const again = value(await open(profile))
  expect((await again.database.segments.toArray())[0]?.personal).toEqual(encodeText('Okello'))
  again.close()
})

test('both stores changed under a session for those of another day: it stops, and drops nothing', async () => {
  const profile = createProfile()
  const store = value(await open(profile))
  for (const n of [1, 2]) value(await store.saveEntry(entry(n)))
  const before = await copyProfile(profile)
  value(await store.saveGroup(group('own', 2)))
  for (const [name, bytes] of before.mirror.files) profile.mirror.files.set(name, bytes)
  profile.mirror.files.delete('segments')
  await store.database.groups.clear()
  store.database.close()
  expect(reasonOf(await store.saveEntry(entry(3)))).toBe('stores-disagree')
  store.close()
  const again = value(await open(profile))
  expect((await again.database.journal.toArray()).map(({ n }) => n)).toEqual([1, 2])
  again.close()
})

test('entries that were spared count as spared until both journals let them go', async () => {
  const profile = createProfile()
  const { mirror } = profile
  const store = value(await open(profile))
  for (const n of [1, 2]) value(await store.saveEntry(entry(n)))
  value(await store.setLoaded(loaded(2, [1])))
  mirror.trouble = (call, name) =>
    call === 'write' && name === 'journal' ? { fault: 'disk-full', done: 'none' } : null
  expect(reasonOf(await store.dropForGood(2, new Set()))).toBe('disk-full')
  expect([...store.spared]).toEqual([1])
  mirror.trouble = () => null
  value(await store.dropForGood(2, new Set()))
  expect(store.spared.size).toBe(0)
  expect(mirror.files.get('journal')).toHaveLength(0)
  store.close()
})

test('both stores changed under a session for those of before its last entry, saved here or not: no number is given twice', async () => {
  const profile = createProfile()
  const first = value(await open(profile))
  value(await first.saveEntry(entry(1)))
  const before = await copyProfile(profile)
  value(await first.saveEntry(entry(2)))
  first.close()
  const store = value(await open(profile))
  for (const [name, bytes] of before.mirror.files) profile.mirror.files.set(name, bytes)
  await store.database.journal.delete(2)
  store.database.close()
  expect(reasonOf(await store.saveEntry(entry(3)))).toBe('stores-disagree')
  store.close()
})

test('sealing takes nothing out of the mirror that the database alone has lost', async () => {
  const profile = createProfile()
  const { mirror } = profile
  const store = value(await open(profile))
  for (const n of [1, 2, 3]) value(await store.saveEntry(entry(n)))
  mirror.trouble = (call, name) => {
    // It closes by itself, and comes back with less.
    if (call === 'append' && name === 'segments') void store.database.journal.delete(3)
    return null
  }
  value(await store.saveGroup(group('own', 2)))
  store.close()
  const again = value(await open(profile))
  expect((await again.database.journal.toArray()).map(({ n }) => n)).toEqual([3])
  again.close()
})

test('damage in a group that the database knows cuts no group off that it does not', async () => {
  const profile = createProfile()
  const store = value(await open(profile))
  for (const text of ['one', 'two']) value(await store.saveGroup(group(text)))
  const before = await copyProfile(profile)
  value(await store.saveGroup(group('three')))
  store.close()
  profile.indexedDB = before.indexedDB
  const file = profile.mirror.files.get('segments') as Uint8Array
  const flipped = file.slice()
  flipped[20] = (flipped[20] as number) ^ 1
  profile.mirror.files.set('segments', flipped)
  expect(reasonOf(await open(profile))).toBe('mirror-damaged')
  expect(profile.mirror.files.get('segments')).toEqual(flipped)
  // A torn append behind what the database knows is nobody's.
  const torn = Uint8Array.from([
    ...flipped.subarray(0, before.mirror.files.get('segments')?.length),
    0x4d,
    0x50,
  ])
  profile.mirror.files.set('segments', torn)
  const again = value(await open(profile))
  expect(await again.database.groups.count()).toBe(2)
  again.close()
})

test('a full disk keeps nobody out who has only a note to remove', async () => {
  const profile = createProfile()
  const store = value(await open(profile))
  value(await store.saveGroup(named('Okello')))
  value(await store.saveEntry(entry(1)))
  store.close()
  profile.wipeDatabase()
  const whole = IDBObjectStore.prototype.delete
  let asked = 0
  IDBObjectStore.prototype.delete = function (...key) {
    if (this.name !== 'meta') return whole.apply(this, key)
    asked++
    throw new DOMException('No room', 'QuotaExceededError')
  }
  const opened = await open(profile)
  IDBObjectStore.prototype.delete = whole
  const again = value(opened)
  expect(asked).toBe(1)
  expect((await again.database.segments.toArray())[0]?.personal).toEqual(encodeText('Okello'))
  again.close()
})

test('a file that cannot be read while groups are compared is read at the next start', async () => {
  const profile = createProfile()
  const store = value(await open(profile))
  value(await store.saveGroup(named('Okello')))
  const before = await copyProfile(profile)
  value(await store.replacePersonal(1, new Map([[0, encodeText('erased')]])))
  value(await store.saveGroup(group('another')))
  store.close()
  profile.indexedDB = before.indexedDB
  const readAgain = unreadable(profile)
  value(await open(profile)).close()
  readAgain()
  const again = value(await open(profile))
  expect((await again.database.segments.toArray())[0]?.personal).toEqual(encodeText('erased'))
  again.close()
})

test('an empty file says that parts are gone where they were purged, not where one was replaced', async () => {
  const profile = createProfile()
  const { mirror } = profile
  for (const purged of [false, true]) {
    const store = value(await open(profile))
    value(await store.setLoaded(loaded(0, [], purged)))
    if (!purged) {
      value(await store.saveGroup(named('Okello')))
      value(await store.replacePersonal(1, new Map([[0, encodeText('Adams')]])))
    }
    mirror.files.set('personal-1', new Uint8Array())
    value(await store.saveEntry(entry(purged ? 2 : 1)))
    await store.database.journal.clear()
    store.database.close()
    value(await store.catchUp())
    const [row] = await store.database.segments.toArray()
    expect(row?.personal).toEqual(purged ? null : encodeText('Adams'))
    store.close()
  }
})

test('an older mirror, put back under a session, gives no erased word back', async () => {
  const profile = createProfile()
  const store = value(await open(profile))
  for (const n of [1, 2]) value(await store.saveEntry(entry(n)))
  value(await store.saveGroup(named('Okello')))
  const before = await copyProfile(profile)
  value(await store.replacePersonal(1, new Map([[0, encodeText('erased')]])))
  value(await store.saveGroup(group('own', 2)))
  store.close()
  const again = value(await open(profile))
  value(await again.setLoaded(loaded(2)))
  for (const [name, bytes] of before.mirror.files) profile.mirror.files.set(name, bytes)
  again.database.close()
  value(await again.catchUp())
  expect((await again.database.segments.toArray())[0]?.personal).toEqual(encodeText('erased'))
  expect(await again.database.journal.count()).toBe(0)
  again.close()
})

test('a journal that is damaged in the mirror is whole again once it is sealed', async () => {
  const profile = createProfile()
  const store = value(await open(profile))
  for (const n of [1, 2, 3, 4]) value(await store.saveEntry(entry(n)))
  const damage = () => {
    const flipped = (profile.mirror.files.get('journal') as Uint8Array).slice()
    flipped[20] = (flipped[20] as number) ^ 1
    profile.mirror.files.set('journal', flipped)
  }
  damage()
  value(await store.saveGroup(group('own', 3)))
  store.close()
  profile.wipeDatabase()
  const again = value(await open(profile))
  expect((await again.database.journal.toArray()).map(({ n }) => n)).toEqual([4])
  value(await again.setLoaded(loaded(3)))
  value(await again.saveEntry(entry(5)))
  // An entry that nobody has any more is not taken for sealed.
  damage()
  await again.database.journal.delete(4)
  expect(reasonOf(await again.dropForGood(3, new Set()))).toBe('mirror-damaged')
  again.close()
})

test('what was refused is cut before anything goes on, though nothing of it is seen: only a cut is known to be synced', async () => {
  const profile = createProfile()
  const { mirror } = profile
  const store = value(await open(profile))
  value(await store.saveGroup(named('Okello')))
  mirror.trouble = (call) => (call === 'append' ? { fault: 'failed', done: 'none' } : null)
  const { list } = mirror.calls
  mirror.calls.list = () => {
    throw new Fault('failed')
  }
  expect(reasonOf(await store.saveGroup(named('Adams')))).toBe('mirror-failed')
  mirror.calls.list = list
  const steps: string[] = []
  mirror.trouble = (call, name) => {
    steps.push(`${call} ${name}`)
    return null
  }
  value(await store.catchUp())
  expect(steps).toEqual(['cut segments', 'remove personal-2'])
  store.close()
})
