/** What the units above say that they hold of the own log, by their newest receipts; in numbers of segments and events. */
import { ownRunsOf, type Receipt, type ReceiptRun } from '../../../shared/batch/receipt.ts'
import type { PackUnit } from '../../../shared/pack/pack.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { unitsAboveOwn } from '../session/units-above.ts'

/** A run of own segments that a unit holds. */
export interface HeldRun {
  readonly state: ReceiptRun['state']
  /** Indexes. */
  readonly first: number
  readonly last: number
  /** Numbers of the first and last event. */
  readonly from: number
  readonly through: number
}

export interface Acknowledged {
  readonly unit: PackUnit
  readonly receipt: Receipt
  /** Ascending. */
  readonly runs: readonly HeldRun[]
}

/** Nearest unit first; those without a receipt are left out. */
export const acknowledged = (ledger: OpenLedger): readonly Acknowledged[] => {
  if (ledger.receipts.length === 0) return []
  return unitsAboveOwn(ledger).flatMap((unit) => {
    const found = ledger.receipts.find(({ receipt }) => receipt.from === unit.log)
    return found ? [{ unit, receipt: found.receipt, runs: ownRuns(ledger, found.receipt) }] : []
  })
}

const ownRuns = ({ fold, held }: OpenLedger, receipt: Receipt): readonly HeldRun[] => {
  const byIndex = new Map(held.ofLog(fold.own).map((segment) => [segment.header.index, segment]))
  const runs = ownRunsOf(receipt, (index) => byIndex.get(index)?.hash)
  return runs.flatMap(({ first, last, state }): HeldRun[] => {
    const [begin, end] = [byIndex.get(first), byIndex.get(last)]
    if (!begin || !end) return []
    const through = end.header.first + end.header.count - 1
    return [{ state, first, last, from: begin.header.first, through }]
  })
}

export const runOfSegment = ({ runs }: Acknowledged, index: number): HeldRun | undefined =>
  runs.find(({ first, last }) => index >= first && index <= last)

export const runOfEvent = ({ runs }: Acknowledged, n: number): HeldRun | undefined =>
  runs.find(({ from, through }) => n >= from && n <= through)

/** How many own records, changes and shifts the unit does not hold. */
export const unreceived = ({ own }: OpenLedger, { runs }: Acknowledged): number =>
  own.worthSending(0) - runs.reduce((sum, { from, through }) => sum + own.worthBetween(from, through), 0)

/** Own segments that it does not hold. */
export const unheldSegments = ({ own }: OpenLedger, ack: Acknowledged): readonly number[] =>
  Array.from({ length: own.index }, (_, at) => at + 1).filter((index) => !runOfSegment(ack, index))
