/**
 * The fold: the pure function from (events held, newest pack held) to records, lists and figures, kept up to date as
 * events come. DESIGN.md, "What counts". Whatever the order of the calls, the same content gives the same `stateBytes()`.
 */
import type { Decision, Hex, KnownEvent, LogId, Reference, SheetIssued, Shift } from '../events/event.ts'
import type { Cells } from '../figures/cells.ts'
import type { Pack } from '../pack/pack.ts'
import type { FoldSegment, OpenEvent } from '../segments/segment.ts'
import type { Relation } from './keep-relations.ts'
import type { FoldedRecord, HistoryEntry, LogView, RecordKey, RecordRun } from './view.ts'
import type { ClockEntry, ClockJump } from './view-clocks.ts'
import type { Duplicate } from './view-duplicates.ts'
import type { DueErasures, Erasures } from './view-erasures.ts'

export interface Fold {
  /** Segments in any order, any number of times. One already held (same hash) changes nothing, but may bring a personal part. */
  addSegments(segments: readonly FoldSegment[]): void
  /** The next unsealed event of the installation's own log. Counted once all the same when its segment comes. */
  addOwn(event: OpenEvent): void
  /**
   * What `read` gives if a decision were the next own event; nothing of it stays. For showing its effect before it is
   * taken. `read` must not keep views of the fold.
   */
  withDecision<T>(event: OpenEvent, read: () => T): T
  /** A newer pack. One that is not newer changes nothing, so packs too may come in any order. */
  setPack(pack: Pack): void
  readonly pack: Pack
  readonly own: LogId
  /** The own log, then those that it continues, the latest first. */
  readonly ownLogs: readonly LogId[]
  /** Id of the site that this installation leads by the pack: its decisions about neighbours count here. null: none. */
  readonly leads: string | null
  /** Whether a decision of the own log about this log is heard here. */
  mayDecide(log: LogId): boolean
  /** Whether an event of a log (the own one) about a record of this log takes effect, as far as the logs go. */
  mayChange(log: LogId, author?: LogId): boolean
  /** Grows with every change: a cache keyed by it is never stale. */
  readonly revision: number
  /** Figures by site and day, for `tallyOf`. */
  readonly cells: Cells

  record(key: RecordKey): FoldedRecord | null
  /** Every record in effect or voided, of every log that counts; no order promised. */
  records(): Iterable<FoldedRecord>
  /** Where these lie. */
  recordRuns(): readonly RecordRun[]
  /** Heads of all records that count and are not voided, of sites and days that `covers` takes; sorted. Hashes no other line. */
  heads(covers: (site: string, day: string) => boolean): readonly Reference[]
  history(key: RecordKey): readonly HistoryEntry[]
  logs(): readonly LogView[]
  /** Events of a log that logs which continue it carry, and where. */
  carriers(log: LogId): readonly { readonly n: number; readonly by: LogId; readonly at: number }[]
  /** How many events of a held segment are of a kind; 0: it is not held. */
  countIn(log: LogId, hash: Hex, isMeant: (open: OpenEvent) => boolean): number
  /** Whether a segment counts. */
  counts(log: LogId, hash: Hex): boolean
  /** `HRBAJ3` or `HRBAJ3b`; the first eight digits of the log where it is not known. */
  codeOf(log: LogId): string
  /** Name and badge where the personal line is held. */
  officer(
    log: LogId,
    number: number,
  ): {
    readonly name: string
    readonly badge: string
    readonly role: string
    readonly enabled: boolean
  } | null
  /** Kept, not in effect: their log may not change that record. */
  proposals(): readonly { readonly reference: Reference; readonly record: Reference }[]
  /** Of these, those that no effective event has seen: nobody adopted or declined them. */
  openProposals(): readonly { readonly reference: Reference; readonly record: Reference }[]
  /** Records on which two who had not seen each other disagree. */
  conflictedRecords(): readonly FoldedRecord[]
  /** An event that counts; null: it does not, or is not held. */
  event(reference: Reference): OpenEvent | null
  /** Records that may be one person, as their tokens say, and nobody has said yet whether they are. */
  duplicates(): readonly Duplicate[]
  /** Records that belong together, or of which it was decided that they do not; in one order everywhere. */
  relations(): readonly Relation[]
  /** Effective events of an op that is about no record, oldest first within a log. */
  eventsOf<Op extends KnownEvent['op']>(
    op: Op,
  ): readonly {
    readonly log: LogId
    readonly reference: Reference
    readonly event: Extract<KnownEvent, { op: Op }>
  }[]
  /** Per log counted: its last segment. */
  basis(): SheetIssued['basis']
  decisions(): readonly { readonly reference: Reference; readonly event: Decision }[]
  /**
   * Events named by logs that may change theirs: their personal lines are to be replaced by their hashes, and those of
   * every event about them, in whatever log and whenever it comes.
   */
  erasures(): Erasures
  /** Whether a record, or anything held about it, counted or not, says something personal here that is not erased. */
  saysPersonal(record: Reference): boolean
  /** Where such lines are still held: erased, they are given to the fold again by `addSegments`. */
  dueErasures(): DueErasures
  /** Numbers of own events that erasures reach, erased or not. */
  reachedByErasures(): ReadonlySet<number>
  shifts(): readonly { readonly log: LogId; readonly event: Shift }[]
  /** Where the clock of a log jumped, of what counts; by number. */
  clockJumps(log: LogId): readonly ClockJump[]
  /** Counted entries of a log from `first` to `last`, at most `most` of them. */
  clockEntries(log: LogId, first: number, last: number, most: number): readonly ClockEntry[]
  /** The highest number of a log that counts; 0: none. */
  lastNumber(log: LogId): number
  /** Seconds that corrections add to the times of an entry. */
  clockCorrection(log: LogId, number: number): number
  /** Where corrections of a log begin and end, by number. */
  clockStretches(log: LogId): readonly { readonly first: number; readonly seconds: number }[]
  /** Ops held that this version does not understand, with how often. */
  notUnderstood(): ReadonlyMap<string, number>

  /** Canonical JSON of records, figures and states of logs, without anything personal; independent of history of arrival. */
  stateBytes(): Uint8Array
}
