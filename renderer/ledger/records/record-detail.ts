/** One record as its screen shows it: history, who holds it, what belongs with it, what this officer may do. */
import { moveClock } from '../../../shared/figures/instant.ts'
import type { Fold } from '../../../shared/fold/fold.ts'
import type { FoldedRecord } from '../../../shared/fold/view.ts'
import type { RecordDetail, UnitHolds } from '../../../shared/ledger-api.ts'
import { acknowledged } from '../exchange/acknowledged.ts'
import { createOwnPlaces, heldAs } from '../exchange/own-places.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { isSupervisor } from '../session/session-view.ts'
import { unitsAboveOwn } from '../session/units-above.ts'
import { labelOfRecord, officerName } from './labels.ts'
import { createSentLookup, mayChange, rowOf } from './record-rows.ts'
import { relatedOf } from './related-records.ts'
import { toldOfRecord } from './told-changes.ts'

/** Each unit up the line; a record of another log is for that log's own installation to ask about. */
const holdersOf = (ledger: OpenLedger, record: FoldedRecord): readonly UnitHolds[] => {
  const { fold } = ledger
  if (!fold.ownLogs.includes(record.reference[0])) return []
  const acks = acknowledged(ledger)
  const places = createOwnPlaces(fold)
  return unitsAboveOwn(ledger).map(({ id, name }) => {
    const ack = acks.find(({ unit }) => unit.id === id)
    if (!ack) return { unit: id, name, state: 'no-receipt', at: null }
    return { unit: id, name, ...heldAs(ack, fold, places, record) }
  })
}

export const detailOf = (ledger: OpenLedger, record: FoldedRecord): RecordDetail => {
  const { fold } = ledger
  const history = historyOf(fold, record)
  const row = rowOf(ledger, record, createSentLookup(ledger))
  const last = history.at(-1)
  const may = mayChange(ledger, record.reference)
  return {
    ...{ ...row, mayChange: may, holders: holdersOf(ledger, record) },
    history: [...history, ...toldOfRecord(ledger, record, history)],
    mayApprove: may && !record.voided && !(last?.reference[0] === fold.own && last.by === ledger.officer),
    mayErase: may && isSupervisor(ledger) && fold.saysPersonal(record.reference),
    related: relatedOf(ledger, record),
  }
}

/** Each event with what its log's clock did right before it. */
const historyOf = (fold: Fold, { key }: FoldedRecord): RecordDetail['history'] => {
  const entries = fold.history(key)
  const logs = new Set(entries.map(({ reference: [log] }) => log))
  const jumps = new Map(
    [...logs].flatMap((log) =>
      fold.clockJumps(log).map((jump) => [`${log} ${jump.number}`, jump.closed ? null : jump.kind] as const),
    ),
  )
  return entries.map((entry) => {
    const [log, number] = entry.reference
    const seconds = fold.clockCorrection(log, number)
    return {
      ...entry,
      officer: officerName(fold, log, entry.by),
      label: labelOfRecord(fold, entry.reference),
      corrected: seconds === 0 ? null : moveClock(entry.at, seconds),
      jump: jumps.get(`${log} ${number}`) ?? null,
    }
  })
}
