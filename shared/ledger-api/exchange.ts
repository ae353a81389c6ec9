/** Files that come and go: batches, decisions, exports, receipts. */
import type { ReceiptState } from '../batch/receipt.ts'
import type { ClockTime, LogId } from '../events/event.ts'
import type { LogState, RecordKey } from '../fold/view.ts'
import type { PackUnit } from '../pack/pack.ts'
import type { Refusal } from '../result.ts'
import type { ShownEntry } from './records.ts'

export interface LogOutcome {
  readonly log: LogId
  readonly label: string
  readonly status: 'taken' | 'waiting' | 'set-aside'
  /** Why its part was set aside, or that it contradicts. */
  readonly refusal: Refusal | null
  readonly contradiction: number | null
  /** The decision that keeps some of what this file brought from counting. */
  readonly against: 'rejected' | 'revoked' | null
  readonly fresh: number
  readonly known: number
  /** Segment indexes still missing below the highest held. */
  readonly missing: readonly number[]
}

export interface FileOutcome {
  readonly name: string
  /** A receipt about the own log, not a batch. */
  readonly receipt?: true
  /** Label of the sender; null where the file could not be opened. */
  readonly from: string | null
  readonly at: ClockTime
  readonly outcome: 'taken' | 'waiting' | 'set-aside' | 'refused'
  readonly refusal: Refusal | null
  /** Events new and already held. */
  readonly fresh: number
  readonly known: number
  readonly logs: readonly LogOutcome[]
}

export interface ImportProgress {
  readonly file: string
  readonly step: 'opening' | 'checking' | 'storing' | 'counting'
  /** 0 to 1. */
  readonly done: number
}

export type DecisionOp = 'accepted' | 'rejected' | 'revoked'

export interface DecisionEffect {
  /** Events of the log that count, before and after. */
  readonly events: { readonly before: number; readonly after: number }
  /** Figures of the whole operation so far that change, in the order of the sheet; without breakdowns. */
  readonly figures: readonly { readonly figure: string; readonly before: number; readonly after: number }[]
}

export interface ExportPlan {
  readonly to: PackUnit
  readonly ready: boolean
  /** Records and changes since the last export. */
  readonly unsent: number
  /** Of a unit: entries of other logs that go with the next export. */
  readonly forwarded: number
  /** The next unit's newest receipt, and how many records and changes it does not hold; null: none has come. */
  readonly received: { readonly at: ClockTime; readonly missing: number } | null
  readonly firstSegment: number
  readonly lastSegment: number
  /** The site's lead station can open the file too. */
  readonly toLead: boolean
  readonly exports: readonly {
    readonly at: ClockTime
    readonly first: number
    readonly last: number
    readonly officer: string
  }[]
}

export interface MadeExport {
  /** One; several where it is more than any reader takes in one. */
  readonly files: readonly { readonly suggestedName: string; readonly bytes: Uint8Array }[]
  readonly first: number
  readonly last: number
  readonly to: string
}

/** A log that a receipt can be written about. */
export interface ReceiptRow {
  readonly log: LogId
  readonly label: string
  readonly state: LogState
  /** Last segment held without a hole below it; 0: not even the first, and nobody to write to. */
  readonly through: number
  /** Indexes still missing below the highest held. */
  readonly missing: readonly number[]
  /** What of it was refused and has not come rightly since, oldest first. */
  readonly refused: readonly { readonly at: ClockTime; readonly refusal: Refusal }[]
  /** When a receipt was last written; null: never. */
  readonly written: ClockTime | null
}

export interface MadeReceipt {
  readonly log: LogId
  readonly bytes: Uint8Array
  readonly suggestedName: string
}

/** What a unit did, by its receipt. */
export interface ToldChange {
  /** null: of a run of entries whose clock was corrected. */
  readonly key: RecordKey | null
  readonly label: string
  readonly entry: ShownEntry
}

/** What one unit above says of the own log. */
export interface ReceiptView {
  readonly unit: PackUnit
  /** null: none has come. */
  readonly receipt: {
    readonly at: ClockTime
    readonly state: ReceiptState
    readonly contradiction: number | null
    /** Whether it holds any own segment. */
    readonly holdsAny: boolean
    /** Own segments: held without a hole from the first on, and those that are not held. */
    readonly through: number
    readonly missing: readonly number[]
    /** Own records, changes and shifts that it does not hold. */
    readonly unreceived: number
    /** `refusal` is null for a reason that this version does not know. */
    readonly refused: readonly {
      readonly at: ClockTime
      readonly reason: string
      readonly refusal: Refusal | null
    }[]
    /** Changes by the unit that are not held here, oldest first. */
    readonly changes: readonly ToldChange[]
    /** Earlier ones that the receipt had no room for. */
    readonly omitted: number
  } | null
}

export interface ReceiptOutcome {
  readonly name: string
  /** Code of the unit; null where it was refused. */
  readonly unit: string | null
  readonly refusal: Refusal | null
}
