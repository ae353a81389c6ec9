/** Records as lists show them: label, officer, whether they were sent, who may change them. */
import type { LogId } from '../../../shared/events/event.ts'
import type { FoldedRecord } from '../../../shared/fold/view.ts'
import type { RecordRow } from '../../../shared/ledger-api.ts'
import { type Acknowledged, acknowledged, type HeldRun, runOfEvent } from '../exchange/acknowledged.ts'
import { exportsTo, nextUnit } from '../exchange/export-batch.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { labelOfRecord, officerName } from './labels.ts'

type Sent = RecordRow['sent']

/** Number of the first own event that goes with a record: what a log before this one recorded goes with the first export. */
const firstOwn = (own: LogId, { reference: [log, n] }: FoldedRecord): number => (log === own ? n : 1)

/** Number of the latest own event on a record of the own log, or of one before it. */
const latestOwn = (own: LogId, record: FoldedRecord): number =>
  record.heads.reduce(
    (most, [author, n]) => (author === own ? Math.max(most, n) : most),
    firstOwn(own, record),
  )

/** How a unit holds a record of the own log: its entry and the latest change; null: not, or not both. */
export const heldAs = (ack: Acknowledged, own: LogId, record: FoldedRecord): HeldRun['state'] | null => {
  const runs = [firstOwn(own, record), latestOwn(own, record)].map((n) => runOfEvent(ack, n))
  const states = runs.map((run) => run?.state ?? null)
  if (states.includes(null)) return null
  return states.find((state) => state !== 'counted') ?? 'counted'
}

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
  const acks = acknowledged(ledger)
  const mine = new Set(ledger.fold.ownLogs)
  return (record) => {
    if (!mine.has(record.reference[0])) return { state: 'imported' }
    const latest = latestOwn(own, record)
    const holder = acks.find((ack) => (heldAs(ack, own, record) ?? 'set-aside') !== 'set-aside')
    if (holder) return { state: 'received', at: holder.receipt.created, unit: holder.unit.id }
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
