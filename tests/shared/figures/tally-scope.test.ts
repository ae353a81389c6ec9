import { describe, expect, test } from 'vitest'
import type { Body, KindName, Scope, SheetIssued } from '../../../shared/events/event.ts'
import { mustBeStated } from '../../../shared/figures/measures.ts'
import { tallyOf } from '../../../shared/figures/tally-scope.ts'
import { sheetFigures } from '../../../shared/sheet/sheet-figures.ts'
import { stations } from '../../exercise/scenario.ts'
import { foldOf, site, startLog, testPack } from '../fold-logs.ts'

const operation: Scope = { of: 'operation' }
const at = (id: string): Scope => ({ of: 'site', id })
const day = '2021-07-06'

/** A unit's log may record at any site: what is under test here is the counting. */
const scene = () => {
  const log = startLog('CSU', 'unit', 'CSU')
  const add = (kind: KindName, where: string, body: Body, when = '2021-07-06T10:00+02:00') =>
    log.record(body, { kind, site: where, when })
  const tally = (scope: Scope, of = day, last: SheetIssued | null = null) => {
    if (log.journal.length > 0) log.seal()
    return tallyOf(foldOf(log.segments), scope, of, last)
  }
  return { log, add, tally }
}

describe('nought and not reported', () => {
  test('a site that said nothing has no figures, one with nothing to report has noughts', () => {
    const { log, tally } = scene()
    log.write({ op: 'shift', site: 'AAA', state: 'nothing-to-report', at: '2021-07-06T12:00:00+02:00' })
    const quiet = tally(at('AAA'))
    expect(quiet.today.inspections_total).toBe(0)
    for (const id of mustBeStated) expect(quiet.today[id], id).toBeDefined()
    expect(quiet.today.control_points).toBe(1)
    expect(tally(at('BBB')).today).toEqual({})
    expect(tally(at('AAA'), '2021-07-07').today).toEqual({})
    expect(tally(at('AAA'), '2021-07-07').soFar.inspections_total).toBe(0)
    expect(tally(at('AAA'), '2021-07-05').soFar).toEqual({})
  })

  test('flights are stated at airports, and where any were counted', () => {
    const { add, tally } = scene()
    add('inspection', 'AAA', {})
    add('inspection', 'CCC', {})
    expect(tally(at('AAA')).today).not.toHaveProperty('flights_monitored')
    expect(tally(at('CCC')).today.flights_monitored).toBe(0)
    expect(tally(operation).today.flights_monitored).toBe(0)
    add('inspection', 'AAA', { checked: { 'inspectionTypes:FLIGHT': 3 } })
    expect(tally(at('AAA')).today.flights_monitored).toBe(3)
    expect(tally(operation).today['flights_monitored/site:AAA']).toBe(3)
  })

  test('every arrest category and every must figure is there, even when nought', () => {
    const { add, tally } = scene()
    add('arrest', 'AAA', { status: 'ARRESTED', category: 'SOM' })
    const { today } = tally(at('AAA'))
    expect(
      ['TIP', 'SOM', 'DOCS', 'OTHER'].map((code) => today[`arrests_by_category/arrestCategories:${code}`]),
    ).toEqual([0, 1, 0, 0])
    expect(today.parcels_checked).toBeUndefined()
  })

  test('officers are not stated where nobody said how many', () => {
    const { add, tally } = scene()
    add('inspection', 'AAA', {})
    expect(tally(at('AAA')).today.officers_deployed).toBeUndefined()
  })
})

describe('scopes', () => {
  test('a unit covers the sites below it, a country its own; sums are added', () => {
    const { add, tally } = scene()
    for (const where of ['AAA', 'BBB', 'BBB', 'CCC']) add('inspection', where, { place: 'CHECKPOINT' })
    const total = (scope: Scope) => tally(scope).today.inspections_total
    expect(total(at('BBB'))).toBe(2)
    expect(total({ of: 'unit', id: 'OCU1' })).toBe(3)
    expect(total({ of: 'unit', id: 'CSU' })).toBe(4)
    expect(total({ of: 'country', id: 'TZA' })).toBe(1)
    expect(tally(operation).today).toMatchObject({
      inspections_total: 4,
      'inspections_total/country:HRV': 3,
      'inspections_total/country:TZA': 1,
      'inspections_total/unit:OCU1': 3,
      control_points: 3,
      'control_points/placeTypes:AIRPORT': 1,
    })
  })

  test('nationalities and sites are distinct counts, never sums (rule 7)', () => {
    const { add, tally } = scene()
    const migrant = (where: string, citizenship: string) =>
      add('rescue', where, { migrant: ['IrregularMigrant'], citizenship })
    migrant('AAA', 'SYR')
    migrant('AAA', 'AFG')
    migrant('BBB', 'SYR')
    add('rescue', 'CCC', { trafficking: 'ActualVictimOfTrafficking', citizenship: 'SYR' })
    expect(tally(at('AAA')).today.migrant_nationalities).toBe(2)
    expect(tally(at('BBB')).today.migrant_nationalities).toBe(1)
    expect(tally(operation).today.migrant_nationalities).toBe(2)
    expect(tally(operation).today['victims_by_citizenship/citizenships']).toBe(1)
    add('inspection', 'AAA', {}, '2021-07-05T10:00+02:00')
    expect(tally(operation).soFar.control_points).toBe(3)
  })

  test('officers: the latest of a site and day, added up; the highest day of the operation', () => {
    const { log, tally } = scene()
    const shift = (where: string, officers: number | null, when: string) =>
      log.write({
        op: 'shift',
        site: where,
        state: 'on',
        at: when,
        ...(officers === null ? {} : { officers }),
      })
    shift('AAA', 9, '2021-07-05T08:00:00+02:00')
    shift('AAA', 4, '2021-07-06T18:00:00+02:00')
    shift('AAA', 7, '2021-07-06T08:00:00+02:00')
    shift('AAA', null, '2021-07-06T20:00:00+02:00')
    shift('CCC', 3, '2021-07-06T08:00:00+02:00')
    expect(tally(at('AAA')).today.officers_deployed).toBe(4)
    expect(tally(operation).today.officers_deployed).toBe(7)
    expect(tally(operation).today['officers_deployed/unit:OCU2']).toBe(3)
    expect(tally(operation).soFar.officers_deployed).toBe(9)
  })
})

describe('columns', () => {
  test('open hits are a stock through the cut-off, with the longest wait', () => {
    const { log, add, tally } = scene()
    const hit = { queries: { 'databases:SLTD/queryResults:POSSIBLE': 1 } }
    const old = add('inspection', 'AAA', hit, '2021-07-05T10:00+02:00')
    add('inspection', 'AAA', hit, '2021-07-06T20:00+02:00')
    const both = tally(at('AAA'))
    expect([both.today.hits_possible, both.soFar.hits_possible]).toEqual([2, 2])
    expect(both.today.db_queries).toBe(1)
    // From 10:00 to the cut-off of 6 July, at 06:00 on the 7th.
    expect(both.longestWaitMinutes).toBe(44 * 60)
    expect(tally(at('BBB')).longestWaitMinutes).toBeNull()
    // Confirmed the next day: it is no longer open, on any day.
    log.write({
      op: 'amended',
      record: old,
      base: [old],
      add: { queries: { 'databases:SLTD/queryResults:HIT_CONFIRMED': 1 } },
      drop: { queries: ['databases:SLTD/queryResults:POSSIBLE'] },
    })
    expect(tally(at('AAA'))).toMatchObject({
      longestWaitMinutes: 10 * 60,
      soFar: { hits_possible: 1, hits_confirmed: 1 },
    })
  })

  test('the change is measured against the last sheet of the scope', () => {
    const { add, tally } = scene()
    add('inspection', 'AAA', {}, '2021-07-05T10:00+02:00')
    add('arrest', 'AAA', { status: 'ARRESTED', category: 'TIP' }, '2021-07-05T10:00+02:00')
    const before = tally(at('AAA'), '2021-07-05')
    expect(before.since).toBeNull()
    const sheet = { figures: sheetFigures(before) } as SheetIssued
    add('inspection', 'AAA', {})
    add('inspection', 'AAA', {}, '2021-07-05T11:00+02:00')
    const { since, soFar, today } = tally(at('AAA'), day, sheet)
    expect([today.inspections_total, soFar.inspections_total, since?.inspections_total]).toEqual([1, 3, 2])
    expect(since?.arrests_total).toBe(0)
  })

  test('the heads are those of the records counted: not of a voided one, nor of a later day', () => {
    const { log, add, tally } = scene()
    const kept = add('inspection', 'AAA', {})
    const gone = add('inspection', 'AAA', {})
    add('inspection', 'AAA', {}, '2021-07-07T10:00+02:00')
    add('inspection', 'BBB', {})
    log.void(gone, [gone])
    const amended = log.amend(kept, [kept], { count: 2 })
    expect(tally(at('AAA')).heads).toEqual([amended])
  })
})

test('a site that the pack does not name counts in the operation alone', () => {
  const { add, tally } = scene()
  add('inspection', 'NEW', {})
  expect(tally(operation).today.inspections_total).toBe(1)
  expect(tally({ of: 'unit', id: 'CSU' }).today).toEqual({})
})

test('the exercise’s scenario gives the figures that were added up by hand', async () => {
  const { default: expected } = await import('../../exercise/expected.json', { with: { type: 'json' } })
  const log = startLog('CSU', 'unit', 'CSU')
  for (const { kind, site: where, body, amend, void: voided } of stations.flatMap(({ first, second }) => [
    ...first,
    ...second,
  ])) {
    const record = log.record(body, { kind, site: where, when: '2021-07-06T12:00+00:00' })
    if (amend) log.amend(record, [record], amend.body as Readonly<Record<string, number>>)
    if (voided) log.void(record, [record])
  }
  log.seal()
  const sites = [
    ...new Set(stations.flatMap(({ first, second }) => [...first, ...second].map((one) => one.site))),
  ]
  const pack = { ...testPack, sites: sites.map((id) => site(id, 'CSU')) }
  const { soFar } = tallyOf(foldOf(log.segments, pack), operation, '2021-07-09', null)
  expect(soFar).toMatchObject(expected)
})
