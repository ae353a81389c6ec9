/** The history of a record: every event about it of a log that counts, each after those its author had seen, else by the clock. */
import type { FieldValue, Recorded, Reference } from '../events/event.ts'
import { compareReferences, referenceText } from '../events/reference.ts'
import { secondOf } from '../figures/instant.ts'
import type { Parts } from './create-fold.ts'
import { openAt, type Place } from './hold-events.ts'
import type { Change } from './merge-record.ts'
import { compareWriters } from './order-writers.ts'
import { type ChangeEvent, detailOf, nameOf, type Written, writesOf } from './read-writes.ts'
import type { HistoryEntry, RecordKey } from './view.ts'
import { placeOf } from './view-records.ts'

export const tellHistory = (parts: Parts, key: RecordKey): readonly HistoryEntry[] => {
  const place = placeOf(parts, key)
  if (!place) return []
  const changes = parts.records.changes(place).filter(({ counted }) => counted)
  const stands = new Map<string, Written>()
  const entries = [originOf(parts, place), ...inOrder(changes)]
  const told = entries.map((entry) => tell(entry, stands))
  return [...told, ...erasuresOf(parts, new Set(entries.map(({ reference }) => referenceText(reference))))]
}

/** What was said to be erased of these events, by the clock: last, since nothing comes of it for what stands. */
const erasuresOf = (parts: Parts, about: ReadonlySet<string>): readonly HistoryEntry[] =>
  [...parts.erasing.counted()]
    .map(([place, event]) => ({
      place,
      event,
      of: event.events.filter((each) => about.has(referenceText(each))),
    }))
    .filter(({ of }) => of.length > 0)
    .map(({ place, event, of }) => ({
      ...{ reference: parts.holding.reference(place), op: event.op, at: event.at, by: event.by, changes: [] },
      effective: of.every(([log]) => parts.logs.mayChange(place.held.log.id, log)),
      reason: detailOf(openAt(place).personal)?.reason ?? null,
    }))
    .sort((a, b) => secondOf(a.at) - secondOf(b.at) || compareReferences(a.reference, b.reference))

type Entry = Omit<Change, 'event'> & { readonly event: Recorded | ChangeEvent }

const originOf = ({ holding }: Parts, place: Place): Entry => {
  const { event, personal } = openAt(place)
  const reference = holding.reference(place)
  return { reference, second: secondOf(event.at), event: event as Recorded, personal, effective: true }
}

/** What an entry changes is told against the effective entries before it. A proposal changes nothing that stands. */
const tell = (entry: Entry, stands: Map<string, Written>): HistoryEntry => {
  const { reference, event, personal, effective } = entry
  const changes: HistoryEntry['changes'][number][] = []
  for (const write of writesOf(event, personal)) {
    const register = nameOf(write)
    const from = stands.get(register) ?? null
    if (from === write.value) continue
    changes.push({ register, from: from as FieldValue | null, to: write.value })
    if (effective) stands.set(register, write.value)
  }
  const reason = detailOf(personal)?.reason ?? null
  return { reference, op: event.op, at: event.at, by: event.by, effective, changes, reason }
}

const inOrder = (changes: readonly Change[]): readonly Change[] => {
  const waiting = [...changes].sort(compareWriters)
  const names = new Set(waiting.map(({ reference }) => referenceText(reference)))
  const told: Change[] = []
  const isTold = (reference: Reference): boolean => !names.has(referenceText(reference))
  while (waiting.length > 0) {
    const ready = waiting.findIndex(({ event }) => event.base.every(isTold))
    const [next] = waiting.splice(Math.max(ready, 0), 1)
    if (!next) break
    names.delete(referenceText(next.reference))
    told.push(next)
  }
  return told
}
