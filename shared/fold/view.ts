/** What the fold gives: records with their history, logs with what is held of them, proposals and conflicts. */
import type {
  Body,
  ClockTime,
  FieldValue,
  KindName,
  LocalMinute,
  LogId,
  Op,
  Personal,
  Reference,
} from '../events/event.ts'
import type { EventRun } from '../segments/segment.ts'

/** `log` and number: the identity of a record within one branch. `log:n:hash16` */
export type RecordKey = string

export interface FoldedRecord {
  readonly key: RecordKey
  readonly reference: Reference
  readonly kind: KindName
  /** Number of the officer who recorded it, in its log. */
  readonly by: number
  readonly site: string
  readonly when: LocalMinute
  /** The operation day of its site. */
  readonly day: string
  readonly body: Body
  /** null where no personal line is held. */
  readonly personal: Personal | null
  readonly voided: boolean
  /** A second person agreed with it, at some time: its history says when, and what came after. */
  readonly approved: boolean
  /** References to the latest events on it: those that no other event on it has as base. What an author now sees. */
  readonly heads: readonly Reference[]
  /** Registers with several writers that had not seen each other. */
  readonly conflicts: readonly Conflict[]
}

/** Events that count, as they lie: for whoever looks at hundreds of thousands of records without making one of each. */
export interface RecordRun {
  readonly log: LogId
  /** Number of the first. */
  readonly first: number
  /** The same object as long as its lines, personal ones too, are the same; but for a journal, which grows. */
  readonly events: EventRun
  readonly journal: boolean
  /** By position: records that may not be simply their own event. Something is about them, or corrects their clock. */
  readonly changed: ReadonlyMap<number, unknown>
  /** Positions whose event also counts elsewhere, and is counted there. */
  readonly repeats: ReadonlySet<number>
  /** The record at a position that `isRecorded`, and is no repeat. */
  record(position: number): FoldedRecord
}

export interface Conflict {
  /** Field, or `field/member`; `voided` for whether it counts; `approved`. */
  readonly register: string
  readonly values: readonly {
    readonly by: Reference
    readonly at: ClockTime
    readonly value: FieldValue | null
    readonly stands: boolean
  }[]
}

/** One event on a record, as its history shows it. */
export interface HistoryEntry {
  readonly reference: Reference
  readonly op: Op
  readonly at: ClockTime
  readonly by: number
  /** effective; or kept as a proposal because its log may not change this record. */
  readonly effective: boolean
  readonly changes: readonly {
    readonly register: string
    readonly from: FieldValue | null
    readonly to: FieldValue | null
  }[]
  readonly reason: string | null
}

export type SegmentState = 'counted' | 'waiting' | 'set-aside'
/**
 * `own`: counts at its own installation. `rejected` and `revoked`: by the decision that holds; of a revoked log, what the
 * decision pins still counts.
 */
export type LogState =
  | 'own'
  | 'named-by-pack'
  | 'accepted'
  | 'waiting'
  | 'not-on-path'
  | 'rejected'
  | 'revoked'

export type SetAsideWhy = 'contradiction' | 'after-gap' | 'rejected' | 'revoked'

export interface LogView {
  readonly log: LogId
  readonly role: 'station' | 'unit'
  readonly place: string
  /** With its suffix where a decision gave one. */
  readonly code: string
  readonly state: LogState
  /** One entry per index from 1 to the highest held; several hashes at one index are a contradiction. */
  readonly segments: readonly {
    readonly index: number
    readonly state: SegmentState | 'missing'
    readonly hashes: readonly string[]
    readonly events: number
    readonly personal: boolean
  }[]
  /** Clock of the latest event held. */
  readonly heard: ClockTime | null
  readonly events: number
  /** Index from which branches are set aside. */
  readonly contradiction: number | null
  /** The log that it goes on from: an installation that was restored. */
  readonly continues: LogId | null
}
