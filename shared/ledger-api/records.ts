/** Records as screens list and show them, and what saving one answers. */
import type { JumpKind } from '../clocks/find-jumps.ts'
import type { Body, ClockTime, KindName, LocalMinute, Personal, RelationKind } from '../events/event.ts'
import type { FoldedRecord, HistoryEntry, RecordKey } from '../fold/view.ts'
import type { Problem } from '../kinds/field.ts'
import type { Refusal } from '../result.ts'

export interface RecordRow {
  readonly record: FoldedRecord
  /** `HRBAJ3-000412` */
  readonly label: string
  readonly officer: string
  /**
   * saved: not exported; exported: with the time of the latest export; received: a unit above holds it and said so, the
   * nearest that does, with the time of its receipt.
   */
  readonly sent:
    | { readonly state: 'saved' }
    | { readonly state: 'exported'; readonly at: ClockTime }
    | { readonly state: 'received'; readonly at: ClockTime; readonly unit: string }
    | { readonly state: 'imported' }
}

export interface RecordQuery {
  readonly kind?: KindName
  readonly site?: string
  readonly day?: string
  readonly voided?: boolean
  /** Part of a label, plate, document number or name; case, marks and spaces do not matter. */
  readonly text?: string
  readonly sort?: 'when' | 'label' | 'kind' | 'site'
  readonly descending?: boolean
  readonly offset: number
  readonly limit: number
}

/** Another record that belongs with this one, or of which it was decided that it does not. */
export interface RelatedRecord {
  readonly kind: RelationKind
  readonly holds: boolean
  readonly row: RecordRow
  /** `part-of-group`: whether the other is the group that this one is a person of. */
  readonly isGroup: boolean
  readonly reason: string | null
  /** Two people who had not seen each other said different things. */
  readonly conflict: boolean
  /** Whether this officer on this installation may say otherwise. */
  readonly mayChange: boolean
}

/** One event on a record, by name, and what its log's clock did there. */
export interface HistoryRow extends HistoryEntry {
  readonly officer: string
  readonly label: string
  /** The time as corrected; null: as the clock read. */
  readonly corrected: ClockTime | null
  /** The clock jumped right before this entry, and nothing corrects it. */
  readonly jump: JumpKind | null
}

/** How a unit above stands to a record of the own log, by its newest receipt. */
export interface UnitHolds {
  readonly unit: string
  readonly name: string
  readonly state: 'counted' | 'waiting' | 'set-aside' | 'not-held' | 'no-receipt'
  /** Of the receipt. */
  readonly at: ClockTime | null
}

/** `told`: by a unit's receipt; the event itself is not held and has no effect here. */
export interface ShownEntry extends HistoryRow {
  readonly told?: {
    readonly unit: string
    readonly at: ClockTime
    /** related: label of the other record, and whether they belong together. */
    readonly other?: string
    readonly holds?: boolean
    /** clock-shifted. */
    readonly seconds?: number
  }
}

export interface RecordDetail extends RecordRow {
  /** What is held, in its order; then what receipts tell of, oldest first. */
  readonly history: readonly ShownEntry[]
  /** Units up the line, nearest first; of the own log's records only. */
  readonly holders: readonly UnitHolds[]
  /** Whether this officer on this installation may amend and void it, or restore it where it is voided. */
  readonly mayChange: boolean
  /** Whether this officer may approve it: nobody approves what they entered or changed last themselves. */
  readonly mayApprove: boolean
  /** Whether this officer may have its names and words erased, everywhere and for good. */
  readonly mayErase: boolean
  /** In order of kind, then of what happened first. */
  readonly related: readonly RelatedRecord[]
}

export interface Today {
  readonly day: string
  /** Day 2 of 5; 0 before it starts, over `of` after it ended. */
  readonly dayNumber: number
  readonly of: number
  readonly counters: { readonly [figure: string]: number }
  readonly recent: readonly RecordRow[]
  /** Records and changes not yet exported. */
  readonly unsent: number
  /** Records and changes that the next unit's newest receipt does not hold; null: no receipt has come. */
  readonly unreceived: { readonly count: number; readonly unit: string } | null
}

export interface SaveDraft {
  readonly kind: KindName
  readonly site: string
  readonly when: LocalMinute
  readonly body: Body
  readonly personal: Personal
}

export type Refused = { readonly refusal: Refusal; readonly problems: readonly Problem[] }

export type Saved = { readonly key: RecordKey; readonly label: string; readonly at: ClockTime }
