import { describe, expect, it } from 'vitest'
import { draftOf, newDraft, newRow, problemsOf, recordOf } from '../../renderer/log/entry-draft.ts'
import type { FoldedRecord } from '../../shared/fold/view.ts'
import { pack, rowOf } from './fake-data.ts'

const record = (row = rowOf(1, 'arrest', '2021-07-06T22:31+02:00', {}, {}, 'H', { state: 'saved' })) =>
  row.record

describe('an entry form', () => {
  it('begins with what the kind begins with, here and now', () => {
    const draft = newDraft('arrest', pack, 'HRBAJ')
    expect(draft.body).toEqual({ place: 'LAND_BORDER', status: 'ARRESTED', persons: 1 })
    expect(draft.site).toBe('HRBAJ')
    expect(draft.clock).toMatch(/^\d\d:\d\d$/)
  })

  it('gives back the record that it was opened with', () => {
    const body = {
      place: 'LAND_BORDER',
      status: 'ARRESTED',
      category: 'DOCS',
      basis: 'FLAGRANTE',
      persons: 1,
      roles: ['Transporter'],
      documents: { 'documentTypes:PASSPORT/documentFraudTypes:FORGED/issuingState:PAK': 14 },
    }
    const personal = { familyName: 'Petrović', birthDate: '1984-03-14' }
    const held: FoldedRecord = { ...record(), body, personal }
    const draft = draftOf(held)
    expect(draft.personal.birthDate).toBe('14.03.1984')
    expect(recordOf(draft, pack)).toEqual({
      kind: 'arrest',
      site: 'HRBAJ',
      when: '2021-07-06T22:31+02:00',
      body,
      personal,
    })
  })

  it('says that a line of counts is not complete, and sums lines that say the same', () => {
    const draft = { ...newDraft('inspection', pack, 'HRBAJ'), day: '06.07.2021', clock: '22:38' }
    const hit = { databases: 'SLTD', queryResults: 'NO_HIT' }
    const twice = { ...draft, rows: { ...draft.rows, queries: [newRow(hit, 2), newRow(hit, 3)] } }
    expect(recordOf(twice, pack).body.queries).toEqual({ 'databases:SLTD/queryResults:NO_HIT': 5 })
    const half = { ...draft, rows: { ...draft.rows, queries: [newRow({ databases: 'SLTD' }, 1)] } }
    expect(problemsOf(half, recordOf(half, pack), pack)).toContainEqual({
      field: 'queries',
      problem: 'bad-key',
    })
  })

  it('tells of a contradiction while something else is still missing', () => {
    const draft = {
      ...draftOf(record()),
      body: { place: 'LAND_BORDER', status: 'ARRESTED', basis: 'RED_NOTICE' },
    }
    const problems = problemsOf(draft, recordOf(draft, pack), pack)
    expect(problems).toContainEqual({ field: 'category', problem: 'required' })
    expect(problems).toContainEqual({ field: 'wantedBy', problem: 'wanted-by-missing' })
  })

  it('keeps a day that cannot be read as typed, for the check to complain of', () => {
    const draft = { ...draftOf(record()), day: '31.02.2021' }
    expect(problemsOf(draft, recordOf(draft, pack), pack)[0]?.field).toBe('when')
  })
})
