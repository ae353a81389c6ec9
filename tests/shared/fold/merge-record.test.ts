import { describe, expect, test } from 'vitest'
import type { LogWriter } from '../fold-logs.ts'
import { foldOf, keyOf, startLog } from '../fold-logs.ts'

/** A station's record, accepted by OCU1, with the logs that may write about it. */
const scene = () => {
  const station = startLog('s', 'station', 'AAA')
  const ocu = startLog('OCU1', 'unit', 'OCU1')
  const csu = startLog('CSU', 'unit', 'CSU')
  ocu.accept(station.id)
  return { station, ocu, csu }
}
const fold = (...logs: readonly LogWriter[]) => {
  for (const log of logs) if (log.journal.length > 0) log.seal()
  return foldOf(logs.flatMap((log) => log.segments))
}

describe('a register', () => {
  test('keeps what a knowing correction says, though its clock is behind', () => {
    const { station, ocu } = scene()
    const record = station.record()
    const fast = station.amend(record, [record], { place: 'AIRPORT' }, '2030-01-01T00:00:00+00:00')
    ocu.amend(record, [fast], { place: 'SEAPORT' }, '2021-07-06T00:00:00+00:00')
    const folded = fold(station, ocu).record(keyOf(record))
    expect(folded?.body.place).toBe('SEAPORT')
    expect(folded?.conflicts).toEqual([])
  })

  test('keeps it though what was known came through the hands of several', () => {
    const { station, ocu, csu } = scene()
    const record = station.record()
    const fast = station.amend(record, [record], { place: 'AIRPORT' }, '2030-01-01T00:00:00+00:00')
    const one = ocu.amend(record, [fast], { count: 2 })
    const two = csu.amend(record, [one], { count: 3 })
    ocu.amend(record, [two], { place: 'SEAPORT' })
    const folded = fold(station, ocu, csu).record(keyOf(record))
    expect(folded?.body.place).toBe('SEAPORT')
    expect(folded?.conflicts).toEqual([])
  })

  test('takes the later instant of two that had not seen each other, and lists them', () => {
    const { station, ocu } = scene()
    const record = station.record()
    // 10:30 at +02:00 is before 09:00 at +00:00: instants are compared, not texts.
    const early = station.amend(record, [record], { place: 'AIRPORT' }, '2021-07-06T10:30:00+02:00')
    const late = ocu.amend(record, [record], { place: 'SEAPORT' }, '2021-07-06T09:00:00+00:00')
    const folded = fold(station, ocu).record(keyOf(record))
    expect(folded?.body.place).toBe('SEAPORT')
    expect(folded?.conflicts).toEqual([
      {
        register: 'place',
        values: [
          { by: early, at: '2021-07-06T10:30:00+02:00', value: 'AIRPORT', stands: false },
          { by: late, at: '2021-07-06T09:00:00+00:00', value: 'SEAPORT', stands: true },
        ],
      },
    ])
    expect(folded?.heads).toEqual([early, late])
  })

  test('at one instant takes the greater log, then the greater number, in whatever order they come', () => {
    const { station, ocu, csu } = scene()
    const at = '2021-07-06T09:00:00+00:00'
    const record = station.record()
    station.amend(record, [record], { place: 'AIRPORT' }, at)
    station.amend(record, [record], { place: 'RIVER' }, at)
    const places = (...logs: readonly LogWriter[]) =>
      [logs, logs.toReversed()].map((order) => fold(...order).record(keyOf(record))?.body.place)
    expect(places(station, ocu)).toEqual(['RIVER', 'RIVER'])
    ocu.amend(record, [record], { place: 'SEAPORT' }, at)
    csu.amend(record, [record], { place: 'HOTEL' }, at)
    const greatest = [station, ocu, csu].sort((a, b) => (a.id < b.id ? 1 : -1))[0]
    const expected = greatest === station ? 'RIVER' : greatest === ocu ? 'SEAPORT' : 'HOTEL'
    expect(places(station, ocu, csu)).toEqual([expected, expected])
  })

  test('is no conflict any more once one event has all of them as base', () => {
    const { station, ocu, csu } = scene()
    const record = station.record()
    const a = station.amend(record, [record], { place: 'AIRPORT' })
    const b = ocu.amend(record, [record], { place: 'SEAPORT' })
    expect(fold(station, ocu).record(keyOf(record))?.conflicts).toHaveLength(1)
    const settled = csu.amend(record, [a, b], { count: 2 })
    const folded = fold(station, ocu, csu).record(keyOf(record))
    expect(folded?.conflicts).toEqual([])
    expect(folded?.heads).toEqual([settled])
  })

  test('lists no conflict where both say the same', () => {
    const { station, ocu } = scene()
    const record = station.record()
    station.void(record, [record])
    ocu.void(record, [record])
    const folded = fold(station, ocu).record(keyOf(record))
    expect(folded?.voided).toBe(true)
    expect(folded?.conflicts).toEqual([])
  })

  test('sees through an event that takes no effect', () => {
    const { station, ocu } = scene()
    const record = station.record()
    const first = station.amend(record, [record], { place: 'AIRPORT' })
    // Another station may not change the record, but who builds on its proposal had seen what it had seen.
    const other = startLog('t', 'station', 'CCC')
    const csu = startLog('CSU', 'unit', 'CSU')
    csu.accept(other.id)
    const proposal = other.amend(record, [first], { place: 'RIVER' })
    ocu.amend(record, [proposal], { place: 'SEAPORT' }, '2020-01-01T00:00:00+00:00')
    const folded = fold(station, other, csu, ocu)
    expect(folded.record(keyOf(record))?.body.place).toBe('SEAPORT')
    expect(folded.record(keyOf(record))?.conflicts).toEqual([])
    expect(folded.proposals()).toEqual([{ reference: proposal, record }])
  })

  test('does not take a base for seen whose hash fits no event', () => {
    const { station, ocu } = scene()
    const record = station.record()
    const late = station.amend(record, [record], { place: 'AIRPORT' }, '2021-07-07T00:00:00+00:00')
    ocu.amend(record, [[late[0], late[1], '0123456789abcdef']], { place: 'SEAPORT' })
    const folded = fold(station, ocu).record(keyOf(record))
    expect(folded?.body.place).toBe('AIRPORT')
    expect(folded?.conflicts).toHaveLength(1)
  })
})

describe('members', () => {
  test('of sets and counts are registers of their own', () => {
    const { station, ocu } = scene()
    const record = station.record({
      place: 'CHECKPOINT',
      outcomes: ['CLEARED', 'SECONDARY'],
      checked: { 'inspectionTypes:PERSON': 1, 'inspectionTypes:VEHICLE': 1 },
    })
    station.write({
      op: 'amended',
      record,
      base: [record],
      add: { outcomes: ['ARREST'], checked: { 'inspectionTypes:PERSON': 5 } },
      drop: { checked: ['inspectionTypes:VEHICLE'] },
    })
    ocu.write({ op: 'amended', record, base: [record], drop: { outcomes: ['CLEARED'] } })
    const folded = fold(station, ocu).record(keyOf(record))
    expect(folded?.body).toEqual({
      place: 'CHECKPOINT',
      outcomes: ['ARREST', 'SECONDARY'],
      checked: { 'inspectionTypes:PERSON': 5 },
    })
    expect(folded?.conflicts).toEqual([])
  })

  test('are all gone: the field is not stated', () => {
    const { station, ocu } = scene()
    const record = station.record({ place: 'CHECKPOINT', outcomes: ['CLEARED'] })
    station.write({
      op: 'amended',
      record,
      base: [record],
      set: { place: null },
      drop: { outcomes: ['CLEARED'] },
    })
    expect(fold(station, ocu).record(keyOf(record))?.body).toEqual({})
  })
})

describe('a record', () => {
  test('moves to another site and day when amended so', () => {
    const { station, ocu } = scene()
    const record = station.record()
    station.amend(record, [record], { site: 'BBB', when: '2021-07-08T05:59+02:00' })
    const folded = fold(station, ocu)
    expect(folded.record(keyOf(record))).toMatchObject({
      site: 'BBB',
      when: '2021-07-08T05:59+02:00',
      day: '2021-07-07',
    })
    expect(folded.cells.bySite.get('AAA')).toBeUndefined()
    expect(folded.cells.bySite.get('BBB')?.get('2021-07-07')?.records).toBe(1)
  })

  test('never counts when voided, whatever else is amended', () => {
    const { station, ocu } = scene()
    const record = station.record()
    ocu.void(record, [record])
    station.amend(record, [record], { count: 9 }, '2022-01-01T00:00:00+00:00')
    const folded = fold(station, ocu)
    expect(folded.record(keyOf(record))?.voided).toBe(true)
    expect(folded.cells.bySite.get('AAA')).toBeUndefined()
  })

  test('has its personal fields folded from the lines that are held', () => {
    const { station, ocu } = scene()
    const record = station.record({ status: 'ARRESTED' }, { kind: 'arrest' }, { fields: { familyName: 'A' } })
    station.amend(record, [record], { category: 'TIP' }, undefined, {
      fields: { familyName: 'B', note: 'x' },
      reason: 'misspelt',
    })
    const held = fold(station, ocu)
    expect(held.record(keyOf(record))?.personal).toEqual({ familyName: 'B', note: 'x' })
    expect(held.history(keyOf(record))[1]).toMatchObject({
      op: 'amended',
      reason: 'misspelt',
      effective: true,
      changes: [
        { register: 'category', from: null, to: 'TIP' },
        { register: 'familyName', from: 'A', to: 'B' },
        { register: 'note', from: null, to: 'x' },
      ],
    })

    const bare = foldOf(
      [...station.segments, ...ocu.segments].map(({ segment, events }) => ({
        segment,
        events: [...events].map((open) => ({ ...open, personal: null })),
      })),
    )
    expect(bare.record(keyOf(record))?.personal).toBeNull()
    expect(bare.stateBytes()).toEqual(held.stateBytes())
    bare.addSegments(station.segments)
    expect(bare.record(keyOf(record))?.personal).toEqual({ familyName: 'B', note: 'x' })
  })

  test('shows its history in the order of knowledge, then of the clock', () => {
    const { station, ocu } = scene()
    const record = station.record()
    const a = station.amend(record, [record], { place: 'AIRPORT' }, '2030-01-01T00:00:00+00:00')
    const b = ocu.amend(record, [a], { place: 'SEAPORT' }, '2020-01-01T00:00:00+00:00')
    const history = fold(station, ocu).history(keyOf(record))
    expect(history.map(({ reference }) => reference)).toEqual([record, a, b])
    expect(history[2]?.changes).toEqual([{ register: 'place', from: 'AIRPORT', to: 'SEAPORT' }])
  })
})
