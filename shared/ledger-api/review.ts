/** What waits for a person: conflicts and proposals; clocks that jumped. */
import type { ClockTime, FieldValue, LogId, Reference, RelationKind } from '../events/event.ts'
import type { HistoryEntry } from '../fold/view.ts'
import type { ClockJump } from '../fold/view-clocks.ts'
import type { MatchedBy } from '../fold/view-duplicates.ts'
import type { RecordRow } from './records.ts'

/** What somebody said, of a register or of whether two records belong together. */
export interface Said {
  readonly by: Reference
  readonly at: ClockTime
  readonly officer: string
  /** Of the entry that says it: `OCUABU-000009`. */
  readonly label: string
  readonly reason: string | null
  readonly stands: boolean
}

export interface ReviewCommon {
  /** Stays while the row does. */
  readonly id: string
  /** Of what was said last. */
  readonly at: ClockTime
  /** Whether this installation may settle it. */
  readonly mayAct: boolean
}

/** Values of one record that were written by people who had not seen each other. */
export interface ReviewConflict extends ReviewCommon {
  readonly what: 'conflict'
  readonly row: RecordRow
  readonly registers: readonly {
    readonly register: string
    readonly values: readonly (Said & { readonly value: FieldValue | null })[]
  }[]
}

/** A change of a record by a log that may not change it: kept, not in effect. */
export interface ReviewProposal extends ReviewCommon, Omit<Said, 'stands'> {
  readonly what: 'proposal'
  readonly row: RecordRow
  readonly op: 'amended' | 'voided' | 'restored' | 'approved'
  /** Against the record as it is now. */
  readonly changes: HistoryEntry['changes']
}

/** Two records of which people who had not seen each other say different things. */
export interface ReviewRelation extends ReviewCommon {
  readonly what: 'relation'
  readonly kind: RelationKind
  readonly records: readonly [RecordRow, RecordRow]
  readonly sides: readonly (Said & { readonly holds: boolean })[]
}

/** A relation said by a log that may not change both records. */
export interface ReviewRelationProposal extends ReviewCommon, Omit<Said, 'stands'> {
  readonly what: 'relation-proposal'
  readonly kind: RelationKind
  readonly records: readonly [RecordRow, RecordRow]
  readonly holds: boolean
  /** What stands; null: nothing was said that takes effect. */
  readonly now: boolean | null
}

/** Two records that may be one person: nobody has said yet whether they are. */
export interface ReviewDuplicate extends ReviewCommon {
  readonly what: 'duplicate'
  readonly records: readonly [RecordRow, RecordRow]
  readonly by: readonly MatchedBy[]
}

export type ReviewRow =
  | ReviewConflict
  | ReviewProposal
  | ReviewRelation
  | ReviewRelationProposal
  | ReviewDuplicate

/** Where the clock of a log jumped. */
export interface ClockJumpRow extends ClockJump {
  readonly log: LogId
  readonly code: string
  /** Either entry's time is corrected now. */
  readonly corrected: boolean
}

/** What there is to know of one log's clock. */
export interface LogClock {
  readonly jumps: readonly ClockJumpRow[]
  /** Corrections in force, as runs of numbers. */
  readonly corrections: readonly { readonly first: number; readonly last: number; readonly seconds: number }[]
  /** Number of its last entry that counts. */
  readonly last: number
  /** Whether this officer on this installation may correct it. */
  readonly mayCorrect: boolean
}
