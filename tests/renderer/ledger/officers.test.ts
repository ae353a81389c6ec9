// Who may unlock: passphrases changed, officers disabled and enabled.
import { describe, expect, test } from 'vitest'
import { loadKeyring } from '../../../renderer/ledger/session/keyring-file.ts'
import { mostOfficers, unlockKeyring, writeKeyring } from '../../../renderer/ledger/vault/keyring.ts'
import { replaceSlot } from '../../../renderer/ledger/vault/rewrap.ts'
import type { OfficerDraft } from '../../../shared/ledger-api.ts'
import { copyProfile, createProfile, inspection, openDatabase, reasonOf, value } from './harness.ts'

const next = 'nine old bridges 7'
const mia: OfficerDraft = { name: 'Mia Perić', badge: 'HR-0418', passphrase: 'four slow ferries 12' }
const luka: OfficerDraft = { name: 'Luka Babić', badge: 'HR-0419', passphrase: 'six quiet lanterns 88' }

/** A training station, quickly made, with one entry and a second officer. */
const withMia = async () => {
  const profile = createProfile()
  const ledger = profile.start()
  const { pack } = value(await ledger.startTraining('station'))
  const entry = inspection({ site: pack.sites[0]?.id ?? '' })
  value(await ledger.save(entry))
  value(await ledger.addOfficer(mia, 'officer'))
  return { ledger, profile, entry }
}
const keyringOf = (files: ReadonlyMap<string, Uint8Array>) =>
  JSON.parse(new TextDecoder().decode(files.get('keyring.json')))

describe('a passphrase is changed', () => {
  test('by the officer at work, who knows the old one', async () => {
    const { ledger, profile, entry } = await withMia()
    value(await ledger.changePassphrase('training', next))
    value(await ledger.save(entry))
    await ledger.lock()
    expect(reasonOf(await profile.start().unlock(1, 'training'))).toBe('wrong-passphrase')
    const again = profile.start()
    value(await again.unlock(1, next))
    expect((await again.records({ offset: 0, limit: 5 })).total).toBe(2)
    await again.lock()
    // The others keep theirs.
    value(await profile.start().unlock(2, mia.passphrase))
  })

  test('not without it, nor to the same, nor to one that is known of them', async () => {
    const { ledger, profile } = await withMia()
    const before = profile.mirror.files.get('keyring.json')
    expect(reasonOf(await ledger.changePassphrase(mia.passphrase, next))).toBe('wrong-passphrase')
    expect(reasonOf(await ledger.changePassphrase('training', 'training'))).toBe('nothing-changed')
    expect(reasonOf(await ledger.changePassphrase('training', 'Training Officer TR-1'))).toBe(
      'weak-passphrase',
    )
    expect(profile.mirror.files.get('keyring.json')).toEqual(before)
    await ledger.lock()
    expect(reasonOf(await ledger.changePassphrase('training', next))).toBe('locked')
  })
})

describe('an officer is disabled', () => {
  test('unlocks no more; what follows is under a new key, what was before stays readable to the others', async () => {
    const { ledger, profile, entry } = await withMia()
    const copied = await copyProfile(profile)
    value(await ledger.disableOfficer(2))
    expect(await ledger.officers()).toMatchObject([
      { number: 1, enabled: true },
      { number: 2, name: 'Mia Perić', enabled: false },
    ])
    value(await ledger.save(entry))
    await ledger.lock()
    expect(value(await profile.start().boot())).toMatchObject({ officers: [1] })
    expect(reasonOf(await profile.start().unlock(2, mia.passphrase))).toBe('officer-disabled')
    const again = profile.start()
    value(await again.unlock(1, 'training'))
    expect((await again.records({ offset: 0, limit: 5 })).total).toBe(2)
    await again.lock()

    // With the key file of before, which she may have copied, she reads what was there then, and nothing after it.
    const old = copied.mirror.files.get('keyring.json')
    profile.mirror.files.set('keyring.json', old ?? new Uint8Array())
    expect(reasonOf(await profile.start().unlock(2, mia.passphrase))).toBe('stores-disagree')
    value(await copied.start().unlock(2, mia.passphrase))
  })

  test('each time a key begins, and the mirror alone brings everything back', async () => {
    const { ledger, profile, entry } = await withMia()
    value(await ledger.addOfficer(luka, 'officer'))
    value(await ledger.disableOfficer(2))
    value(await ledger.save(entry))
    value(await ledger.disableOfficer(3))
    value(await ledger.save(entry))
    const { vaultKeys } = keyringOf(profile.mirror.files)
    expect(vaultKeys.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3])
    await ledger.lock()
    profile.wipeDatabase()
    const again = profile.start()
    value(await again.unlock(1, 'training'))
    expect((await again.records({ offset: 0, limit: 5 })).total).toBe(3)
  })

  test('and the database’s copy of the key file, left behind by a fault, is made good when somebody unlocks', async () => {
    const { ledger, profile, entry } = await withMia()
    const behind = profile.mirror.files.get('keyring.json') ?? new Uint8Array()
    value(await ledger.disableOfficer(2))
    value(await ledger.save(entry))
    await ledger.lock()
    const database = openDatabase(profile.indexedDB)
    await database.open()
    await database.table('meta').put({ name: 'keyring', value: behind })
    database.close()
    const again = profile.start()
    value(await again.unlock(1, 'training'))
    await again.lock()
    profile.mirror.files.delete('keyring.json')
    const third = profile.start()
    value(await third.unlock(1, 'training'))
    expect((await third.records({ offset: 0, limit: 5 })).total).toBe(2)
  })

  test('by a supervisor alone, never themselves, never the last', async () => {
    const { ledger, profile } = await withMia()
    expect(reasonOf(await ledger.disableOfficer(9))).toBe('not-allowed')
    expect(reasonOf(await ledger.disableOfficer(1))).toBe('last-supervisor')
    value(await ledger.addOfficer(luka, 'supervisor'))
    expect(reasonOf(await ledger.disableOfficer(1))).toBe('not-allowed')
    await ledger.lock()
    const second = profile.start()
    value(await second.unlock(2, mia.passphrase))
    expect(reasonOf(await second.disableOfficer(3))).toBe('not-allowed')
    expect(reasonOf(await second.enableOfficer(3, next))).toBe('not-allowed')
    await second.lock()
    // One supervisor may disable the other, and is then the last.
    const third = profile.start()
    value(await third.unlock(3, luka.passphrase))
    value(await third.disableOfficer(1))
    expect(reasonOf(await third.disableOfficer(3))).toBe('last-supervisor')
  })

  test('when the key file cannot be written: nothing happened, and what is entered then stays readable', async () => {
    for (const done of ['none', 'all'] as const) {
      const { ledger, profile, entry } = await withMia()
      profile.mirror.trouble = (_, name) => (name === 'keyring.json' ? { fault: 'disk-full', done } : null)
      expect(reasonOf(await ledger.disableOfficer(2))).toBe('disk-full')
      profile.mirror.trouble = () => null
      value(await ledger.save(entry))
      await ledger.lock()
      const again = profile.start()
      value(await again.unlock(1, 'training'))
      expect((await again.records({ offset: 0, limit: 5 })).total).toBe(2)
      value(await again.disableOfficer(2))
      expect(await again.officers()).toMatchObject([{ enabled: true }, { enabled: false }])
    }
  })

  test('when the log cannot say so: asked again, it does', async () => {
    const { ledger, profile } = await withMia()
    profile.mirror.trouble = (_, name) => (name === 'journal' ? { fault: 'disk-full', done: 'none' } : null)
    expect(reasonOf(await ledger.disableOfficer(2))).toBe('disk-full')
    profile.mirror.trouble = () => null
    value(await ledger.disableOfficer(2))
    expect(keyringOf(profile.mirror.files).vaultKeys).toHaveLength(2)
  })
})

test('an officer is enabled again, under a passphrase of their own, and reads everything', async () => {
  const { ledger, profile, entry } = await withMia()
  expect(reasonOf(await ledger.enableOfficer(2, next))).toBe('nothing-changed')
  value(await ledger.disableOfficer(2))
  value(await ledger.save(entry))
  expect(reasonOf(await ledger.enableOfficer(2, 'Mia Perić HR-0418'))).toBe('weak-passphrase')
  value(await ledger.enableOfficer(2, next))
  await ledger.lock()
  expect(reasonOf(await profile.start().unlock(2, mia.passphrase))).toBe('wrong-passphrase')
  const again = profile.start()
  expect(value(await again.unlock(2, next)).officer).toMatchObject({ name: 'Mia Perić', role: 'officer' })
  expect((await again.records({ offset: 0, limit: 5 })).total).toBe(2)
})

test('a sixty-first is neither added nor enabled: a key wrapped for so many would open for nobody', async () => {
  const { ledger, profile } = await withMia()
  value(await ledger.disableOfficer(2))
  await ledger.lock()
  const parts = profile.parts()
  const keyring = value(await loadKeyring(parts))
  if (!keyring) throw new Error('no key file')
  const opened = value(await unlockKeyring(parts.caps, parts.derive, keyring, 1, 'training'))
  const [first, second] = keyring.slots
  if (!first || !second) throw new Error('no slots')
  const others = Array.from({ length: mostOfficers - 2 }, (_, at) => ({ ...first, officer: at + 100 }))
  const slots = [first, second, ...others]
  const full = await replaceSlot(parts.caps, { ...keyring, slots }, opened, first)
  profile.mirror.files.set('keyring.json', writeKeyring(full))

  const again = profile.start()
  value(await again.unlock(1, 'training'))
  expect(value(await again.addOfficer(luka, 'officer'))).toBe(3)
  const { vaultKeys } = keyringOf(profile.mirror.files)
  const refusal = { reason: 'officers-full', detail: { most: mostOfficers } }
  expect(await again.addOfficer({ ...luka, name: 'Ana Kos' }, 'officer')).toEqual({ ok: false, refusal })
  expect(await again.enableOfficer(2, next)).toEqual({ ok: false, refusal })
  const rows = await again.officers()
  expect(rows.filter(({ enabled }) => !enabled).map(({ number }) => number)).toEqual([2])
  expect(rows).toHaveLength(mostOfficers + 1)
  await again.lock()
  value(await profile.start().unlock(3, luka.passphrase))
  expect(keyringOf(profile.mirror.files).vaultKeys).toEqual(vaultKeys)
})
