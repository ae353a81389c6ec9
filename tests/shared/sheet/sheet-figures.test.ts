import { describe, expect, test } from 'vitest'
import type { Scope, SheetIssued } from '../../../shared/events/event.ts'
import { tallyOf } from '../../../shared/figures/tally-scope.ts'
import { sameRecords } from '../../../shared/sheet/check-code.ts'
import { makeSheet, nextSheet, sheetBefore, sheetsOf } from '../../../shared/sheet/sheet-figures.ts'
import { foldOf, hashing, type LogWriter, startLog } from '../fold-logs.ts'

const scope: Scope = { of: 'site', id: 'AAA' }
const fold = (...logs: readonly LogWriter[]) => {
  for (const log of logs) if (log.journal.length > 0) log.seal()
  return foldOf(logs.flatMap((log) => log.segments))
}
const issue = (log: LogWriter, day: string, ...others: readonly LogWriter[]) => {
  const held = fold(log, ...others)
  const { number, version } = nextSheet(held, scope, day)
  const sheet = makeSheet(
    hashing,
    held,
    tallyOf(held, scope, day, sheetBefore(held, scope, day)),
    number,
    version,
  )
  return { sheet, reference: log.write(sheet) }
}

describe('sheets of a scope', () => {
  test('keep a number for each day and a version for each print', () => {
    const log = startLog('CSU', 'unit', 'CSU')
    log.record()
    const numbers = ['2021-07-06', '2021-07-06', '2021-07-07'].map((day) => {
      const { sheet } = issue(log, day)
      return [sheet.number, sheet.version]
    })
    expect(numbers).toEqual([
      [1, 1],
      [1, 2],
      [2, 1],
    ])
    expect(sheetsOf(fold(log), scope)).toHaveLength(3)
    expect(sheetsOf(fold(log), { of: 'operation' })).toEqual([])
  })

  test('are measured against the one before', () => {
    const log = startLog('CSU', 'unit', 'CSU')
    log.record()
    const first = issue(log, '2021-07-06')
    log.record()
    const second = issue(log, '2021-07-06')
    const held = fold(log)
    const check = (sheet: SheetIssued | null) => sheet?.check ?? null
    expect(check(sheetBefore(held, scope, '2021-07-06'))).toBe(second.sheet.check)
    expect(check(sheetBefore(held, scope, '2021-07-06', second.reference))).toBe(first.sheet.check)
    expect(sheetBefore(held, scope, '2021-07-06', first.reference)).toBeNull()
    expect(sheetBefore(held, scope, '2021-07-05')).toBeNull()
  })

  test('tell the basis, the decisions applied, and the records by the second group', () => {
    const station = startLog('s', 'station', 'AAA')
    const record = station.record()
    const csu = startLog('CSU', 'unit', 'CSU')
    const decision = csu.accept(station.id)
    const { sheet } = issue(csu, '2021-07-06', station)
    expect(sheet.basis).toHaveLength(2)
    expect(sheet.decisions).toEqual([decision])
    expect(sheet.figures).toMatchObject({ inspections_total: 1, 'today/inspections_total': 1 })
    // Another installation that holds the same gives the same code; after an amendment, another.
    const same = issue(csu.fork('copy'), '2021-07-06', station).sheet
    expect(same.check).toBe(sheet.check)
    station.amend(record, [record], { place: 'AIRPORT' })
    const later = issue(csu.fork('copy'), '2021-07-06', station).sheet
    expect(sameRecords(later.check, sheet.check)).toBe(false)
  })
})
