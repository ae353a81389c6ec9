import { describe, expect, test } from 'vitest'
import { entryOf } from '../../../shared/codes/lists.ts'
import type { Scope } from '../../../shared/events/event.ts'
import { measureOf, measures } from '../../../shared/figures/measures.ts'
import type { Figures, Tally } from '../../../shared/figures/tally.ts'
import { tallyOf } from '../../../shared/figures/tally-scope.ts'
import { printedRows } from '../../../shared/sheet/printed-rows.ts'
import { isPrinted, isTable, sheetRows } from '../../../shared/sheet/sheet-rows.ts'
import { tallyJson } from '../../../shared/sheet/tally-json.ts'
import { foldOf, startLog } from '../fold-logs.ts'

const scope: Scope = { of: 'site', id: 'AAA' }
const tally = (today: Figures, soFar: Figures = today, since: Figures | null = null): Tally => ({
  scope,
  day: '2021-07-06',
  today,
  soFar,
  since,
  heads: [],
  longestWaitMinutes: null,
})
const rowOf = (of: Tally, key: string) => printedRows(of).find(({ keys }) => keys.includes(key))

describe('rows of the sheet', () => {
  test('hold every figure that must be printed, in the order of groups', () => {
    const printed = new Set(
      sheetRows.flatMap((row) => (isTable(row) ? [row.prefix] : row.keys)).map((key) => key.split('/')[0]),
    )
    for (const { id, level } of measures) if (level === 'must') expect(printed, id).toContain(id)
    const groups = sheetRows.map(({ group }) => group)
    expect(groups).toEqual([...groups].sort())
  })

  test('name measures and codes that exist', () => {
    for (const row of sheetRows) {
      if (isTable(row) || 'text' in row.label) continue
      if ('measure' in row.label) expect(measureOf(row.label.measure), row.label.measure).toBeDefined()
      else expect(entryOf(row.label.list, row.label.code), row.label.code).toBeDefined()
    }
  })

  test('keep nought apart from not reported', () => {
    const silent = printedRows(tally({}))
    expect(
      silent.every(({ day, operation, change }) => day === null && operation === null && change === null),
    ).toBe(true)
    const quiet = tally({ inspections_total: 0, victims_by_sex_age: 0 })
    expect(rowOf(quiet, 'inspections_total')).toMatchObject({ day: [0], operation: [0], change: null })
    expect(rowOf(quiet, 'flights_monitored')).toMatchObject({ day: null, operation: null })
    expect(rowOf(quiet, 'victims_by_sex_age/sex:2/majority:Minor')).toMatchObject({ day: [0, 0] })
  })

  test('hold two figures where two belong together, with their change', () => {
    const key = 'victims_by_sex_age/sex:2/majority:'
    const of = tally(
      { victims_by_sex_age: 6, [`${key}Adult`]: 4, [`${key}Minor`]: 2 },
      { victims_by_sex_age: 7, [`${key}Adult`]: 5, [`${key}Minor`]: 2 },
      { victims_by_sex_age: 6, [`${key}Adult`]: 4, [`${key}Minor`]: 2 },
    )
    expect(rowOf(of, `${key}Adult`)).toEqual({
      group: 'D',
      label: { text: 'women-girls' },
      sub: true,
      keys: [`${key}Adult`, `${key}Minor`],
      day: [4, 2],
      operation: [5, 2],
      change: [4, 2],
    })
  })

  test('list the codes that were counted, in the order of their list, and leave out what may be', () => {
    const prefix = 'arrests_by_offence/offences:'
    const of = tally({ arrests_by_offence: 3, [`${prefix}0805`]: 1, [`${prefix}0204`]: 2 })
    const offences = printedRows(of).filter(({ keys }) => keys[0]?.startsWith(prefix))
    expect(offences.map(({ keys }) => keys[0])).toEqual([`${prefix}0204`, `${prefix}0805`])
    expect(rowOf(of, 'parcels_checked')).toBeUndefined()
    expect(rowOf(tally({ parcels_checked: 1 }), 'parcels_checked')).toBeDefined()
  })

  test('say what is printed', () => {
    expect(isPrinted('inspections_total')).toBe(true)
    expect(isPrinted('arrests_by_offence/offences:0204')).toBe(true)
    expect(isPrinted('assistance_needed/victims/assistance:Legal')).toBe(true)
    expect(isPrinted('assistance_needed/victims/assistance:Legal/assistanceStatus:Needed')).toBe(false)
    expect(isPrinted('inspections_total/placeTypes:AIRPORT')).toBe(false)
  })
})

test('tally.json holds each figure in three columns, the same bytes every time', () => {
  const log = startLog('CSU', 'unit', 'CSU')
  log.record({ place: 'CHECKPOINT' }, { when: '2021-07-05T10:00+02:00' })
  log.record({ place: 'CHECKPOINT' })
  const fold = foldOf([log.seal()])
  const view = {
    from: '2021-07-06T06:00+02:00',
    to: '2021-07-07T06:00+02:00',
    zone: 'Europe/Zagreb',
    place: 'AAA',
    country: 'HRV',
    unit: 'OCU1',
    reporting: ['AAA1'],
    silent: [],
    issued: null,
  }
  const json = tallyJson({ ...view, tally: tallyOf(fold, scope, '2021-07-06', null) })
  expect(json.figures.inspections_total).toEqual({ day: 1, operation: 2, change: null })
  expect(json.figures.flights_monitored).toBeUndefined()
  const keys = Object.keys(json.figures)
  expect(keys).toEqual([...keys].sort())
})
