/** The records that belong with one, or of which it was decided that they do not. */
import { referenceText } from '../../../shared/events/reference.ts'
import { minuteOf } from '../../../shared/figures/instant.ts'
import type { Relation } from '../../../shared/fold/keep-relations.ts'
import type { FoldedRecord } from '../../../shared/fold/view.ts'
import type { RelatedRecord } from '../../../shared/ledger-api.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { createSentLookup, mayChange, rowOf } from './record-rows.ts'

const kinds: readonly Relation['kind'][] = ['same-incident', 'same-person', 'part-of-group', 'same-case']

export const relatedOf = (ledger: OpenLedger, record: FoldedRecord): readonly RelatedRecord[] => {
  const { fold } = ledger
  const sent = createSentLookup(ledger)
  const related = fold.relations().flatMap((relation): RelatedRecord[] => {
    const at = relation.records.findIndex((reference) => referenceText(reference) === record.key)
    const reference = relation.records[1 - at]
    const other = at >= 0 && reference ? fold.record(referenceText(reference)) : null
    if (!other) return []
    const { kind, holds, reason, conflict } = relation
    return [
      {
        ...{ kind, holds, reason, conflict },
        row: rowOf(ledger, other, sent),
        isGroup: kind === 'part-of-group' && at === 0,
        mayChange: relation.records.every((each) => mayChange(ledger, each)),
      },
    ]
  })
  return related.sort(
    (a, b) =>
      kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
      minuteOf(a.row.record.when) - minuteOf(b.row.record.when),
  )
}
