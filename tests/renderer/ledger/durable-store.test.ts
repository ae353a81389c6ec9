// What the two stores hold after a save, one step below the ledger: bytes and numbers, whatever they mean.
import { IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { createDatabase } from '../../../renderer/ledger/store/database.ts'
import { openDurableStore } from '../../../renderer/ledger/store/durable-store.ts'
import { encodeText } from '../../../shared/lines/bytes.ts'
import { createProfile, type Installation, reasonOf, value } from './harness.ts'

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
