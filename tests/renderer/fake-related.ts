/** What belongs with the made-up arrest, in every state that a row can have. */
import type { RelatedRecord } from '../../shared/ledger-api.ts'
import { firstRows } from './fake-data.ts'

const related = (at: number, relation: Omit<RelatedRecord, 'row' | 'mayChange'>): RelatedRecord[] =>
  firstRows.slice(at, at + 1).map((row) => ({ ...relation, row, mayChange: true }))

export const relatedRows: readonly RelatedRecord[] = [
  ...related(0, { kind: 'same-incident', holds: true, isGroup: false, reason: null, conflict: false }),
  ...related(3, {
    ...{ kind: 'same-person', holds: false, isGroup: false, conflict: false },
    reason: 'Another Marko Petrović, born 1991',
  }),
  ...related(2, { kind: 'part-of-group', holds: true, isGroup: true, reason: null, conflict: true }),
]
