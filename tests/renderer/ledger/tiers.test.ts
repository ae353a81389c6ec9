// Three tiers: stations, the units that they report to, the unit above these. One truth by every route.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Personal } from '../../../shared/events/event.ts'
import type { LedgerApi } from '../../../shared/ledger-api.ts'
import { copyProfile, exportFile, inspection, makeStation, makeUnit, passphrase, value } from './harness.ts'
import { decision, type Made, makeJoining, siteDraft, wishes } from './tier-setup.ts'

type Joined = Awaited<ReturnType<typeof makeJoining>>
type Station = Awaited<ReturnType<typeof makeStation>>
let central: Made
let zagreb: Joined
/** Holds no personal parts. */
let dodoma: Joined
let bajakovo: Station
let namanga: Station

beforeAll(async () => {
  central = await makeUnit()
  zagreb = await makeJoining(central, wishes.zagreb)
  dodoma = await makeJoining(central, wishes.dodoma)
  value(await central.ledger.addUnit(zagreb.join.bytes, decision()))
  value(await central.ledger.addUnit(dodoma.join.bytes, decision({ personal: false })))
  value(await central.ledger.changeOperation([siteDraft(0, 'OCUZAG'), siteDraft(1, 'OCUDOD')]))
  const pack = value(await central.ledger.writePack())
  for (const { ledger } of [zagreb, dodoma]) value(await ledger.takePack(pack.bytes, pack.code))
  bajakovo = await makeStation(pack, 'HRBAJ1')
  namanga = await makeStation(pack, 'TZNAM1')
  for (const { ledger } of [central, zagreb, dodoma, bajakovo, namanga]) await ledger.lock()
}, 400_000)

const quiet = () => {}
const open = async ({ profile }: { readonly profile: Made['profile'] }) => {
  const ledger = (await copyProfile(profile)).start()
  value(await ledger.unlock(1, passphrase))
  return ledger
}
const work = async () => ({
  top: await open(central),
  unit: await open(zagreb),
  station: await open(bajakovo),
})
const files = (...all: Awaited<ReturnType<typeof exportFile>>[]) => all
const counted = async (ledger: LedgerApi) => {
  const { tally } = await ledger.tally({ of: 'site', id: 'HRBAJ' }, '2021-07-06')
  return tally.today.inspections_total ?? 0
}
const figures = async (ledger: LedgerApi) =>
  (await ledger.tally({ of: 'site', id: 'HRBAJ' }, '2021-07-06')).tally.today
const stateOf = async (ledger: LedgerApi, log: string) =>
  (await ledger.inbox()).logs.find((view) => view.log === log)

describe('station, unit, centre', () => {
  test('the unit’s acceptance counts at the centre, with the same figures', async () => {
    const { top, unit, station } = await work()
    value(await station.save(inspection()))
    await unit.importFiles(files(await exportFile(station)), quiet)
    expect((await unit.exportPlan())?.forwarded).toBeGreaterThan(0)
    await top.importFiles(files(await exportFile(unit)), quiet)
    expect((await unit.exportPlan())?.forwarded).toBe(0)
    expect(await counted(unit)).toBe(0)
    expect(await counted(top)).toBe(0)
    value(await unit.acceptLog(bajakovo.session.log, [], null))
    expect(await counted(unit)).toBe(1)
    expect(await counted(top)).toBe(0)
    await top.importFiles(files(await exportFile(unit)), quiet)
    expect(await counted(top)).toBe(1)
    expect(await figures(top)).toEqual(await figures(unit))
    expect(await stateOf(top, bajakovo.session.log)).toMatchObject({ state: 'accepted' })
    expect(await stateOf(top, zagreb.session.log)).toMatchObject({ state: 'named-by-pack' })
  })

  test('a segment that comes by two routes counts once', async () => {
    const { top, unit, station } = await work()
    value(await station.save(inspection()))
    const direct = await exportFile(station)
    await unit.importFiles([direct], quiet)
    value(await unit.acceptLog(bajakovo.session.log, [], null))
    const [first] = await top.importFiles([direct], quiet)
    expect(first).toMatchObject({ outcome: 'waiting' })
    await top.importFiles(files(await exportFile(unit)), quiet)
    expect(await counted(top)).toBe(1)
    const [again] = await top.importFiles([direct], quiet)
    expect(again?.fresh).toBe(0)
    expect(await counted(top)).toBe(1)
  })

  test('a batch that was lost on the way up leaves a hole, and counts when it comes later', async () => {
    const { top, unit, station } = await work()
    value(await station.save(inspection()))
    const lost = await exportFile(station)
    value(await station.save(inspection({ when: '2021-07-06T11:30+02:00' })))
    await unit.importFiles(files(await exportFile(station)), quiet)
    await top.importFiles(files(await exportFile(unit)), quiet)
    expect(await stateOf(top, bajakovo.session.log)).toBeDefined()
    await unit.importFiles([lost], quiet)
    value(await unit.acceptLog(bajakovo.session.log, [], null))
    await top.importFiles(files(await exportFile(unit)), quiet)
    expect(await counted(unit)).toBe(2)
    expect(await counted(top)).toBe(2)
  })

  test('the centre’s receipt tells the unit what it holds', async () => {
    const { top, unit, station } = await work()
    value(await station.save(inspection()))
    await unit.importFiles(files(await exportFile(station)), quiet)
    await top.importFiles(files(await exportFile(unit)), quiet)
    const [made] = value(await top.makeReceipts([zagreb.session.log]))
    if (!made) throw new Error('nothing made')
    const [taken] = await unit.importReceipts([{ name: made.suggestedName, bytes: made.bytes }])
    expect(taken).toMatchObject({ unit: 'OCUABU', refusal: null })
    expect((await unit.exportPlan())?.received).toMatchObject({ missing: 0 })
  })
})

test('a unit that is not granted personal parts holds none, and hands none on', async () => {
  const [top, unit, station] = [await open(central), await open(dodoma), await open(namanga)]
  const key = value(await station.save(inspection({ site: 'TZNAM' }))).key
  const batch = await exportFile(station)
  await unit.importFiles([batch], quiet)
  value(await unit.acceptLog(namanga.session.log, [], null))
  expect((await unit.record(key))?.record).toMatchObject({ site: 'TZNAM', personal: null })
  await top.importFiles(files(await exportFile(unit)), quiet)
  expect((await top.record(key))?.record.personal).toBeNull()
  // They never left the station: no name is in its own batch, which is not for those above the unit either.
  const [direct] = await top.importFiles([batch], quiet)
  expect(direct).toMatchObject({ outcome: 'refused', refusal: { reason: 'other-recipient' } })
  expect((await top.record(key))?.record.personal).toBeNull()
  expect((await station.record(key))?.record.personal).not.toBeNull()
})

test('a person recorded twice is found where no name is held, and counted once when somebody says so', async () => {
  const [unit, station] = [await open(dodoma), await open(namanga)]
  const arrest = (personal: Personal) =>
    station.save({
      ...{ kind: 'arrest', site: 'TZNAM', when: '2021-07-06T11:15+02:00', personal },
      body: { persons: 1, status: 'ARRESTED', category: 'SOM', basis: 'FLAGRANTE', place: 'LAND_BORDER' },
    })
  const one = value(await arrest({ familyName: 'Okello', givenNames: 'Sam', birthDate: '1990-04-01' })).key
  const two = value(await arrest({ familyName: 'Sam Okello' })).key
  const { record } = (await station.record(two)) ?? {}
  if (!record) throw new Error('not there')
  const { site, when, body } = record
  const personal = { familyName: 'SAM', givenNames: 'Okello', birthDate: '1990-04-01' }
  expect((await station.review()).total).toBe(0)
  value(await station.amend(two, { site, when, body, personal }, 'Passport seen'))
  expect((await station.review()).rows).toMatchObject([{ what: 'duplicate', by: ['name'] }])

  await unit.importFiles(files(await exportFile(station)), quiet)
  value(await unit.acceptLog(namanga.session.log, [], null))
  expect((await unit.record(one))?.record.personal).toBeNull()
  expect((await unit.record(two))?.history.every(({ reason }) => !reason)).toBe(true)
  const segments = (await stateOf(unit, namanga.session.log))?.segments
  expect(segments?.map(({ state, personal }) => [state, personal])).toEqual([['counted', false]])
  const arrests = async () =>
    (await unit.tally({ of: 'site', id: 'TZNAM' }, '2021-07-06')).tally.today.arrests_total
  expect(await arrests()).toBe(2)
  const { rows } = await unit.review()
  expect(rows).toMatchObject([{ what: 'duplicate', by: ['name'], mayAct: true }])
  value(await unit.relate([one, two], 'same-person', true, ''))
  expect((await unit.review()).total).toBe(0)
  expect(await arrests()).toBe(1)

  // What is forwarded has tokens and no names either; erasing takes the tokens too.
  const three = value(await arrest({ familyName: 'Okello Sam', birthDate: '1990-04-01' })).key
  await unit.importFiles(files(await exportFile(station)), quiet)
  const top = await open(central)
  await top.importFiles(files(await exportFile(unit)), quiet)
  expect((await top.record(three))?.record.personal).toBeNull()
  for (const ledger of [unit, top]) expect((await ledger.review()).total).toBeGreaterThan(0)
  value(await station.eraseRecord(three, 'Asked for'))
  await unit.importFiles(files(await exportFile(station)), quiet)
  await top.importFiles(files(await exportFile(unit)), quiet)
  for (const ledger of [unit, top]) expect((await ledger.review()).total).toBe(0)
})
