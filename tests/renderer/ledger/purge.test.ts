// The end of an operation: every personal part goes, from both stores and from memory, against a signed certificate.
import { beforeAll, expect, test } from 'vitest'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { readCertificate } from '../../../shared/certificate/certificate.ts'
import type { LedgerApi } from '../../../shared/ledger-api.ts'
import {
  copyProfile,
  createProfile,
  exportFile,
  type Installation,
  inspection,
  makeStation,
  makeUnit,
  passphrase,
  reasonOf,
  value,
} from './harness.ts'
import { openedTexts } from './opened-bytes.ts'

let unitMade: Installation
let stationMade: Installation
let receipt: Uint8Array
let files: { readonly name: string; readonly bytes: Uint8Array }[]
let key: string
let logAtStation: string

beforeAll(async () => {
  const unit = await makeUnit()
  const station = await makeStation(unit.pack)
  logAtStation = station.session.log
  key = value(await station.ledger.save(inspection({ personal: { plate: 'ZG 4711-QX' } }))).key
  files = [await exportFile(station.ledger)]
  value(await station.ledger.save(inspection({ when: '2021-07-06T11:30+02:00' })))
  files.push(await exportFile(station.ledger))
  await unit.ledger.importFiles(files.slice(0, 1), () => {})
  value(await unit.ledger.acceptLog(station.session.log, [], null))
  receipt = value(await unit.ledger.makeReceipts([station.session.log]))[0]?.bytes ?? new Uint8Array()
  await Promise.all([unit.ledger.lock(), station.ledger.lock()])
  unitMade = unit.profile
  stationMade = station.profile
}, 120_000)

const open = async (made = unitMade) => {
  const profile = await copyProfile(made)
  const ledger = profile.start()
  value(await ledger.unlock(1, passphrase))
  return { profile, ledger }
}

test('not before the last day is over, and by a supervisor alone', async () => {
  const { ledger, profile } = await open()
  expect(reasonOf(await ledger.purgePersonal())).toBe('operation-runs')
  value(await ledger.addOfficer({ name: 'Luka Babić', badge: 'HR-0419', passphrase }, 'officer'))
  await ledger.lock()
  profile.clock.now += 30 * 86_400_000
  const officer = profile.start()
  value(await officer.unlock(2, passphrase))
  expect(reasonOf(await officer.purgePersonal())).toBe('not-allowed')
})

test('takes every name from both stores and from memory; figures stay, and nothing comes back', async () => {
  const { ledger, profile } = await open()
  profile.clock.now += 30 * 86_400_000
  const figures = (await ledger.tally({ of: 'operation' }, '2021-07-06')).tally.today
  const { bytes, suggestedName } = value(await ledger.purgePersonal())
  expect((await ledger.record(key))?.record.personal).toBeNull()
  expect((await ledger.tally({ of: 'operation' }, '2021-07-06')).tally.today).toEqual(figures)
  // Names of officers went too; a supervisor is one all the same.
  expect((await ledger.session())?.officer).toMatchObject({ name: '', role: 'supervisor' })

  const certificate = readCertificate(cryptography, bytes)
  expect(certificate.ok && certificate.value).toMatchObject({ of: 'purge', officer: 1, parts: 2 })
  expect(suggestedName).not.toContain('Anna')
  const forged = new TextDecoder().decode(bytes).replace('"parts":2', '"parts":9')
  expect(readCertificate(cryptography, new TextEncoder().encode(forged)).ok).toBe(false)

  // The same file, and one that is new, come without their personal parts.
  await ledger.importFiles(files, () => {})
  expect((await ledger.records({ offset: 0, limit: 9 })).total).toBe(2)
  for (const { record } of (await ledger.records({ offset: 0, limit: 9 })).rows)
    expect(record.personal).toBeNull()
  await ledger.lock()
  for (const wipe of [false, true]) {
    if (wipe) profile.wipeDatabase()
    const again = profile.start()
    value(await again.unlock(1, passphrase))
    expect((await again.record(key))?.record.personal).toBeNull()
    await again.lock()
  }
})

test('a receipt that comes later is told, and kept on no disk: it quotes reasons and names', async () => {
  const { ledger, profile } = await open(stationMade)
  profile.clock.now += 30 * 86_400_000
  const file = { name: 'r.mpreceipt', bytes: receipt }
  await ledger.importReceipts([file])
  expect(profile.mirror.files.has('receipts')).toBe(true)
  value(await ledger.purgePersonal())
  expect(profile.mirror.files.has('receipts')).toBe(false)
  expect(await ledger.importReceipts([file])).toMatchObject([{ refusal: null }])
  expect((await ledger.receipts()).filter((view) => view.receipt !== null)).toHaveLength(1)
  expect(profile.mirror.files.has('receipts')).toBe(false)
})

test('nor is it once a record that it quotes is erased', async () => {
  const above = await open()
  value(await above.ledger.voidRecord(key, 'Double'))
  const [made] = value(await above.ledger.makeReceipts([logAtStation]))
  const { ledger, profile } = await open(stationMade)
  profile.clock.now += 30 * 86_400_000
  value(await ledger.purgePersonal())
  await ledger.importReceipts([{ name: 'r.mpreceipt', bytes: made?.bytes ?? new Uint8Array() }])
  value(await ledger.voidRecord(key, 'Entered twice'))
  expect((await ledger.receipts())[0]?.receipt?.changes).toHaveLength(1)
  value(await ledger.eraseRecord(key, 'Asked for'))
  expect((await ledger.receipts())[0]?.receipt?.changes).toEqual([])
  expect(profile.mirror.files.has('receipts')).toBe(false)
})

test('stopped before receipts are gone, it is finished at the next start', async () => {
  const { ledger, profile } = await open(stationMade)
  profile.clock.now += 30 * 86_400_000
  await ledger.importReceipts([{ name: 'r.mpreceipt', bytes: receipt }])
  profile.mirror.trouble = (call, name) =>
    call === 'remove' && name === 'receipts' ? { fault: 'failed', done: 'none' } : null
  expect(reasonOf(await ledger.purgePersonal())).toBe('mirror-failed')
  profile.mirror.trouble = () => null
  await ledger.lock()
  const again = profile.start()
  value(await again.unlock(1, passphrase))
  expect(profile.mirror.files.has('receipts')).toBe(false)
  expect((await again.receipts()).filter((view) => view.receipt !== null)).toHaveLength(0)
  await again.lock()
})

test('stopped in the middle, it is finished at the next start; what is sealed afterwards loses its names too', async () => {
  const { ledger, profile } = await open(stationMade)
  profile.clock.now += 30 * 86_400_000
  let writes = 0
  profile.mirror.trouble = (call, name) =>
    call === 'write' && name.startsWith('personal-') && ++writes > 1
      ? { fault: 'failed', done: 'none' }
      : null
  expect((await ledger.purgePersonal()).ok).toBe(false)
  profile.mirror.trouble = () => null
  const again = profile.start()
  value(await again.unlock(1, passphrase))
  for (const { record } of (await again.records({ offset: 0, limit: 9 })).rows)
    expect(record.personal).toBeNull()
  const late = value(await again.save(inspection({ personal: { plate: 'ZG 9999-QX' } }))).key
  await exportFile(again)
  await again.lock()
  const last = profile.start()
  value(await last.unlock(1, passphrase))
  expect((await last.record(late))?.record.personal).toBeNull()
  await last.lock()
  const texts = await openedTexts(profile)
  for (const plate of ['ZG 4711-QX', 'ZG 9999-QX'])
    expect(texts.some((text) => text.includes(plate))).toBe(false)
})

const says = async (profile: Installation) =>
  (await openedTexts(profile)).some((text) => text.includes('ZG 4711-QX'))
const named = inspection({ when: '2021-07-06T11:40+02:00', personal: { plate: 'ZG 4711-QX' } })

/** Said by a station with a name in its journal, and stopped before that was sealed. */
const beginPurge = async () => {
  const { ledger, profile } = await makeStation((await makeUnit()).pack)
  value(await ledger.save(named))
  profile.clock.now += 30 * 86_400_000
  profile.mirror.trouble = (call, name) =>
    call === 'append' && name === 'segments' ? { fault: 'disk-full', done: 'none' } : null
  expect(reasonOf(await ledger.purgePersonal())).toBe('disk-full')
  return { ledger, profile }
}

test('stopped before anything was sealed, it is finished at the next start', async () => {
  const { ledger, profile } = await beginPurge()
  await ledger.lock()
  profile.mirror.trouble = () => null
  const again = profile.start()
  value(await again.unlock(1, passphrase))
  await again.lock()
  expect(await says(profile)).toBe(false)
})

/** The last group's personal part is lost in both stores, and its entry is still in the journal. */
const loseLastPart = async (ledger: LedgerApi, profile: Installation, erased?: string) => {
  profile.mirror.trouble = (call, name) =>
    call === 'write' && name === 'journal' ? { fault: 'disk-full', done: 'none' } : null
  await exportFile(ledger)
  // Said, and not done: the journal has the names as well.
  if (erased) expect(reasonOf(await ledger.eraseRecord(erased, 'Asked for'))).toBe('disk-full')
  await ledger.lock()
  profile.mirror.trouble = () => null
  const parts = [...profile.mirror.files.keys()].filter((name) => name.startsWith('personal-')).sort()
  profile.mirror.files.delete(parts.at(-1) ?? '')
  profile.wipeDatabase()
}

test('names that the journal kept, their part being lost elsewhere, go as well', async () => {
  const { ledger, profile } = await open(stationMade)
  value(await ledger.save(named))
  await loseLastPart(ledger, profile)
  profile.clock.now += 30 * 86_400_000
  const again = profile.start()
  value(await again.unlock(1, passphrase))
  await again.lock()
  expect(await says(profile)).toBe(true)
  const last = profile.start()
  value(await last.unlock(1, passphrase))
  value(await last.purgePersonal())
  await last.lock()
  expect(await says(profile)).toBe(false)
})

test('so do those of a record that is erased', async () => {
  const { ledger, profile } = await makeStation((await makeUnit()).pack)
  const { key: erased } = value(await ledger.save(named))
  const other = { ...named, when: '2021-07-06T11:50+02:00', personal: { plate: 'ZG 9999-QX' } }
  value(await ledger.save(other))
  await loseLastPart(ledger, profile, erased)
  const again = profile.start()
  value(await again.unlock(1, passphrase))
  expect(await says(profile)).toBe(false)
  // Nobody asked for the other's: the journal alone has it, and keeps it.
  expect((await openedTexts(profile)).some((text) => text.includes('ZG 9999-QX'))).toBe(true)
  await again.lock()
  const last = profile.start()
  value(await last.unlock(1, passphrase))
  expect(await says(profile)).toBe(false)
})

const restoreOf = async (bytes: Uint8Array, { clock }: Installation) => {
  const elsewhere = createProfile()
  elsewhere.clock.now = clock.now
  const restored = elsewhere.start()
  const { nextCode } = value(await restored.readBackup([{ name: 'b.mpbackup', bytes }]))
  value(await restored.restore(1, passphrase, nextCode))
  return { elsewhere, restored }
}

test('a backup of a purged station goes on in a log of its own, and adds nothing to the one before', async () => {
  const { ledger: unit, pack } = await makeUnit()
  const { ledger, profile, session } = await makeStation(pack)
  profile.clock.now += 30 * 86_400_000
  value(await ledger.purgePersonal())
  value(await ledger.save(named))
  await exportFile(ledger)
  value(await ledger.save({ ...named, when: '2021-07-06T11:50+02:00' }))
  const { bytes } = value(await ledger.makeBackup())
  // It goes on, and dies.
  value(await ledger.save({ ...named, when: '2021-07-06T11:55+02:00' }))
  const sent = await exportFile(ledger, 'all')
  const { elsewhere, restored } = await restoreOf(bytes, profile)
  for (const { record } of (await restored.records({ offset: 0, limit: 9 })).rows)
    expect(record.personal).toBeNull()
  await unit.importFiles([sent, await exportFile(restored, 'all')], () => {})
  const before = (await unit.inbox()).logs.find(({ log }) => log === session.log)
  expect(before?.segments.map(({ hashes }) => hashes.length)).toEqual([1, 1, 1])
  await restored.lock()
  expect(await says(elsewhere)).toBe(false)
})

test('a backup of a purge that was begun is purged when it is restored', async () => {
  const { ledger, profile } = await beginPurge()
  const { bytes } = value(await ledger.makeBackup())
  const { elsewhere, restored } = await restoreOf(bytes, profile)
  for (const { record } of (await restored.records({ offset: 0, limit: 9 })).rows)
    expect(record.personal).toBeNull()
  await restored.lock()
  expect(await says(elsewhere)).toBe(false)
})
