/** Records as lists show them: label, officer, whether they were sent, who may change them. */
import type { FoldedRecord } from '../../../shared/fold/view.ts'
import type { RecordRow } from '../../../shared/ledger-api.ts'
import { acknowledged } from '../exchange/acknowledged.ts'
import { exportsTo, nextUnit } from '../exchange/exported.ts'
import { createOwnPlaces, heldAs, type OwnPlace, ownEventsOf } from '../exchange/own-places.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { labelOfRecord, officerName } from './labels.ts'

type Sent = RecordRow['sent']

/** What each export carried, oldest first: a run of the own log; and of logs before it what nobody is known to hold. */
const carriedBy = (ledger: OpenLedger, unit: string) => {
  const { own } = ledger.fold
  const segments = ledger.held.ofLog(own)
  return exportsTo(ledger, unit).map(({ at, first, last }) => {
    const from =
      segments.find(({ header }) => header.index >= first)?.header.first ?? Number.POSITIVE_INFINITY
    const end = segments.findLast(({ header }) => header.index <= last)?.header
    const through = end ? end.first + end.count - 1 : 0
    const carries = ([log, n]: OwnPlace) =>
      log === own ? n >= from && n <= through : isSealed(ledger, [log, n])
    return { at, carries }
  })
}

/** Of a log before the own one: what was not sealed then is carried. */
const isSealed = ({ held }: OpenLedger, [log, n]: OwnPlace): boolean =>
  held.ofLog(log).some(({ header: { first, count } }) => n >= first && n < first + count)

/** Whether a record went, and was received. Made once for a list. */
export const createSentLookup = (ledger: OpenLedger): ((record: FoldedRecord) => Sent) => {
  const to = nextUnit(ledger)
  const { fold } = ledger
  const exports = to ? carriedBy(ledger, to.id) : []
  const acks = acknowledged(ledger)
  const places = createOwnPlaces(fold)
  const mine = new Set(fold.ownLogs)
  return (record) => {
    if (!mine.has(record.reference[0])) return { state: 'imported' }
    for (const ack of acks) {
      const { state, at } = heldAs(ack, fold, places, record)
      if (at !== null && (state === 'counted' || state === 'waiting'))
        return { state: 'received', at, unit: ack.unit.id }
    }
    const latest = ownEventsOf(fold, record).map((event) =>
      exports.findLastIndex(({ carries }) => places(event).some(carries)),
    )
    const last = latest.includes(-1) ? undefined : exports[Math.max(...latest)]
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
  return {
    record,
    label: labelOfRecord(fold, record.reference),
    officer: officerName(fold, log, record.by),
    sent: sent(record),
  }
}

/** Whether this installation may change it: DESIGN.md, "Authority". */
export const mayChange = ({ fold }: OpenLedger, [log]: FoldedRecord['reference']): boolean =>
  fold.mayChange(log)
