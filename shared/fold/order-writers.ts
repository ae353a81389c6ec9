/** The one total order that settles what nobody's knowledge settles: DESIGN.md, "the greatest `at` (as an instant), log, number wins". */
import type { Reference } from '../events/event.ts'
import { compareReferences } from '../events/reference.ts'

export interface Ordered {
  readonly reference: Reference
  /** `at` as seconds since 1970 in UTC. */
  readonly second: number
}

/** Negative where `a` comes first. The hash only tells apart two events of one number on two branches. */
export const compareWriters = (a: Ordered, b: Ordered): number =>
  a.second - b.second || compareReferences(a.reference, b.reference)
