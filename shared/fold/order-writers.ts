/** The one total order that settles what nobody's knowledge settles: DESIGN.md, "the greatest `at` (as an instant), log, number wins". */
import type { Reference } from '../events/event.ts'

export interface Ordered {
  readonly reference: Reference
  /** `at` as seconds since 1970 in UTC. */
  readonly second: number
}

/** Negative where `a` comes first. The hash only tells apart two events of one number on two branches. */
export const compareWriters = (a: Ordered, b: Ordered): number =>
  a.second - b.second || compareReferences(a.reference, b.reference)

export const compareReferences = (a: Reference, b: Reference): number =>
  compareText(a[0], b[0]) || a[1] - b[1] || compareText(a[2], b[2])

/** By UTF-16 code units: the same on every machine, whatever its language. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export const referenceText = (reference: Reference): string =>
  `${reference[0]}:${reference[1]}:${reference[2]}`
