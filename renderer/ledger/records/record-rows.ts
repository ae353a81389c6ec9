/** Records as lists show them: label, officer, whether they were sent, who may change them. */
import type { FoldedRecord } from '../../../shared/fold/view.ts'
import type { RecordRow } from '../../../shared/ledger-api.ts'
import { exportsTo, nextUnit } from '../exchange/export-batch.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { labelOfRecord, officerName } from './labels.ts'

type Sent = RecordRow['sent']

/** Own event numbers and the latest export that carried them. Made once for a list. */
export const createSentLookup = (ledger: OpenLedger): ((record: FoldedRecord) => Sent) => {
  const to = nextUnit(ledger)
  const own = ledger.fold.own
  const segments = ledger.held.ofLog(own)
  const exports = (to ? exportsTo(ledger, to.id) : []).map(({ at, first, last }) => {
    const from =
      segments.find(({ header }) => header.index >= first)?.header.first ?? Number.POSITIVE_INFINITY
    const end = segments.findLast(({ header }) => header.index <= last)?.header
    return { at, from, through: end ? end.first + end.count - 1 : 0 }
  })
  const mine = new Set(ledger.fold.ownLogs)
  return ({ reference: [log], heads }) => {
    if (!mine.has(log)) return { state: 'imported' }
    // What a log before this one recorded goes with the first export.
    const latest = heads.reduce(
      (most, [author, n]) => (author === own ? Math.max(most, n) : most),
      log === own ? 0 : 1,
    )
    const last = exports.findLast(({ from, through }) => latest >= from && latest <= through)
    return last ? { state: 'exported', at: last.at } : { state: 'saved' }
  }
}

export const rowOf = (
  ledger: OpenLedger,
  record: FoldedRecord,
  sent: (record: FoldedRecord) => Sent,
): RecordRow => {
  const { fold } = ledger
  const [log] = record.reference
  const by = fold.history(record.key)[0]?.by ?? 0
  return {
    record,
    label: labelOfRecord(fold, record.reference),
    officer: officerName(fold, log, by),
    sent: sent(record),
  }
}

/** Whether this installation may change it: DESIGN.md, "Authority". */
export const mayChange = ({ fold }: OpenLedger, [log]: FoldedRecord['reference']): boolean =>
  fold.mayChange(log)
