/** What waits for a person: records on which two who had not seen each other disagree, and proposals that nobody answered. */
import type { Reference } from '../events/event.ts'
import { compareReferences, referenceText } from '../events/reference.ts'
import type { OpenEvent } from '../segments/segment.ts'
import type { Parts } from './create-fold.ts'
import { openAt, type Place } from './hold-events.ts'
import { voidedRegister } from './read-writes.ts'
import { traceSeen } from './trace-seen.ts'
import type { FoldedRecord } from './view.ts'
import { viewRecord } from './view-records.ts'

/** Of a voided record only whether it counts is asked: nothing else of it does. */
export const conflictedRecords = (parts: Parts): readonly FoldedRecord[] => {
  const records: FoldedRecord[] = []
  for (const state of parts.records.states) {
    const { held, at } = state.place
    if (!held.counted || held.repeats.has(at)) continue
    const { conflicts, voided } = parts.records.merged(state)
    const asked = voided
      ? conflicts.some(({ register }) => register === voidedRegister)
      : conflicts.length > 0
    if (asked) records.push(viewRecord(parts, state.place))
  }
  return records.sort((a, b) => compareReferences(a.reference, b.reference))
}

export interface OpenProposal {
  readonly reference: Reference
  readonly record: Reference
}

/**
 * Proposals that no effective event has seen: whoever adopts or declines one names it among what they had seen.
 * `record` is that of a relation's first.
 */
export const openProposals = (parts: Parts): readonly OpenProposal[] => {
  const open: OpenProposal[] = [...parts.relations.openProposals]
  for (const { place, proposals } of parts.records.states)
    if (proposals.length > 0) open.push(...unanswered(parts, place, proposals))
  return open.sort((a, b) => compareReferences(a.reference, b.reference))
}

const unanswered = (
  { holding, records }: Parts,
  place: Place,
  proposals: readonly Reference[],
): readonly OpenProposal[] => {
  const changes = records.changes(place)
  const seen = traceSeen(changes.map(({ reference, event }) => ({ reference, base: event.base })))
  const answered = seen([...changes.keys()].filter((i) => changes[i]?.effective))
  const names = new Set(
    changes.filter((_, i) => answered.has(i)).map(({ reference }) => referenceText(reference)),
  )
  const record = holding.reference(place)
  return proposals
    .filter((reference) => !names.has(referenceText(reference)))
    .map((reference) => ({ reference, record }))
}

/** An event that counts; null: it does not, or is not held. */
export const findEvent = ({ holding }: Parts, reference: Reference): OpenEvent | null => {
  const place = holding.find(reference)
  return place?.held.counted ? openAt(place) : null
}
