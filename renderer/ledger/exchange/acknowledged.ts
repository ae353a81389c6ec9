/**
 * What the units above say that they hold of the own log and of those that it continues, by their newest receipt about
 * each; in numbers of segments and events.
 */
import { isNewer, ownRunsOf, type Receipt, type ReceiptRun } from '../../../shared/batch/receipt.ts'
import type { LogId } from '../../../shared/events/event.ts'
import type { PackUnit } from '../../../shared/pack/pack.ts'
import { isWorthSending } from '../log/own-log.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { unitsAboveOwn } from '../session/units-above.ts'
import type { HeldSegment } from '../store/held-segments.ts'

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

/** What a unit says of one of the own logs. */
export interface ToldOfLog {
  readonly log: LogId
  readonly receipt: Receipt
  /** Ascending. */
  readonly runs: readonly HeldRun[]
}

export interface Acknowledged {
  readonly unit: PackUnit
  /** The own log first; those about which there is no receipt are left out. Never empty. */
  readonly logs: readonly ToldOfLog[]
  /** The newest of these receipts. */
  readonly newest: Receipt
}

/** Nearest unit first; those without a receipt are left out. */
export const acknowledged = (ledger: OpenLedger): readonly Acknowledged[] => {
  if (ledger.receipts.length === 0) return []
  return unitsAboveOwn(ledger).flatMap((unit) => {
    const logs = ledger.fold.ownLogs.flatMap((log) => {
      const found = ledger.receipts.find(({ receipt }) => receipt.from === unit.log && receipt.about === log)
      return found ? [{ log, receipt: found.receipt, runs: runsHeld(ledger, found.receipt) }] : []
    })
    const newest = logs.map(({ receipt }) => receipt).reduce(newerOf, undefined)
    return newest ? [{ unit, logs, newest }] : []
  })
}

const newerOf = (one: Receipt | undefined, other: Receipt): Receipt =>
  one && !isNewer(other, one) ? one : other

const runsHeld = ({ held }: OpenLedger, receipt: Receipt): readonly HeldRun[] => {
  const byIndex = new Map(held.ofLog(receipt.about).map((segment) => [segment.header.index, segment]))
  const runs = ownRunsOf(receipt, (index) => byIndex.get(index)?.hash)
  return runs.flatMap(({ first, last, state }): HeldRun[] => {
    const [begin, end] = [byIndex.get(first), byIndex.get(last)]
    if (!begin || !end) return []
    const through = end.header.first + end.header.count - 1
    return [{ state, first, last, from: begin.header.first, through }]
  })
}

/** null: there is no receipt about that log. */
export const toldOf = ({ logs }: Acknowledged, log: LogId): ToldOfLog | null =>
  logs.find((told) => told.log === log) ?? null

export const runOfSegment = ({ runs }: ToldOfLog, index: number): HeldRun | undefined =>
  runs.find(({ first, last }) => index >= first && index <= last)

export const runOfEvent = ({ runs }: ToldOfLog, n: number): HeldRun | undefined =>
  runs.find(({ from, through }) => n >= from && n <= through)

/** How many records, changes and shifts of all own logs the unit is not known to hold. */
export const unreceived = (ledger: OpenLedger, ack: Acknowledged): number => {
  const { fold, own } = ledger
  const runs = toldOf(ack, fold.own)?.runs ?? []
  const here =
    own.worthSending(0) - runs.reduce((sum, run) => sum + own.worthBetween(run.from, run.through), 0)
  return fold.ownLogs
    .slice(1)
    .flatMap((log) => unheldOf(ledger, ack, log))
    .reduce((sum, { header, hash }) => sum + fold.countIn(header.log, hash, isWorthSending), here)
}

/** Own segments that it is not known to hold. */
export const unheldSegments = ({ fold, own }: OpenLedger, ack: Acknowledged): readonly number[] => {
  const told = toldOf(ack, fold.own)
  return Array.from({ length: own.index }, (_, at) => at + 1).filter(
    (index) => !told || !runOfSegment(told, index),
  )
}

/** Segments of a log before this one that it is not known to hold; without any receipt about that log, all. */
export const unheldOf = (
  { held }: OpenLedger,
  ack: Acknowledged | null,
  log: LogId,
): readonly HeldSegment[] => {
  const told = ack && toldOf(ack, log)
  return held.ofLog(log).filter(({ header }) => !told || !runOfSegment(told, header.index))
}
