/**
 * Where an own event lies: in the log that wrote it and, where it was not sealed when a restore began another, in the
 * log that carries it. And how a unit above holds it, by its receipts about these logs.
 */
import type { LogId } from '../../../shared/events/event.ts'
import type { Fold } from '../../../shared/fold/fold.ts'
import type { FoldedRecord } from '../../../shared/fold/view.ts'
import { type Acknowledged, type HeldRun, runOfEvent, toldOf } from './acknowledged.ts'

export type OwnPlace = readonly [log: LogId, n: number]
/** All places of an own event. */
export type OwnPlaces = (event: OwnPlace) => readonly OwnPlace[]

/** Made once for a list. */
export const createOwnPlaces = (fold: Fold): OwnPlaces => {
  const mine = new Set(fold.ownLogs)
  const carried = new Map<string, OwnPlace[]>()
  for (const log of fold.ownLogs.slice(1))
    for (const { n, by, at } of fold.carriers(log)) {
      if (!mine.has(by)) continue
      const key = `${log} ${n}`
      carried.set(key, [...(carried.get(key) ?? []), [by, at]])
    }
  return (event) => [event, ...(carried.get(event.join(' ')) ?? [])]
}

/** Events of own logs that say what a record is now: its entry and the latest changes. */
export const ownEventsOf = ({ ownLogs }: Fold, { reference, heads }: FoldedRecord): readonly OwnPlace[] =>
  [reference, ...heads].filter(([log]) => ownLogs.includes(log)).map(([log, n]) => [log, n])

export interface Holding {
  readonly state: HeldRun['state'] | 'not-held' | 'no-receipt'
  /** When the receipt that says so was written. */
  readonly at: string | null
}

const noReceipt: Holding = { state: 'no-receipt', at: null }
/** The best first: where one place is not held and of the other nobody knows, nobody knows. */
const states: readonly Holding['state'][] = ['counted', 'waiting', 'set-aside', 'no-receipt', 'not-held']
const rank = ({ state }: Holding): number => states.indexOf(state)

/** By the receipt about the log in which it lies. */
const holdingAt = (ack: Acknowledged, [log, n]: OwnPlace): Holding => {
  const told = toldOf(ack, log)
  if (!told) return noReceipt
  return { state: runOfEvent(told, n)?.state ?? 'not-held', at: told.receipt.created }
}

/** Held where it lies best. */
const holdingOf = (ack: Acknowledged, places: readonly OwnPlace[]): Holding =>
  places.map((place) => holdingAt(ack, place)).reduce((a, b) => (rank(b) < rank(a) ? b : a))

/** How a unit holds a record of an own log: as it holds the worst of entry and latest changes. */
export const heldAs = (ack: Acknowledged, fold: Fold, places: OwnPlaces, record: FoldedRecord): Holding =>
  ownEventsOf(fold, record)
    .map((event) => holdingOf(ack, places(event)))
    .reduce((a, b) => (rank(b) > rank(a) ? b : a))
