// Clocks that jump: told at unlocking, listed at the unit, mended by one correction, taken back.
import { beforeAll, describe, expect, test } from 'vitest'
import type { LedgerApi } from '../../../shared/ledger-api.ts'
import {
  anna,
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

const hour = 60 * 60 * 1000
const day = 24 * hour
let unitMade: Installation
let stationMade: Installation
let station: string
let key: string

beforeAll(async () => {
  const unit = await makeUnit()
  const made = await makeStation(unit.pack)
  station = made.session.log
  // Entry 3 or so was made with the clock a day behind; then somebody set it right.
  value(await made.ledger.save(inspection()))
  made.profile.clock.now -= day
  key = value(await made.ledger.save(inspection({ when: '2021-07-05T12:05+02:00' }))).key
  made.profile.clock.now += day
  value(await made.ledger.save(inspection({ when: '2021-07-06T11:30+02:00' })))
  const file = await exportFile(made.ledger)
  await made.ledger.lock()
  stationMade = made.profile
  await unit.ledger.importFiles([file], () => {})
  value(await unit.ledger.acceptLog(station, [], null))
  await unit.ledger.lock()
  unitMade = unit.profile
}, 120_000)

const open = async (made: Installation, behind = 0) => {
  const profile = await copyProfile(made)
  profile.clock.now -= behind
  const ledger = profile.start()
  const session = value(await ledger.unlock(1, passphrase))
  return { profile, ledger, session }
}
const dayOf = async (ledger: LedgerApi) => (await ledger.record(key))?.record.day

describe('at unlocking', () => {
  test('a clock behind the last entry, or far ahead of it, is told with both times; the work goes on', async () => {
    expect((await open(stationMade)).session.clock).toBeNull()
    expect((await open(stationMade, 3 * hour)).session.clock).toMatchObject({ kind: 'back' })
    const later = await open(stationMade, -3 * day)
    expect(later.session.clock).toMatchObject({ kind: 'ahead' })
    expect(later.session.clock?.now.slice(0, 10)).toBe('2021-07-09')
    expect(later.session.clock?.last.slice(0, 10)).toBe('2021-07-06')
    value(await later.ledger.save(inspection()))
  })
})

describe('jumps of a clock', () => {
  test('are listed, mended for a run by one correction, and come back with it', async () => {
    const { ledger } = await open(unitMade)
    const jumps = (await ledger.clockJumps()).filter(({ log }) => log === station)
    expect(jumps).toMatchObject([
      { code: 'HRBAJ1', kind: 'back', corrected: false, closed: false },
      { code: 'HRBAJ1', kind: 'ahead', corrected: false, closed: false },
    ])
    const [first, next] = [jumps[0]?.number ?? 0, jumps[1]?.number ?? 0]
    expect(await dayOf(ledger)).toBe('2021-07-05')
    expect((await ledger.record(key))?.history[0]).toMatchObject({ jump: 'back', corrected: null })

    const seconds = day / 1000
    value(await ledger.correctClock(station, first, next - 1, seconds, 'The officer had set the day wrong'))
    expect(await dayOf(ledger)).toBe('2021-07-06')
    const mended = await ledger.logClock(station)
    expect(mended.jumps.every(({ closed, corrected }) => closed && corrected)).toBe(true)
    expect(mended.corrections).toEqual([{ first, last: next - 1, seconds }])
    const entry = (await ledger.record(key))?.history[0]
    expect(entry?.jump).toBeNull()
    expect(entry?.corrected?.slice(0, 10)).toBe('2021-07-06')
    expect(reasonOf(await ledger.correctClock(station, first, next - 1, seconds, 'Again'))).toBe(
      'nothing-changed',
    )

    value(await ledger.correctClock(station, first, next - 1, 0, 'It was right after all'))
    expect(await dayOf(ledger)).toBe('2021-07-05')
    expect(await ledger.logClock(station)).toMatchObject({ corrections: [], mayCorrect: true })
  })

  test('are corrected by supervisors, of logs below, with a reason, within the log and ten years', async () => {
    const { ledger, profile } = await open(unitMade)
    const correct = (api: LedgerApi, first: number, last: number, seconds: number, reason = 'Because') =>
      api.correctClock(station, first, last, seconds, reason)
    const { last } = await ledger.logClock(station)
    expect(reasonOf(await correct(ledger, 1, 1, 60, '  '))).toBe('reason-missing')
    expect(reasonOf(await correct(ledger, 0, 1, 60))).toBe('no-such-run')
    expect(reasonOf(await correct(ledger, 2, 1, 60))).toBe('no-such-run')
    expect(reasonOf(await correct(ledger, 1, last + 1, 60))).toBe('no-such-run')
    expect(reasonOf(await correct(ledger, 1, 1, 400_000_000))).toBe('clock-too-far')
    expect(reasonOf(await correct(ledger, 1, 1, 0.5))).toBe('clock-too-far')
    expect(reasonOf(await correct(ledger, 1, 1, 60, 'x'.repeat(3000)))).toBe('invalid-entry')
    expect(reasonOf(await ledger.correctClock('f'.repeat(64), 1, 1, 60, 'Unknown'))).toBe('not-allowed')
    value(await ledger.addOfficer({ ...anna, name: 'Luka Babić', badge: 'HR-0419' }, 'officer'))
    await ledger.lock()
    const officer = profile.start()
    value(await officer.unlock(2, passphrase))
    expect(reasonOf(await correct(officer, 1, 1, 60))).toBe('not-allowed')
    expect((await officer.logClock(station)).mayCorrect).toBe(false)
  })

  test('of a station: its own, by its own supervisor, not those of others', async () => {
    const { ledger, session } = await open(stationMade)
    const jumps = await ledger.clockJumps()
    expect(jumps.map(({ kind }) => kind)).toEqual(['back', 'ahead'])
    expect(await ledger.clockRun(station, 1, 2)).toMatchObject([
      { label: 'HRBAJ1-000001', op: 'opened' },
      { label: 'HRBAJ1-000002' },
    ])
    const unit = session.pack.units[0]?.log ?? ''
    expect(reasonOf(await ledger.correctClock(unit, 1, 1, 60, 'Not ours'))).toBe('not-allowed')
    const first = jumps[0]?.number ?? 0
    value(await ledger.correctClock(station, first, (jumps[1]?.number ?? 0) - 1, day / 1000, 'Day set wrong'))
    expect(await dayOf(ledger)).toBe('2021-07-06')
  })
})
