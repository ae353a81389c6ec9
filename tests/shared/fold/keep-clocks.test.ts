import { describe, expect, test } from 'vitest'
import { moveClock, moveMinute } from '../../../shared/figures/instant.ts'
import { tallyOf } from '../../../shared/figures/tally-scope.ts'
import { foldOf, keyOf, type LogWriter, startLog, stateOf } from '../fold-logs.ts'

const sealed = (...logs: readonly LogWriter[]) => {
  for (const log of logs) if (log.journal.length > 0) log.seal()
  return logs.flatMap((log) => log.segments)
}
const day = 24 * 60 * 60
const inspections = (fold: ReturnType<typeof foldOf>, of: string) =>
  tallyOf(fold, { of: 'site', id: 'AAA' }, of, null).today.inspections_total

/** A station whose clock was a day behind for its second and third record. */
const scene = () => {
  const station = startLog('s', 'station', 'AAA')
  const ocu = startLog('OCU1', 'unit', 'OCU1')
  ocu.accept(station.id)
  const right = station.record()
  const wrong = [8, 9].map((hour) => station.record(undefined, { when: `2021-07-05T0${hour}:00+02:00` }))
  const shift = station.write({
    op: 'shift',
    site: 'AAA',
    state: 'on',
    officers: 7,
    at: '2021-07-05T09:30:00+02:00',
  })
  return { station, ocu, right, wrong, shift }
}
const correct = (log: LogWriter, of: LogWriter, seconds: number, first = 3, last = 5, at?: string) =>
  log.write({ op: 'clock-shifted', log: of.id, first, last, seconds, ...(at ? { at } : {}) })

describe('a clock corrected', () => {
  test('moves the records, shifts and days of the run, and nothing outside it', () => {
    const { station, ocu, right, wrong } = scene()
    const fold = foldOf(sealed(station, ocu))
    expect([inspections(fold, '2021-07-05'), inspections(fold, '2021-07-06')]).toEqual([2, 1])
    correct(station, station, day)
    fold.addSegments(sealed(station))
    expect(fold.record(keyOf(wrong[0] as never))).toMatchObject({
      when: '2021-07-06T08:00+02:00',
      day: '2021-07-06',
    })
    expect(fold.record(keyOf(right))?.when).toBe('2021-07-06T10:00+02:00')
    expect([inspections(fold, '2021-07-05'), inspections(fold, '2021-07-06')]).toEqual([undefined, 3])
    expect(tallyOf(fold, { of: 'site', id: 'AAA' }, '2021-07-06', null).today.officers_deployed).toBe(7)
    expect(stateOf(foldOf([...sealed(station, ocu)].reverse()))).toBe(stateOf(fold))
  })

  test('is taken back by one of nought; the latest stands', () => {
    const { station, ocu, wrong } = scene()
    correct(ocu, station, day)
    correct(station, station, 2 * day, 3, 3)
    const fold = foldOf(sealed(station, ocu))
    const whenOf = (i: number) => fold.record(keyOf(wrong[i] as never))?.when
    const later = whenOf(0)
    expect(['2021-07-06T08:00+02:00', '2021-07-07T08:00+02:00']).toContain(later)
    expect(whenOf(1)).toBe('2021-07-06T09:00+02:00')
    correct(ocu, station, 0, 1, 100, '2021-07-08T00:00:00+00:00')
    fold.addSegments(sealed(ocu))
    expect(whenOf(0)).toBe('2021-07-05T08:00+02:00')
    expect(whenOf(1)).toBe('2021-07-05T09:00+02:00')
    expect([inspections(fold, '2021-07-05'), inspections(fold, '2021-07-06')]).toEqual([2, 1])
  })

  test('by a log that may not change the records does nothing', () => {
    const { station, ocu, wrong } = scene()
    const other = startLog('other', 'station', 'AAA', 'AAA2')
    ocu.accept(other.id)
    correct(other, station, day)
    const stranger = startLog('OCU2', 'unit', 'OCU2')
    correct(stranger, station, day)
    const fold = foldOf(sealed(station, ocu, other, stranger))
    expect(fold.record(keyOf(wrong[0] as never))?.when).toBe('2021-07-05T08:00+02:00')
  })

  test('settles which of two amendments came later', () => {
    const { station, ocu, right } = scene()
    // The station's clock was behind when it wrote this: event 6.
    station.amend(right, [right], { place: 'AIRPORT' }, '2021-07-05T10:00:00+02:00')
    ocu.amend(right, [right], { place: 'SEAPORT' }, '2021-07-06T09:00:00+02:00')
    const fold = foldOf(sealed(station, ocu))
    expect(fold.record(keyOf(right))?.body.place).toBe('SEAPORT')
    correct(station, station, day, 6, 6)
    fold.addSegments(sealed(station))
    expect(fold.record(keyOf(right))?.body.place).toBe('AIRPORT')
  })

  test('leaves a time that was amended on purpose, and a voided record voided', () => {
    const { station, ocu, wrong } = scene()
    const [one, two] = wrong as [never, never]
    station.amend(one, [one], { when: '2021-07-06T12:00+02:00' })
    station.void(two, [two])
    correct(station, station, day)
    const fold = foldOf(sealed(station, ocu))
    expect(fold.record(keyOf(one))?.when).toBe('2021-07-06T12:00+02:00')
    expect(fold.record(keyOf(two))).toMatchObject({ voided: true, when: '2021-07-06T09:00+02:00' })
    expect(inspections(fold, '2021-07-06')).toBe(2)
  })

  test('in a journal counts at once, and the same when it is sealed', () => {
    const { station, ocu } = scene()
    correct(station, station, day)
    const open = foldOf(sealed(ocu), undefined, station.id)
    for (const event of station.events) open.addOwn(event)
    expect(inspections(open, '2021-07-06')).toBe(3)
    const state = stateOf(open)
    open.addSegments(sealed(station))
    expect(stateOf(open)).toBe(state)
  })
})

test('a clock is moved and keeps its offset', () => {
  expect(moveClock('2021-07-06T23:59:50-03:30', 15)).toBe('2021-07-07T00:00:05-03:30')
  expect(moveClock('2021-07-06T00:00:05+02:00', -10)).toBe('2021-07-05T23:59:55+02:00')
  expect(moveMinute('2021-03-01T00:10+02:00', -900)).toBe('2021-02-28T23:55+02:00')
  expect(moveMinute('2021-03-01T00:10+00:00', 0)).toBe('2021-03-01T00:10+00:00')
})
