/**
 * Records that may be one person: DESIGN.md, "matching tokens". What is found is a question, never an answer: figures count
 * a person once only where somebody said that two records are one.
 */
import type { Amended, MatchLine, MatchTokens, Reference } from '../events/event.ts'
import { compareReferences, referenceText } from '../events/reference.ts'
import { secondOf } from '../figures/instant.ts'
import type { EventRun, OpenEvent } from '../segments/segment.ts'
import type { Parts } from './create-fold.ts'
import { eventAt, type Held, type Place } from './hold-events.ts'
import { isRecorded } from './keep-records.ts'
import { joinRecords } from './keep-relations.ts'
import { compareWriters } from './order-writers.ts'
import { countedRuns } from './view-records.ts'

/** By what two records are found to be alike. */
export type MatchedBy = 'document' | 'name'

export interface Duplicate {
  readonly records: readonly [Reference, Reference]
  readonly by: readonly MatchedBy[]
}

/** Of more records with one token, each is asked about with the next one only. */
const mostWithEach = 20

interface Found {
  readonly reference: Reference
  readonly tokens: MatchTokens
}

const matchOf = ({ personal }: OpenEvent): MatchTokens | null => {
  for (const line of personal ?? [])
    if (line.class === 'match' && !('erased' in line)) return valid(line as MatchLine)
  return null
}

/** A line of this class may say whatever its author wrote. */
const valid = ({ doc1, name1 }: MatchTokens): MatchTokens => ({
  ...(isToken(doc1) && { doc1 }),
  ...(isToken(name1) && { name1 }),
})
const isToken = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{16}$/.test(value)

/** By position. A segment never changes: its lines are read once. */
const known = new WeakMap<EventRun, ReadonlyMap<number, MatchTokens>>()
const tokensIn = (events: EventRun): ReadonlyMap<number, MatchTokens> => {
  const before = known.get(events)
  if (before) return before
  const found = new Map<number, MatchTokens>()
  for (const at of events.matched ?? Array.from({ length: events.length }, (_, index) => index)) {
    const open = events.at(at)
    const tokens = open && matchOf(open)
    if (tokens) found.set(at, tokens)
  }
  // A journal grows.
  if (!Array.isArray(events)) known.set(events, found)
  return found
}

/** Per record the tokens written last by who may change it. */
const tokensOfRecords = (parts: Parts): ReadonlyMap<Held, ReadonlyMap<number, Found>> => {
  const found = new Map<Held, Map<number, Found>>()
  const last = new Map<string, { readonly reference: Reference; readonly second: number }>()
  const put = ({ held, at }: Place, reference: Reference, tokens: MatchTokens) =>
    found.set(held, (found.get(held) ?? new Map<number, Found>()).set(at, { reference, tokens }))
  const amended: (readonly [Place, MatchTokens])[] = []
  for (const held of countedRuns(parts))
    for (const [at, tokens] of tokensIn(held.events)) {
      if (held.repeats.has(at)) continue
      const event = eventAt({ held, at })
      if (isRecorded(event)) put({ held, at }, parts.holding.reference({ held, at }), tokens)
      else if (event.op === 'amended') amended.push([{ held, at }, tokens])
    }
  for (const [place, tokens] of amended) {
    const { record, at } = eventAt(place) as Amended
    const of = parts.holding.find(record)
    if (!of?.held.counted || !isRecorded(eventAt(of)) || !parts.logs.mayChange(place.held.log.id, record[0]))
      continue
    const writer = { reference: parts.holding.reference(place), second: secondOf(at) }
    const before = last.get(referenceText(record))
    if (before && compareWriters(before, writer) > 0) continue
    last.set(referenceText(record), writer)
    put(of, record, tokens)
  }
  return found
}

/** In order of records. Voided records are nobody's double, nor are two that somebody decided about. */
export const duplicates = (parts: Parts): readonly Duplicate[] => {
  const byToken = new Map<string, Reference[]>()
  for (const [held, ofRun] of tokensOfRecords(parts))
    for (const [at, { reference, tokens }] of ofRun) {
      const state = held.records.get(at)
      if (state && parts.records.merged(state).voided) continue
      for (const [name, token] of Object.entries(tokens)) {
        const alike = byToken.get(`${name} ${token}`)
        if (alike) alike.push(reference)
        else byToken.set(`${name} ${token}`, [reference])
      }
    }
  const settled = settledPairs(parts)
  const found = new Map<string, Duplicate>()
  for (const [token, records] of byToken)
    for (const pair of pairsOf([...records].sort(compareReferences))) {
      const name = pair.map(referenceText).join(' ')
      if (settled(pair)) continue
      const by: MatchedBy = token.startsWith('doc1') ? 'document' : 'name'
      found.set(name, { records: pair, by: [...(found.get(name)?.by ?? []), by].sort() })
    }
  return [...found.values()].sort(
    (a, b) => compareReferences(a.records[0], b.records[0]) || compareReferences(a.records[1], b.records[1]),
  )
}

function* pairsOf(records: readonly Reference[]): Iterable<readonly [Reference, Reference]> {
  for (let one = 0; one < records.length; one++)
    for (let other = one + 1; other < records.length; other++) {
      if (records.length > mostWithEach && other > one + 1) break
      yield [records[one] as Reference, records[other] as Reference]
    }
}

/** Whether two are known to be one person, or decided not to be. */
const settledPairs = ({ relations }: Parts) => {
  const sets = new Map<string, number>()
  for (const [index, set] of joinRecords(relations.all, 'same-person').entries())
    for (const reference of set) sets.set(referenceText(reference), index)
  const apart = new Set(
    relations.all
      .filter(({ kind, holds }) => kind === 'same-person' && !holds)
      .flatMap(({ records: [one, other] }) => {
        const names = [referenceText(one), referenceText(other)]
        return [names.join(' '), names.toReversed().join(' ')]
      }),
  )
  return ([one, other]: readonly [Reference, Reference]): boolean => {
    const [a, b] = [referenceText(one), referenceText(other)]
    const set = sets.get(a)
    return (set !== undefined && set === sets.get(b)) || apart.has(`${a} ${b}`)
  }
}
