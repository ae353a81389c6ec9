// A victim's name, carried up two tiers and back in receipts, is erased at the station: afterwards it is in nothing that any
// installation keeps, whichever store is opened, and every segment still verifies.
import { beforeAll, expect, test } from 'vitest'
import type { Installation } from './harness.ts'
import { createProfile, exportFile, inspection, makeStation, makeUnit, passphrase, value } from './harness.ts'
import { openedTexts } from './opened-bytes.ts'
import { decision, makeJoining, siteDraft, wishes } from './tier-setup.ts'

const quiet = () => {}
const words = ['Xanthopoulou', 'Xanthopoulos', 'Grünklee', 'Zwinglberger']

const found = async (profile: Installation): Promise<readonly string[]> => {
  const texts = await openedTexts(profile)
  expect(texts.length).toBeGreaterThan(2)
  return words.filter((word) => texts.some((text) => text.includes(word)))
}

const makeTiers = async () => {
  const central = await makeUnit()
  const unit = await makeJoining(central, wishes.zagreb)
  value(await central.ledger.addUnit(unit.join.bytes, decision()))
  value(await central.ledger.changeOperation([siteDraft(0, 'OCUZAG')]))
  const pack = value(await central.ledger.writePack())
  value(await unit.ledger.takePack(pack.bytes, pack.code))
  return { central, unit, pack }
}
let tiers: Awaited<ReturnType<typeof makeTiers>>
beforeAll(async () => {
  tiers = await makeTiers()
}, 120_000)

test('not by the tail of a log that is revoked, though it reaches the centre in one file with what it names', async () => {
  const { central, unit, pack } = tiers
  const stolen = await makeStation(pack, 'HRBAJ9', createProfile())
  const key = value(await stolen.ledger.save(inspection({ personal: { familyName: 'Quetzal' } }))).key
  await unit.ledger.importFiles([await exportFile(stolen.ledger)], quiet)
  value(await unit.ledger.acceptLog(stolen.session.log, [], null))
  value(await stolen.ledger.eraseRecord(key, 'By the thief'))
  const tail = await exportFile(stolen.ledger)
  const { logs } = await unit.ledger.inbox()
  const last = logs.find(({ log }) => log === stolen.session.log)?.segments.at(-1)
  const branches = [{ index: last?.index ?? 0, hash: last?.hashes[0] ?? '' }]
  value(await unit.ledger.revokeLog(stolen.session.log, branches, 'Stolen'))
  await unit.ledger.importFiles([tail], quiet)
  await central.ledger.importFiles([await exportFile(unit.ledger)], quiet)
  for (const { ledger } of [unit, central]) {
    const held = (await ledger.inbox()).logs.find(({ log }) => log === stolen.session.log)
    expect(held).toMatchObject({ state: 'revoked', segments: [{ state: 'counted' }, { state: 'set-aside' }] })
    expect((await ledger.record(key))?.record.personal).toEqual({ familyName: 'Quetzal' })
  }
}, 120_000)

test('station, unit and centre', async () => {
  const { central, unit, pack } = tiers
  const station = await makeStation(pack, 'HRBAJ1', createProfile())
  const all = [central, unit, station]
  const forward = async () => {
    await unit.ledger.importFiles([await exportFile(station.ledger)], quiet)
    await central.ledger.importFiles([await exportFile(unit.ledger)], quiet)
  }

  const named = inspection({ personal: { familyName: words[0] ?? '', note: `Sister waits in ${words[2]}` } })
  const key = value(await station.ledger.save(named)).key
  value(await station.ledger.amend(key, { ...named, personal: { familyName: words[1] ?? '' } }, 'Misread'))
  await forward()
  value(await unit.ledger.acceptLog(station.session.log, [], null))
  // What units say of the record: in their own logs, and in the receipts that go back.
  const { site, when, body } = named
  value(
    await unit.ledger.amend(key, { site, when, body, personal: { familyName: words[0] ?? '' } }, 'As before'),
  )
  await forward()
  value(await central.ledger.voidRecord(key, `Double of ${words[3]}`))
  for (const { ledger } of [unit, central]) {
    const [receipt] = value(await ledger.makeReceipts([station.session.log]))
    if (!receipt) throw new Error('nothing made')
    const files = [{ name: receipt.suggestedName, bytes: receipt.bytes }]
    expect(await station.ledger.importReceipts(files)).toMatchObject([{ refusal: null }])
  }
  for (const { ledger } of all) await ledger.lock()
  for (const { profile } of all) expect(await found(profile)).not.toEqual([])
  expect(await found(station.profile)).toContain(words[3])

  for (const made of all) {
    made.ledger = made.profile.start()
    value(await made.ledger.unlock(1, passphrase))
  }
  // Nobody but the station: what the unit amended and why the centre voided it goes with the record.
  value(await station.ledger.eraseRecord(key, 'Asked for by the victim'))
  await forward()
  for (const { ledger } of all) await ledger.lock()
  for (const [tier, { profile }] of all.entries()) {
    expect(await found(profile), `tier ${tier}, both stores`).toEqual([])
    profile.wipeDatabase()
    const again = profile.start()
    value(await again.unlock(1, passphrase))
    expect((await again.record(key))?.record.personal).toBeNull()
    await again.lock()
    expect(await found(profile), `tier ${tier}, from the mirror`).toEqual([])
  }
}, 300_000)
