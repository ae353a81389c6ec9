/** One record as its screen shows it: history, who holds it, what belongs with it, what this officer may do. */
import type { FoldedRecord } from '../../../shared/fold/view.ts'
import type { RecordDetail, UnitHolds } from '../../../shared/ledger-api.ts'
import { acknowledged } from '../exchange/acknowledged.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { unitsAboveOwn } from '../session/units-above.ts'
import { labelOfRecord, officerName } from './labels.ts'
import { createSentLookup, heldAs, mayChange, rowOf } from './record-rows.ts'
import { relatedOf } from './related-records.ts'
import { toldOfRecord } from './told-changes.ts'

/** Each unit up the line; a record of another log is for that log's own installation to ask about. */
const holdersOf = (ledger: OpenLedger, record: FoldedRecord): readonly UnitHolds[] => {
  const { own } = ledger.fold
  if (record.reference[0] !== own) return []
  const acks = acknowledged(ledger)
  return unitsAboveOwn(ledger).map(({ id, name }) => {
    const ack = acks.find(({ unit }) => unit.id === id)
    if (!ack) return { unit: id, name, state: 'no-receipt', at: null }
    return { unit: id, name, state: heldAs(ack, own, record) ?? 'not-held', at: ack.receipt.created }
  })
}

export const detailOf = (ledger: OpenLedger, record: FoldedRecord): RecordDetail => {
  const { fold } = ledger
  const history = fold.history(record.key).map((entry) => ({
    ...entry,
    officer: officerName(fold, entry.reference[0], entry.by),
    label: labelOfRecord(fold, entry.reference),
  }))
  const row = rowOf(ledger, record, createSentLookup(ledger))
  const last = history.at(-1)
  const may = mayChange(ledger, record.reference)
  return {
    ...{ ...row, mayChange: may, holders: holdersOf(ledger, record) },
    history: [...history, ...toldOfRecord(ledger, record, history)],
    mayApprove: may && !record.voided && !(last?.reference[0] === fold.own && last.by === ledger.officer),
    related: relatedOf(ledger, record),
  }
}
