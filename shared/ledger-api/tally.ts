/** Tallies and issued sheets. */
import type { ClockTime, LocalMinute, Reference, SheetIssued } from '../events/event.ts'
import type { Tally } from '../figures/tally.ts'
import type { RecordRow } from './records.ts'

export interface SheetView {
  readonly sheet: SheetIssued
  readonly reference: Reference
  /** Label of the issuer and its officer. */
  readonly issuer: string
  readonly officer: string
  /** This installation's own count of the same scope and period, now. */
  readonly here: { readonly check: string; readonly sameFigures: boolean; readonly sameRecords: boolean }
}

/** A day that a supervisor closed here: which version is final, and what came after it. */
export interface ClosedDay {
  readonly at: ClockTime
  readonly officer: string
  /** Of the final sheet. */
  readonly number: number
  readonly version: number
  readonly check: string
  /** Figures of the day that are no longer those of the final sheet; without breakdowns. */
  readonly figures: readonly { readonly figure: string; readonly before: number; readonly after: number }[]
  /** Records of the day that came or were changed afterwards: the latest 100, and how many there are. */
  readonly later: readonly { readonly row: RecordRow; readonly what: 'new' | 'changed' }[]
  readonly laterTotal: number
}

export interface TallyView {
  /** Its `heads` are left empty: they are as many as the records. */
  readonly tally: Tally
  /** Cut-offs as instants with offset: `2021-07-06T06:00+02:00`. */
  readonly from: LocalMinute
  readonly to: LocalMinute
  readonly zone: string
  readonly place: string
  readonly country: string | null
  readonly unit: string
  /** Codes of stations that reported in the period, and of those of the scope that did not. */
  readonly reporting: readonly string[]
  readonly silent: readonly string[]
  /** Latest sheet of this scope and day, if one was issued here. */
  readonly issued: SheetView | null
  /** null: the day is provisional. */
  readonly closed: ClosedDay | null
  readonly nextNumber: number
  readonly nextVersion: number
}
