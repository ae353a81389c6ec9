/** What a tally is: figures for one scope and day, beside the operation so far and the change since the last sheet. */
import type { Counts, Reference, Scope } from '../events/event.ts'

/**
 * Figures by key: `inspections_total`, or with a breakdown `inspections_total/placeTypes:AIRPORT`, or a cross table
 * `victims_by_sex_age/sex:2/majority:Minor`. Names are those of `measures.json`. A figure that was not reported is absent; nought is 0.
 * Under `country`, `unit` and `site` a breakdown key ends in the id: `arrests_total/country:HRV`.
 */
export type Figures = Counts

export interface Tally {
  readonly scope: Scope
  /** The operation day: `2021-07-06`. */
  readonly day: string
  /** This day. */
  readonly today: Figures
  /** The operation from its first day through this one. */
  readonly soFar: Figures
  /** Difference of `soFar` to the last sheet of this scope; null when there is none. */
  readonly since: Figures | null
  /** The records counted in `soFar`: their head references, sorted. */
  readonly heads: readonly Reference[]
  /** Hours that the oldest open hit has waited at the cut-off; null when none is open. */
  readonly longestWaitMinutes: number | null
}
