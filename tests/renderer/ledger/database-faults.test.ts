// The database closes by itself in the middle of a change: nothing is answered by a throw, and what was to go is gone.
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, expect, test, vi } from 'vitest'
import type { SiteDraft } from '../../../shared/ledger-api.ts'
import {
  copyProfile,
  exportFile,
  Fault,
  type Installation,
  inspection,
  makeStation,
  makeUnit,
  openDatabase,
  operation,
  passphrase,
  reasonOf,
  value,
} from './harness.ts'
import { openedTexts } from './opened-bytes.ts'

// The library's types and those of the platform are not the same ones.
const store = IDBObjectStore.prototype as unknown as Record<'get' | 'put', (...args: unknown[]) => unknown>
const whole = { get: store.get, put: store.put }
const factory = IDBFactory.prototype as unknown as Record<'open', (...args: unknown[]) => unknown>
const { open } = factory
afterEach(() => {
  Object.assign(store, whole)
  factory.open = open
  vi.restoreAllMocks()
})

/** The next call on this table fails, as Chromium's do when it closes a database by itself. */
const failOnce = (call: 'get' | 'put', table: string) => {
  let failing = true
  store[call] = function (this: { readonly name: string }, ...args) {
    if (failing && this.name === table) {
      failing = false
      throw new DOMException('Connection is closing.', 'AbortError')
    }
    return whole[call].apply(this, args)
  }
}

const makeSealed = async () => {
  const unit = await makeUnit()
  const station = await makeStation(unit.pack)
  const { key } = value(await station.ledger.save(inspection({ personal: { familyName: 'Xanthopoulou' } })))
  const file = await exportFile(station.ledger)
  return { unit, station, key, file }
}

test('an erasure that the database failed to take is done again, not left to the next start', async () => {
  const { station, key } = await makeSealed()
  failOnce('put', 'segments')
  value(await station.ledger.eraseRecord(key, 'Asked for'))
  await station.ledger.lock()
  expect((await openedTexts(station.profile)).some((text) => text.includes('Xanthopoulou'))).toBe(false)
}, 120_000)

test('an export, and a receipt, that cannot be read for are refused, and made when asked again', async () => {
  const { unit, station, file } = await makeSealed()
  failOnce('get', 'segments')
  expect(reasonOf(await station.ledger.makeExport('all'))).toBe('store-failed')
  expect((await exportFile(station.ledger, 'all')).bytes.length).toBeGreaterThan(0)
  await unit.ledger.importFiles([file], () => {})
  failOnce('get', 'segments')
  expect(reasonOf(await unit.ledger.makeReceipts([station.session.log]))).toBe('store-failed')
  expect(value(await unit.ledger.makeReceipts([station.session.log]))).toHaveLength(1)
}, 120_000)

/** Reads are not answered, as after Chromium closed a database by itself, until it is opened anew. Nobody waits 20 s for that here. */
const answersNothing = () => {
  let silent = true
  store.get = function (...args) {
    return silent ? {} : whole.get.apply(this, args)
  }
  factory.open = function (...args) {
    silent = false
    return open.apply(this, args)
  }
  const later = globalThis.setTimeout
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, ms?: number) =>
    later(run, ms === 20_000 ? 20 : ms)) as typeof setTimeout)
}

test('a database that answers no read is opened anew by the next export', async () => {
  const { station } = await makeSealed()
  answersNothing()
  expect(reasonOf(await station.ledger.makeExport('all'))).toBe('store-failed')
  expect((await exportFile(station.ledger, 'all')).bytes.length).toBeGreaterThan(0)
}, 120_000)

test('what was sealed leaves the journal, though the mirror would not let it go at first', async () => {
  const { station } = await makeSealed()
  value(await station.ledger.save(inspection({ personal: { familyName: 'Xanthopoulou' } })))
  const { mirror } = station.profile
  mirror.trouble = (call, name) =>
    call === 'write' && name === 'journal' ? { fault: 'disk-full', done: 'none' } : null
  value(await station.ledger.makeExport('unsent'))
  mirror.trouble = () => null
  expect(mirror.files.get('journal')?.length).toBeGreaterThan(0)
  value(await station.ledger.makeExport('all'))
  expect(mirror.files.get('journal')).toHaveLength(0)
}, 120_000)

/** Puts of segments fail, and from the first of them on the database does not open again either. */
const fallsWhileSealing = () => {
  store.put = function (this: { readonly name: string }, ...args) {
    if (this.name !== 'segments') return whole.put.apply(this, args)
    factory.open = () => {
      throw new DOMException('Internal error', 'UnknownError')
    }
    throw new DOMException('Connection is closing.', 'AbortError')
  }
}
const comesBack = () => {
  Object.assign(store, whole)
  factory.open = open
}

/** In either store. */
const holdsName = async (profile: Installation) => {
  const says = async () => (await openedTexts(profile)).some((text) => text.includes('Xanthopoulou'))
  const before = await says()
  profile.wipeDatabase()
  const ledger = profile.start()
  value(await ledger.unlock(1, passphrase))
  await ledger.lock()
  return before || (await says())
}

test('what was sealed while the database was away leaves both journals before it is said to be erased', async () => {
  const { station } = await makeSealed()
  const { key } = value(await station.ledger.save(inspection({ personal: { familyName: 'Xanthopoulou' } })))
  fallsWhileSealing()
  expect(reasonOf(await station.ledger.makeExport('unsent'))).toBe('store-failed')
  comesBack()
  const { mirror } = station.profile
  mirror.trouble = (call, name) =>
    call === 'write' && name === 'journal' ? { fault: 'disk-full', done: 'none' } : null
  // Nobody is kept from saving; that it is erased is not said.
  value(await station.ledger.save(inspection({ when: '2021-07-06T11:30+02:00' })))
  expect((await station.ledger.eraseRecord(key, 'Asked for')).ok).toBe(false)
  mirror.trouble = () => null
  value(await station.ledger.eraseRecord(key, 'Asked for'))
  for (const { record } of (await station.ledger.records({ offset: 0, limit: 9 })).rows)
    if (record.personal) value(await station.ledger.eraseRecord(record.key, 'Asked for'))
  await station.ledger.lock()
  expect(await holdsName(station.profile)).toBe(false)
}, 120_000)

test('what is purged while the database was away for a moment is purged all the same', async () => {
  const { station } = await makeSealed()
  value(await station.ledger.save(inspection({ personal: { familyName: 'Xanthopoulou' } })))
  station.profile.clock.now = Date.parse('2021-08-01T10:00:00Z')
  // It is back as soon as somebody asks why it was away.
  station.profile.mirror.trouble = (_call, name) => {
    if (name === 'room') comesBack()
    return null
  }
  fallsWhileSealing()
  value(await station.ledger.purgePersonal())
  await station.ledger.lock()
  expect(await holdsName(station.profile)).toBe(false)
}, 120_000)

test('a void of an erased record is answered as saved, though its reason cannot be erased at once', async () => {
  const { station, key } = await makeSealed()
  value(await station.ledger.eraseRecord(key, 'Asked for'))
  failOnce('get', 'segments')
  value(await station.ledger.voidRecord(key, 'Entered twice by Xanthopoulou'))
  await station.ledger.lock()
  const again = station.profile.start()
  value(await again.unlock(1, passphrase))
  await again.lock()
  expect((await openedTexts(station.profile)).some((text) => text.includes('Xanthopoulou'))).toBe(false)
}, 120_000)

/** Main does what it is asked, and is heard of no more: its disk hangs. */
const unheard = ({ mirror }: Installation, file: 'journal' | 'segments') => {
  const { list } = mirror.calls
  mirror.trouble = (call, name) =>
    call === 'append' && name === file ? { fault: 'failed', done: 'all' } : null
  mirror.calls.list = () => {
    throw new Fault('failed')
  }
  return () => {
    mirror.trouble = () => null
    mirror.calls.list = list
  }
}

test('an entry that was refused is not brought back by comparing: its number is given to the next', async () => {
  const { unit, station, key, file } = await makeSealed()
  await unit.ledger.importFiles([file], () => {})
  value(await unit.ledger.acceptLog(station.session.log, [], null))
  const answers = unheard(unit.profile, 'journal')
  expect(reasonOf(await unit.ledger.voidRecord(key, 'Entered twice'))).toBe('mirror-failed')
  answers()
  answersNothing()
  expect(reasonOf(await unit.ledger.makeReceipts([station.session.log]))).toBe('store-failed')
  value(await unit.ledger.voidRecord(key, 'Never happened'))
  await unit.ledger.lock()
  for (const wipe of [false, true]) {
    if (wipe) unit.profile.wipeDatabase()
    const again = unit.profile.start()
    value(await again.unlock(1, passphrase))
    expect((await again.record(key))?.record.voided).toBe(true)
    expect(JSON.stringify(await again.record(key))).not.toContain('Entered twice')
    await again.lock()
  }
}, 120_000)

test('a sealing that was refused is not brought back either: the log never says two things', async () => {
  const { unit, station, key } = await makeSealed()
  value(await station.ledger.save(inspection({ when: '2021-07-06T11:30+02:00' })))
  const answers = unheard(station.profile, 'segments')
  expect(reasonOf(await station.ledger.makeExport('unsent'))).toBe('mirror-failed')
  answers()
  answersNothing()
  // Saved, and done by the next change: its segment could not be read.
  await station.ledger.eraseRecord(key, 'Asked for')
  value(await station.ledger.save(inspection({ when: '2021-07-06T11:31+02:00' })))
  const file = await exportFile(station.ledger, 'all')
  await station.ledger.lock()
  const again = station.profile.start()
  value(await again.unlock(1, passphrase))
  expect((await again.records({ offset: 0, limit: 9 })).total).toBe(3)
  await unit.ledger.importFiles([file, await exportFile(again, 'all')], () => {})
  value(await unit.ledger.acceptLog(station.session.log, [], null))
  expect((await unit.ledger.inbox()).logs[0]?.contradiction).toBeNull()
  expect((await unit.ledger.records({ offset: 0, limit: 9 })).total).toBe(3)
}, 120_000)

test('a journal that the mirror does not let go keeps nobody from unlocking', async () => {
  const { station } = await makeSealed()
  const { key } = value(await station.ledger.save(inspection({ personal: { familyName: 'Xanthopoulou' } })))
  const { mirror } = station.profile
  mirror.trouble = (call, name) =>
    call === 'write' && name === 'journal' ? { fault: 'failed', done: 'none' } : null
  value(await station.ledger.makeExport('unsent'))
  await station.ledger.lock()
  const again = station.profile.start()
  value(await again.unlock(1, passphrase))
  value(await again.save(inspection({ when: '2021-07-06T11:31+02:00' })))
  expect((await again.records({ offset: 0, limit: 9 })).total).toBe(3)
  // That it is erased is not said while the name lies there.
  expect((await again.eraseRecord(key, 'Asked for')).ok).toBe(false)
  mirror.trouble = () => null
  await again.lock()
  const last = station.profile.start()
  value(await last.unlock(1, passphrase))
  expect((await last.record(key))?.record.personal).toBeNull()
  expect((await last.records({ offset: 0, limit: 9 })).total).toBe(3)
}, 120_000)

test('a decision and a new pack are answered as saved, though what it makes erased cannot be erased at once', async () => {
  const { unit, station, key, file } = await makeSealed()
  value(await station.ledger.eraseRecord(key, 'Asked for'))
  await unit.ledger.importFiles([file, await exportFile(station.ledger)], () => {})
  const { mirror } = unit.profile
  mirror.trouble = (call, name) =>
    call === 'write' && name.startsWith('personal-') ? { fault: 'disk-full', done: 'none' } : null
  value(await unit.ledger.acceptLog(station.session.log, [], null))
  const says = async () => (await openedTexts(unit.profile)).some((text) => text.includes('Xanthopoulou'))
  expect(await says()).toBe(true)
  // So is the operation's next version.
  value(await unit.ledger.changeOperation([{ ...(operation.sites[0] as SiteDraft), cutoff: 300 }]))
  expect(await says()).toBe(true)
  const left = await copyProfile(unit.profile)
  // The next change does it, whatever it is; and so does the next start.
  mirror.trouble = () => null
  value(await unit.ledger.makeReceipts([station.session.log]))
  expect(await says()).toBe(false)
  const again = left.start()
  value(await again.unlock(1, passphrase))
  expect((await again.records({ offset: 0, limit: 9 })).total).toBe(1)
  await again.lock()
  expect(await holdsName(left)).toBe(false)
}, 120_000)

test('a database that falls back behind a sealing of yesterday does not bring its names back', async () => {
  const { station } = await makeSealed()
  value(await station.ledger.save(inspection({ personal: { familyName: 'Xanthopoulou' } })))
  const before = await copyProfile(station.profile)
  value(await station.ledger.makeExport('unsent'))
  await station.ledger.lock()
  const again = station.profile.start()
  value(await again.unlock(1, passphrase))
  const [fallen, old] = [openDatabase(station.profile.indexedDB), openDatabase(before.indexedDB)]
  await Promise.all([fallen.open(), old.open()])
  const sealed: { readonly n: number }[] = await old.table('journal').toArray()
  await fallen.table('journal').bulkPut(sealed)
  for (const each of [fallen, old]) each.close()
  failOnce('put', 'journal')
  value(await again.save(inspection({ when: '2021-07-06T11:31+02:00' })))
  const disk = openDatabase(station.profile.indexedDB)
  await disk.open()
  const left = await disk.table('journal').toArray()
  disk.close()
  expect(left.length).toBeGreaterThan(0)
  expect(sealed.length).toBeGreaterThan(0)
  for (const { n } of sealed) expect(left).not.toContainEqual(expect.objectContaining({ n }))
}, 120_000)
