import { describe, expect, it } from 'vitest'
import './start-texts.ts'
import { summaryOf } from '../../renderer/records/summary.ts'
import { firstRows } from './fake-data.ts'

describe('a record in one line', () => {
  const lines = firstRows.map((row) => summaryOf(row.record))
  it('says what was checked and found, from labels', () => {
    expect(lines[0]).toBe('Van or minibus · 2 persons · 2 documents · nothing found')
    expect(lines[1]).toBe('Migrant smuggling · Transporter or driver · Red Notice')
    expect(lines[2]).toBe('11 migrants · Afghanistan · In a refrigerated trailer')
    expect(lines[3]).toBe('1 victim · Syria · minor · needs: Safe housing')
    expect(lines[5]).toBe('Bus or coach · 41 persons · 41 documents · 1 hit rejected')
  })
  it('never shows a code, a name, a plate or a number of a document', () => {
    const personal = firstRows.flatMap((row) => Object.values(row.record.personal ?? {}))
    for (const line of lines) {
      expect(line).not.toMatch(/[A-Z]{3,}_|[a-z]:[A-Z]|\b[A-Z]{3}\b/)
      for (const value of personal) expect(line).not.toContain(value)
    }
  })
})
