/**
 * Personal lines that are to be replaced by their hashes: of an event that is named, and of every event about it. The fold
 * says which, and where they are still held; whoever keeps the bytes erases them (`../segments/erase-lines.ts`) and gives
 * the fold the segments again.
 */
import type { Hex, LogId, Reference } from '../events/event.ts'
import { referenceText } from '../events/reference.ts'
import type { Parts } from './create-fold.ts'
import { openAt, type Place } from './hold-events.ts'

/** What is named: log, number, hashes of counted lines. How far it reaches: `../events/about-records.ts`. */
export type Erasures = ReadonlyMap<LogId, ReadonlyMap<number, ReadonlySet<string>>>

export interface DueErasures {
  /** Segments by hash, and the numbers of their events whose lines are to go. */
  readonly segments: ReadonlyMap<Hex, ReadonlySet<number>>
  /** The own journal holds some: it is to be sealed first. */
  readonly inJournal: boolean
}

/** An erasure takes effect as any event does: where its log may change what it names. */
function* named(parts: Parts): Iterable<Reference> {
  for (const [{ held }, { events }] of parts.erasing.counted())
    for (const reference of events) if (parts.logs.mayChange(held.log.id, reference[0])) yield reference
}

export const erasures = (parts: Parts): Erasures => {
  const all = new Map<LogId, Map<number, Set<string>>>()
  for (const [log, n, hash] of named(parts)) {
    const numbers = all.get(log) ?? new Map<number, Set<string>>()
    all.set(log, numbers)
    numbers.set(n, (numbers.get(n) ?? new Set()).add(hash))
  }
  return all
}

export const dueErasures = (parts: Parts): DueErasures => {
  const segments = new Map<Hex, Set<number>>()
  let inJournal = false
  for (const place of reached(parts, [...named(parts)])) {
    if (!isReadable(place)) continue
    const { held, at } = bearerOf(place)
    if (held.journal) inJournal = true
    else segments.set(held.hash, (segments.get(held.hash) ?? new Set()).add(held.first + at))
  }
  return { segments, inJournal }
}

/** Numbers in this log of all that erasures reach, whether its lines are held or not: what is kept of them elsewhere is to go. */
export const reachedIn = (parts: Parts, log: LogId): ReadonlySet<number> => {
  const numbers = new Set<number>()
  for (const place of reached(parts, [...named(parts)])) {
    const { held, at } = bearerOf(place)
    if (held.log.id === log) numbers.add(held.first + at)
  }
  return numbers
}

/** Where these events and those about them are held, in whatever log, counted or not. */
function* reached(parts: Parts, references: readonly Reference[]): Iterable<Place> {
  const texts = new Set(references.map(referenceText))
  if (texts.size === 0) return
  for (const reference of references) {
    const places = parts.holding.places(reference[0], reference[1])
    yield* places.filter((place) => parts.holding.hashOf(place) === reference[2])
    yield* parts.records.placesAbout(reference)
  }
  yield* parts.relations.placesAbout((text) => texts.has(text))
}

/** Whether a record, or anything held about it, says something personal here that is not erased. */
export const saysPersonal = (parts: Parts, record: Reference): boolean =>
  [...reached(parts, [record])].some(isReadable)

/** Where the line itself lies: of a carried event, with what carries it. */
const bearerOf = (place: Place): Place => (place.held.carrier ? bearerOf(place.held.carrier) : place)

const isReadable = (place: Place): boolean =>
  openAt(place).personal?.some((line) => !('erased' in line)) ?? false

/** Erasures of which some part has no effect. */
export const refusedErasures = (
  parts: Parts,
): readonly { readonly reference: Reference; readonly record: Reference }[] =>
  [...parts.erasing.counted()].flatMap(([place, { events }]) => {
    const record = events.find(([log]) => !parts.logs.mayChange(place.held.log.id, log))
    return record ? [{ reference: parts.holding.reference(place), record }] : []
  })
