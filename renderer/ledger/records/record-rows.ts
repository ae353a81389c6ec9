/** Records as lists show them: label, officer, whether they were sent, who may change them. */
import type { LogId } from '../../../shared/events/event.ts'
import type { FoldedRecord } from '../../../shared/fold/view.ts'
import type { RecordRow } from '../../../shared/ledger-api.ts'
import { type Acknowledged, acknowledged, type HeldRun, runOfEvent } from '../exchange/acknowledged.ts'
import { exportsTo, nextUnit } from '../exchange/export-batch.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { labelOfRecord, officerName } from './labels.ts'

type Sent = RecordRow['sent']

/** Number of the latest own event on a record of the own log. */
const latestOwn = (own: LogId, { heads, reference }: FoldedRecord): number =>
  heads.reduce((most, [author, n]) => (author === own ? Math.max(most, n) : most), reference[1])

/** How a unit holds a record of the own log: its entry and the latest change; null: not, or not both. */
export const heldAs = (ack: Acknowledged, own: LogId, record: FoldedRecord): HeldRun['state'] | null => {
  const runs = [record.reference[1], latestOwn(own, record)].map((n) => runOfEvent(ack, n))
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
  return (record) => {
    if (record.reference[0] !== own) return { state: 'imported' }
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
  const by = fold.history(record.key)[0]?.by ?? 0
  return {
    record,
    label: labelOfRecord(fold, record.reference),
    officer: officerName(fold, log, by),
    sent: sent(record),
  }
}

/** The record's own log, or a unit on that log's path to the root. */
export const mayChange = ({ fold, secrets }: OpenLedger, [log]: FoldedRecord['reference']): boolean => {
  if (log === fold.own) return true
  if (secrets.role !== 'unit') return false
  const { sites, units } = fold.pack
  const place = fold.logs().find((view) => view.log === log)
  let at = place?.role === 'station' ? sites.find(({ id }) => id === place.place)?.unit : place?.place
  for (let step = 0; step <= units.length && at; step++) {
    const unit = units.find(({ id }) => id === at)
    if (unit?.log === fold.own) return true
    at = unit?.parent ?? undefined
  }
  return false
}
