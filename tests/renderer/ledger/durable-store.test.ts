// What the two stores hold after a save, one step below the ledger: bytes and numbers, whatever they mean.
import { IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { createDatabase } from '../../../renderer/ledger/store/database.ts'
import { openDurableStore } from '../../../renderer/ledger/store/durable-store.ts'
import { decodeText, encodeText } from '../../../shared/lines/bytes.ts'
import { copyProfile, createProfile, type Installation, reasonOf, value } from './harness.ts'

/** The vault is asked only where the stores hold two versions of one entry. */
const open = (profile: Installation) => {
  const { caps, mirror } = profile.parts()
  const database = createDatabase({ indexedDB: profile.indexedDB, IDBKeyRange })
  return openDurableStore(caps, undefined as never, { own: 'log', former: [] }, database, mirror)
}
const entry = (n: number) => ({ n, sealed: encodeText(`entry ${n}`) })
const group = (text: string, sealedThrough: number | null = null) => ({
  rows: [],
  note: async () => encodeText(text),
  sealedThrough,
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
  const row = { log: 'log', index: 1, hash: 'hash', events: 1, counted: encodeText('counted') }
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
  const continued = { own: 'next', former: ['log'] }
  const opened = await openDurableStore(caps, undefined as never, continued, database, mirror)
  expect(reasonOf(opened)).toBe('stores-disagree')
  expect(await database.journal.count()).toBe(1)
  database.close()
})
