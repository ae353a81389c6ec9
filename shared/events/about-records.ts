/**
 * Which records an event is about, and so how far an erasure reaches: what names an event erases its lines, and, where that
 * event recorded something, the lines of every event about the record. One rule for what is held, what comes and what is quoted.
 */
import type { Amended, Approved, KnownEvent, Reference, Related, Restored, Unknown, Voided } from './event.ts'

type Change = Amended | Voided | Restored | Approved
const changeOps: ReadonlySet<string> = new Set<Change['op']>(['amended', 'voided', 'restored', 'approved'])

/** On one record. An event that did not pass our rules has another op: see `check-event.ts`. */
export const isChange = (event: { readonly op: string }): event is Change => changeOps.has(event.op)

export const recordsOf = (event: KnownEvent | Unknown): readonly Reference[] => {
  if (isChange(event)) return [event.record]
  return event.op === 'related' ? (event as Related).records : []
}

/** Whether what is named reaches this event. */
export const isReached = (
  isNamed: (reference: Reference) => boolean,
  reference: Reference,
  event: KnownEvent | Unknown,
): boolean => isNamed(reference) || recordsOf(event).some(isNamed)
