/** What each unit above says of the own log and of those before it, for the export screen. */
import type { ReceiptRefused } from '../../../shared/batch/receipt.ts'
import type { ReceiptView } from '../../../shared/ledger-api.ts'
import { type Refusal, type RefusalReason, refusalReasons } from '../../../shared/result.ts'
import { toldByUnit } from '../records/told-changes.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { unitsAboveOwn } from '../session/units-above.ts'
import { acknowledged, toldOf, unheldSegments, unreceived } from './acknowledged.ts'

const isKnown = (reason: string): reason is RefusalReason => refusalReasons.some((one) => one === reason)

/** Units of before told keys as files had made them up. */
const shown = (one: string | number): string | number =>
  typeof one === 'number' || /^[\w ./:?-]*$/.test(one) ? one : '?'

const refusalOf = ({ reason, detail }: ReceiptRefused): Refusal | null =>
  isKnown(reason)
    ? { reason, detail: Object.fromEntries(Object.entries(detail).map(([key, one]) => [key, shown(one)])) }
    : null

export const viewReceipts = (ledger: OpenLedger): readonly ReceiptView[] => {
  const acks = acknowledged(ledger)
  return unitsAboveOwn(ledger).map((unit) => {
    const ack = acks.find((one) => one.unit.id === unit.id)
    const told = ack && toldOf(ack, ledger.fold.own)
    // Receipts about logs before this one alone say nothing of it: each record tells how it is held.
    if (!told) return { unit, receipt: null }
    const { created, state, contradiction, refused, omitted } = told.receipt
    const missing = unheldSegments(ledger, ack)
    return {
      unit,
      receipt: {
        ...{ at: created, state, contradiction, omitted, missing },
        holdsAny: told.runs.length > 0,
        through: (missing[0] ?? ledger.own.index + 1) - 1,
        unreceived: unreceived(ledger, ack),
        refused: refused.map((one) => ({ at: one.at, reason: one.reason, refusal: refusalOf(one) })),
        changes: toldByUnit(ledger, ack),
      },
    }
  })
}
