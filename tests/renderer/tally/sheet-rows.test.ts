import { describe, expect, it } from 'vitest'
import '../start-texts.ts'
import { formatChange } from '../../../renderer/tally/figure-cell.tsx'
import { breakdownTitle, codeNames, figureName } from '../../../renderer/tally/figure-names.ts'
import { breakdownsOf, printedBreakdowns } from '../../../renderer/tally/figure-rows.ts'
import { sheetGroups } from '../../../renderer/tally/sheet-rows.ts'
import { fileBase, qrText, standingSheet } from '../../../renderer/tally/sheet-text.ts'
import { writtenNow } from '../../../renderer/tally/written-now.ts'
import { tally as texts } from '../../../renderer/texts/en/tally.ts'
import { measures } from '../../../shared/figures/measures.ts'
import { dimensionOf } from '../../../shared/figures/sum.ts'
import { isTable, sheetRows } from '../../../shared/sheet/sheet-rows.ts'
import { pack } from '../fake-data.ts'
import { sheet, view } from '../unit-preview/fake-day.ts'

const site = { of: 'site', id: 'HRBAJ' } as const
const made = view(site, '2021-07-06', null)
const rows = sheetGroups(made).flatMap((group) => group.rows)
const rowOf = (key: string) => rows.find((row) => row.key === key)

describe('words of figures', () => {
  it.each(measures.map(({ no, id }) => [no, id] as const))('%s %s has its name', (no, id) => {
    expect(Object.hasOwn(texts, `figure.${no}`)).toBe(true)
    expect(figureName(id)).not.toBe(texts.figure)
  })
  /** Said in words by the measure, or of groups that this version does not count. */
  const without = new Set(['age of the wait'])
  const dimensions = new Set(
    measures.flatMap(({ breakdowns }) => breakdowns).filter((by) => !without.has(by)),
  )
  it.each([...dimensions].map(dimensionOf))('a breakdown by %s has its words', (dimension) => {
    expect(Object.hasOwn(texts, `by.${dimension}`)).toBe(true)
  })
})

describe('rows of the tally', () => {
  it('has every fixed row of the sheet that is not left out when empty', () => {
    const always = sheetRows.flatMap((row) => (isTable(row) || row.ifAny ? [] : [row.keys[0] ?? '']))
    expect(rows.map(({ key }) => key)).toEqual(expect.arrayContaining(always))
  })
  it('tells nought from what was not reported', () => {
    expect(rowOf('vessels_checked')?.day).toEqual([0])
    expect(rowOf('flights_monitored')?.day).toBeNull()
  })
  it('says how long the oldest hit has waited, and marks what may apply several times', () => {
    expect(rowOf('hits_possible')?.label).toBe('Hits awaiting confirmation (longest 3 h 10 min)')
    expect(rowOf('arrests_by_offence')?.several).toBe(true)
    expect(rowOf('arrests_total')?.several).toBe(false)
  })
  it.each([
    [40, '40 min'],
    [720, '12 h'],
    [750, '12 h 30 min'],
  ])('writes a wait of %i minutes as %s', (longestWaitMinutes, words) => {
    const [hits] = sheetGroups({ ...made, tally: { ...made.tally, longestWaitMinutes } })
      .flatMap((group) => group.rows)
      .filter(({ key }) => key === 'hits_possible')
    expect(hits?.label).toBe(`Hits awaiting confirmation (longest ${words})`)
  })
  it('keeps the codes of a table for the breakdown of their figure', () => {
    expect(rows.some(({ key }) => key.startsWith('arrests_by_offence/'))).toBe(false)
    expect(rowOf('arrests_by_offence')?.breakdowns[0]?.rows.map(({ key }) => key)).toEqual([
      'arrests_by_offence/offences:0204',
      'arrests_by_offence/offences:08051',
      'arrests_by_offence/offences:07023',
    ])
  })
  it('has no code without its label', () => {
    const nameOf = codeNames(pack)
    const parts = printedBreakdowns(made.tally).flatMap(({ breakdowns }) =>
      breakdowns.flatMap((breakdown) => breakdown.rows.flatMap((row) => row.parts)),
    )
    expect(parts.length).toBeGreaterThan(20)
    for (const part of parts) expect(nameOf(part)).not.toBe(part.code)
  })
  it('takes marks and parts without a dimension for no breakdown', () => {
    const found = breakdownsOf(made.tally, 'irregular_migrants')
    expect(found.map(({ dimensions }) => dimensions)).toEqual([['citizenship'], ['irregularityGrounds']])
    expect(found[0] && breakdownTitle(found[0])).toBe('E1 Irregular migrants, by citizenship')
  })
})

describe('a sheet', () => {
  it('stands only while figures and records are the same', () => {
    expect(standingSheet(made)).toBeNull()
    expect(standingSheet(view(site, '2021-07-06', sheet(true)))).not.toBeNull()
    expect(standingSheet(view(site, '2021-07-06', sheet(false)))).toBeNull()
  })
  it('has a file name without spaces, and a short text for its QR code', () => {
    const issued = view(site, '2021-07-06', sheet(true))
    expect(fileBase(issued, pack, true)).toBe('LT_HRBAJ_2021-07-06_sheet-2-v1')
    expect(fileBase(made, pack, false)).toBe('LT_HRBAJ_2021-07-06_draft')
    const lines = qrText(issued, pack, 'K7QF 2M9D').split('\n')
    expect(lines.slice(0, 5)).toEqual([
      'MILEPOST 1',
      'LT site:HRBAJ',
      '2021-07-06T06:00+02:00 2021-07-07T06:00+02:00',
      '2.1 K7QF2M9D',
      'A1=1204/2360',
    ])
    expect(lines.join('\n').length).toBeLessThan(400)
  })
})

describe('numbers and times', () => {
  it('writes a change with its sign', () => {
    expect([1204, 0, -3].map(formatChange)).toEqual(['+1,204', '0', '−3'])
  })
  it('writes now in the zone of the sheet', () => {
    expect(writtenNow('Europe/Zagreb', new Date('2021-07-07T04:12:30Z'))).toBe('7 July 2021, 06:12')
    expect(writtenNow('nowhere', new Date('2021-07-07T04:12:30Z'))).toBe('7 July 2021, 04:12')
  })
})
