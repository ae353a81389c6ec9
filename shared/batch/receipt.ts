/**
 * What a receipt says: one unit's whole holding of one log, and the unit's own events on that log's records. The lines
 * and their checks as rows. `shared/batch/FORMAT.md`, "Receipts".
 */
import {
  type Check,
  isClockTime,
  isHex64,
  isInteger,
  isNumber,
  isObject,
  isOneOf,
  isReference,
  type Row,
} from '../events/check-values.ts'
import type { ClockTime, Hex, LogId, Reference } from '../events/event.ts'
import type { OpenEvent } from '../segments/segment.ts'
import { limits } from './limits.ts'

export interface ReceiptHeader {
  readonly milepost: 1
  readonly type: 'receipt'
  /** The unit's log, which signs. */
  readonly from: LogId
  /** The log that it is about, and for whose installation it is. */
  readonly about: LogId
  readonly operation: Hex
  readonly training: boolean
  readonly created: ClockTime
}
export const receiptHeaderRows: readonly Row[] = [
  { key: 'milepost', check: (value) => value === 1 },
  { key: 'type', check: (value) => value === 'receipt' },
  { key: 'from', check: isHex64 },
  { key: 'about', check: isHex64 },
  { key: 'operation', check: isHex64 },
  { key: 'training', check: (value) => typeof value === 'boolean' },
  { key: 'created', check: isClockTime },
]

/** How the log stands at the unit. */
export const receiptStates = ['named-by-pack', 'accepted', 'waiting', 'rejected', 'revoked'] as const
export type ReceiptState = (typeof receiptStates)[number]

export interface ReceiptSummary {
  /** The unit's latest own event when it was written: of two receipts the one with the higher number is newer. */
  readonly head: Reference
  readonly state: ReceiptState
  /** Index from which two histories are set aside. */
  readonly contradiction?: number
  /** Rules and pack under which it was written. */
  readonly rules: number
  readonly pack: number
  /** How many lines of each kind follow. */
  readonly runs: number
  readonly refused: number
  readonly events: number
  readonly personal: number
  /** The unit's earlier events on this log that did not fit. */
  readonly omitted: number
}
const isCount = (most: number): Check => isInteger(0, most)
export const receiptSummaryRows: readonly Row[] = [
  { key: 'head', check: isReference },
  { key: 'state', check: isOneOf(...receiptStates) },
  { key: 'contradiction', check: isNumber, optional: true },
  { key: 'rules', check: isNumber },
  { key: 'pack', check: isNumber },
  { key: 'runs', check: isCount(limits.segments) },
  { key: 'refused', check: isCount(limits.receiptRefused) },
  { key: 'events', check: isCount(limits.receiptEvents) },
  { key: 'personal', check: isCount(limits.receiptEvents * limits.personalPerEvent) },
  { key: 'omitted', check: isCount(Number.MAX_SAFE_INTEGER) },
]

/**
 * Segments held one after another, each naming the one before: whoever holds the segment with this hash at `last` knows
 * that all from `first` on are held. The first run of a log begins with 1, and so does a second history from 1.
 */
export interface ReceiptRun {
  readonly first: number
  readonly last: number
  /** Of the header line at `last`. */
  readonly hash: Hex
  readonly state: 'counted' | 'waiting' | 'set-aside'
  /** Whether the personal parts are held. */
  readonly personal: boolean
}
export const receiptRunRows: readonly Row[] = [
  { key: 'first', check: isNumber },
  { key: 'last', check: isNumber },
  { key: 'hash', check: isHex64 },
  { key: 'state', check: isOneOf('counted', 'waiting', 'set-aside') },
  { key: 'personal', check: (value) => typeof value === 'boolean' },
]

/** What came of the log and was not taken, and has not come rightly since. */
export interface ReceiptRefused {
  readonly at: ClockTime
  /** A refusal's name; a later version may know more of them. */
  readonly reason: string
  readonly detail: Readonly<Record<string, string | number>>
}
const isDetail: Check = (value) =>
  isObject(value) &&
  Object.keys(value).length <= 8 &&
  Object.entries(value).every(
    ([key, one]) =>
      /^[a-z]{1,16}$/.test(key) &&
      (typeof one === 'string' ? one.length <= 64 : isInteger(0, Number.MAX_SAFE_INTEGER)(one)),
  )
export const receiptRefusedRows: readonly Row[] = [
  { key: 'at', check: isClockTime },
  { key: 'reason', check: (value) => typeof value === 'string' && /^[a-z][a-z-]{0,39}$/.test(value) },
  { key: 'detail', check: isDetail },
]

/** Verified: signed by the log that it is from, and every line is one. */
export interface Receipt {
  readonly from: LogId
  readonly about: LogId
  readonly created: ClockTime
  readonly head: Reference
  readonly state: ReceiptState
  readonly contradiction: number | null
  readonly runs: readonly ReceiptRun[]
  readonly refused: readonly ReceiptRefused[]
  /** The unit's own events on this log and its records, ascending; and those that say who its officers are. */
  readonly events: readonly OpenEvent[]
  readonly omitted: number
}

/** A receipt as it is kept: what it says, and its signed member as it came. */
export interface OpenedReceipt {
  readonly receipt: Receipt
  readonly content: Uint8Array
}

/** Segments as a unit holds them, for `runsOf`. */
export interface HeldLink {
  readonly index: number
  readonly hash: Hex
  readonly previous: Hex
  readonly state: ReceiptRun['state']
  readonly personal: boolean
}

/** Every segment in one run; a second history begins a run of its own where it departs. Ascending by `first`, then hash. */
export const runsOf = (links: readonly HeldLink[]): readonly ReceiptRun[] => {
  const runs = new Map<Hex, ReceiptRun>()
  // Where two histories part, the run before ends: what they share is known to both, whichever goes on.
  const followers = new Map<Hex, Set<Hex>>()
  for (const { previous, hash } of links)
    followers.set(previous, (followers.get(previous) ?? new Set<Hex>()).add(hash))
  const ascending = [...links].sort((a, b) => a.index - b.index || (a.hash < b.hash ? -1 : 1))
  for (const { index, hash, previous, state, personal } of ascending) {
    const before = runs.get(previous)
    const alone = followers.get(previous)?.size === 1
    const goesOn =
      alone && before?.last === index - 1 && before.state === state && before.personal === personal
        ? before
        : null
    if (goesOn) runs.delete(previous)
    runs.set(hash, { first: goesOn?.first ?? index, last: index, hash, state, personal })
  }
  return [...runs.values()].sort(compareRuns)
}

export const compareRuns = (a: ReceiptRun, b: ReceiptRun): number =>
  a.first - b.first || (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0)

/** Whether receipt `a` of a unit is newer than `b`: by its author's numbers; where these are the same, by clock. */
export const isNewer = (
  a: Pick<Receipt, 'head' | 'created'>,
  b: Pick<Receipt, 'head' | 'created'>,
): boolean =>
  a.head[1] !== b.head[1] ? a.head[1] > b.head[1] : Date.parse(a.created) > Date.parse(b.created)

/** Runs of the history that is the reader's own: `hashAt` gives the hash of the reader's segment at an index. */
export const ownRunsOf = (
  { runs }: Pick<Receipt, 'runs'>,
  hashAt: (index: number) => Hex | undefined,
): readonly ReceiptRun[] => runs.filter(({ last, hash }) => hashAt(last) === hash)
