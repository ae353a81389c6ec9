// A victim's name, erased at the station and at the unit: gone from every file, and nothing of the figures with it.
import { beforeAll, describe, expect, test } from 'vitest'
import type { LedgerApi } from '../../../shared/ledger-api.ts'
import {
  copyProfile,
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

const named = (extra = {}) => inspection({ personal: { plate: 'ZG 4711-QX' }, ...extra })
/** Before it had any file. */
let unitEmpty: Installation
let unitMade: Installation
let stationMade: Installation
let log: string
let key: string
let first: { readonly name: string; readonly bytes: Uint8Array }

beforeAll(async () => {
  const unit = await makeUnit()
  unitEmpty = await copyProfile(unit.profile)
  const station = await makeStation(unit.pack)
  log = station.session.log
  key = value(await station.ledger.save(named())).key
  value(await station.ledger.amend(key, { ...named(), personal: { plate: 'ZG 4711-QZ' } }, 'Plate misread'))
  value(await station.ledger.save(named({ when: '2021-07-06T11:30+02:00' })))
  first = await exportFile(station.ledger)
  await unit.ledger.importFiles([first], () => {})
  value(await unit.ledger.acceptLog(log, [], null))
  await Promise.all([unit.ledger.lock(), station.ledger.lock()])
  unitMade = unit.profile
  stationMade = station.profile
}, 120_000)

const open = async (made: Installation) => {
  const profile = await copyProfile(made)
  const ledger = profile.start()
  value(await ledger.unlock(1, passphrase))
  return { profile, ledger }
}
const personalOf = async (ledger: LedgerApi) => (await ledger.record(key))?.record.personal
const total = async (ledger: LedgerApi) =>
  (await ledger.tally({ of: 'operation' }, '2021-07-06')).tally.today.inspections_total

describe('erasing', () => {
  test('takes the words of a record and of its changes, with a reason, by a supervisor, for good', async () => {
    const { ledger, profile } = await open(stationMade)
    expect(await personalOf(ledger)).toEqual({ plate: 'ZG 4711-QZ' })
    expect(reasonOf(await ledger.eraseRecord(key, ' '))).toBe('reason-missing')
    expect(await ledger.record(key)).toMatchObject({ mayErase: true })
    const before = await total(ledger)
    value(await ledger.eraseRecord(key, 'Asked for by the person'))
    const detail = await ledger.record(key)
    expect(detail?.record.personal).toBeNull()
    expect(detail).toMatchObject({ mayErase: false })
    expect(detail?.history.map(({ op, reason }) => [op, reason])).toEqual([
      ['recorded', null],
      ['amended', null],
      ['erased', 'Asked for by the person'],
    ])
    expect(await total(ledger)).toBe(before)
    expect((await ledger.records({ text: '4711', offset: 0, limit: 9 })).total).toBe(1)
    expect(reasonOf(await ledger.eraseRecord(key, 'Again'))).toBe('nothing-changed')
    // From the mirror alone, and from the database alone.
    await ledger.lock()
    profile.wipeDatabase()
    const again = profile.start()
    value(await again.unlock(1, passphrase))
    expect(await personalOf(again)).toBeNull()
  })

  test('reaches the unit with the next file, and what comes later in an old one stays erased', async () => {
    const station = await open(stationMade)
    value(await station.ledger.eraseRecord(key, 'Asked for by the person'))
    const next = await exportFile(station.ledger)
    const unit = await open(unitMade)
    expect(await personalOf(unit.ledger)).toEqual({ plate: 'ZG 4711-QZ' })
    const [outcome] = await unit.ledger.importFiles([next], () => {})
    expect(outcome?.outcome).toBe('taken')
    expect(await personalOf(unit.ledger)).toBeNull()
    await unit.ledger.importFiles([first], () => {})
    expect(await personalOf(unit.ledger)).toBeNull()
    await unit.ledger.lock()
    unit.profile.wipeDatabase()
    const again = unit.profile.start()
    value(await again.unlock(1, passphrase))
    expect(await personalOf(again)).toBeNull()
  })

  test('arrives before what it erases: the words are never stored, whenever the log is accepted', async () => {
    const station = await open(stationMade)
    value(await station.ledger.eraseRecord(key, 'Asked for by the person'))
    const next = await exportFile(station.ledger)
    for (const acceptFirst of [true, false]) {
      const unit = await open(unitEmpty)
      await unit.ledger.importFiles([next], () => {})
      if (acceptFirst) value(await unit.ledger.acceptLog(log, [], null))
      await unit.ledger.importFiles([first], () => {})
      if (!acceptFirst) value(await unit.ledger.acceptLog(log, [], null))
      expect(await personalOf(unit.ledger)).toBeNull()
      expect(await total(unit.ledger)).toBe(2)
    }
  })

  test('is in the bytes of whatever is exported afterwards', async () => {
    const station = await open(stationMade)
    value(await station.ledger.eraseRecord(key, 'Asked for by the person'))
    const all = await exportFile(station.ledger, 'all')
    const unit = await open(unitEmpty)
    await unit.ledger.importFiles([all], () => {})
    value(await unit.ledger.acceptLog(log, [], null))
    expect(await personalOf(unit.ledger)).toBeNull()
    expect(await total(unit.ledger)).toBe(2)
  })

  test('a stop between the mirror and the database is made good at the next start', async () => {
    const { ledger, profile } = await open(stationMade)
    let writes = 0
    profile.mirror.trouble = (call, name) =>
      call === 'write' && name.startsWith('personal-') && ++writes > 0
        ? { fault: 'disk-full', done: 'none' }
        : null
    expect((await ledger.eraseRecord(key, 'Asked for by the person')).ok).toBe(false)
    profile.mirror.trouble = () => null
    await ledger.lock()
    const again = profile.start()
    value(await again.unlock(1, passphrase))
    expect(await personalOf(again)).toBeNull()
    expect((await again.record(key))?.history.at(-1)?.op).toBe('erased')
  })

  test('is said by an officer without effect', async () => {
    const { ledger, profile } = await open(stationMade)
    value(await ledger.addOfficer({ name: 'Luka Babić', badge: 'HR-0419', passphrase }, 'officer'))
    await ledger.lock()
    const officer = profile.start()
    value(await officer.unlock(2, passphrase))
    expect(await officer.record(key)).toMatchObject({ mayErase: false })
    expect(reasonOf(await officer.eraseRecord(key, 'Because'))).toBe('not-allowed')
  })

  test('holds against an amendment that was under way, and against what is said afterwards', async () => {
    const station = await open(stationMade)
    const unit = await open(unitMade)
    value(await unit.ledger.eraseRecord(key, 'Asked for by the person'))
    value(await station.ledger.amend(key, { ...named(), personal: { plate: 'ZG 4711-QY' } }, 'Misread again'))
    await unit.ledger.importFiles([await exportFile(station.ledger)], () => {})
    const { site, when, body } = named()
    value(await unit.ledger.amend(key, { site, when, body, personal: { plate: 'ZG 4711-QW' } }, 'Typed in'))
    expect(await unit.ledger.record(key)).toMatchObject({ record: { personal: null }, mayErase: false })
    await unit.ledger.lock()
    const texts = await openedTexts(unit.profile)
    for (const word of ['4711-QY', '4711-QW', 'Misread again', 'Typed in'])
      expect(texts.filter((text) => text.includes(word))).toEqual([])
  })

  test('at a unit is told in the receipt; the station’s words stay until its own supervisor erases them', async () => {
    const station = await open(stationMade)
    const unit = await open(unitMade)
    value(await unit.ledger.eraseRecord(key, 'Asked for at the unit'))
    const [receipt] = value(await unit.ledger.makeReceipts([log]))
    if (!receipt) throw new Error('nothing made')
    const files = [{ name: receipt.suggestedName, bytes: receipt.bytes }]
    expect(await station.ledger.importReceipts(files)).toMatchObject([{ refusal: null }])
    const detail = await station.ledger.record(key)
    expect(detail?.history.at(-1)).toMatchObject({
      ...{ op: 'erased', effective: false, reason: 'Asked for at the unit', officer: 'Ana Kovač' },
      told: { unit: 'OCUABU' },
    })
    expect(detail).toMatchObject({ record: { personal: { plate: 'ZG 4711-QZ' } }, mayErase: true })
    value(await station.ledger.eraseRecord(key, 'As the unit did'))
    expect(await personalOf(station.ledger)).toBeNull()
  })

  test('is not to be had from a log that is revoked, nor where the tail comes with what it would erase', async () => {
    const station = await open(stationMade)
    const unit = await open(unitMade)
    const held = (await unit.ledger.inbox()).logs.find((each) => each.log === log)?.segments.at(-1)
    const branches = [{ index: held?.index ?? 0, hash: held?.hashes[0] ?? '' }]
    value(await unit.ledger.revokeLog(log, branches, 'Stolen'))
    value(await station.ledger.eraseRecord(key, 'By the thief'))
    await unit.ledger.importFiles([await exportFile(station.ledger)], () => {})
    expect(await personalOf(unit.ledger)).toEqual({ plate: 'ZG 4711-QZ' })
  })
})
