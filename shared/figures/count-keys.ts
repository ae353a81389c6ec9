/**
 * Fields that are counts (what was checked, queries, documents, entries refused, notices), as rows: which figures a key
 * of the field adds to. Rule 4: these are different counts and are never added together.
 */
import { entryOf } from '../codes/lists.ts'
import type { FieldValue } from '../events/event.ts'
import { measureOf } from './measures.ts'
import { bump, type Dimensions, dimensionOf, readKey, remember, type Sum } from './sum.ts'

const checkedMeasures: Readonly<Record<string, string>> = {
  PERSON: 'persons_checked',
  VEHICLE: 'vehicles_checked',
  DOCUMENT: 'documents_checked',
  FLIGHT: 'flights_monitored',
  VESSEL: 'vessels_checked',
  LOCATION: 'locations_checked',
  PARCEL: 'parcels_checked',
}

/** B1 to B5. A database that could not be reached was not queried; a possible match is no hit (rule 6). */
const queryMeasures = (key: Dimensions): readonly string[] => {
  const result = entryOf('queryResults', key.get('queryResults') ?? '')
  if (result?.countsAsQuery === false) return []
  const interpol = entryOf('databases', key.get('databases') ?? '')?.interpol !== false
  const found = [interpol ? 'db_queries' : 'db_queries_other']
  if (result?.needsConfirmation) found.push('hits_possible')
  if (result?.countsAsHit) found.push('hits_confirmed')
  if (result?.code === 'HIT_REJECTED') found.push('hits_rejected')
  return found
}

/** F2 is part of F1: documents with a confirmed hit. */
const documentMeasures = (key: Dimensions): readonly string[] =>
  key.get('queryResults') === 'HIT_CONFIRMED' ? ['fraud_docs', 'sltd_documents'] : ['fraud_docs']

const rows = {
  checked: (key: Dimensions) => {
    const measure = checkedMeasures[key.get('inspectionTypes') ?? '']
    return measure === undefined ? [] : [measure]
  },
  queries: queryMeasures,
  documents: documentMeasures,
  refused: () => ['entry_refused'],
  notices: () => ['notices_generated'],
} satisfies Record<string, (key: Dimensions) => readonly string[]>

export type CountsField = keyof typeof rows

/** What one key of a field adds to. The same texts every time: a text made anew is hashed anew by each map it meets. */
interface Plan {
  /** All figure keys, by the place type of the record (empty where it states none). */
  readonly keysAt: (place: string) => readonly string[]
  /** Whether it waits for the owner country: B3. */
  readonly open: boolean
}

const planner = (field: CountsField) =>
  remember((text: string): Plan => {
    const key = readKey(text)
    const found = rows[field](key)
    const keys: string[] = []
    const byPlace: string[] = []
    for (const measure of found) {
      keys.push(measure)
      for (const breakdown of measureOf(measure)?.breakdowns ?? []) {
        const dimension = dimensionOf(breakdown)
        const code = key.get(dimension)
        if (dimension === 'placeTypes') byPlace.push(`${measure}/placeTypes:`)
        else if (code !== undefined) keys.push(`${measure}/${dimension}:${code}`)
      }
    }
    const keysAt = remember((place) =>
      place === '' ? keys : [...keys, ...byPlace.map((start) => start + place)],
    )
    return { keysAt, open: found.includes('hits_possible') }
  })

const plans: Readonly<Record<CountsField, (text: string) => Plan>> = {
  checked: planner('checked'),
  queries: planner('queries'),
  documents: planner('documents'),
  refused: planner('refused'),
  notices: planner('notices'),
}

const isCounts = (value: FieldValue | undefined): value is Readonly<Record<string, number>> =>
  typeof value === 'object' && !Array.isArray(value)

/** Adds (or with sign -1 takes away) a field that is counts. Gives how many of its queries await confirmation. */
export const countKeys = (
  field: CountsField,
  value: FieldValue | undefined,
  place: FieldValue | undefined,
  sum: Sum,
  sign: 1 | -1,
): number => {
  if (!isCounts(value)) return 0
  let open = 0
  const plan = plans[field]
  const where = typeof place === 'string' ? place : ''
  for (const text in value) {
    const amount = value[text] ?? 0
    if (amount === 0) continue
    const { keysAt, open: waits } = plan(text)
    for (const key of keysAt(where)) bump(sum, key, sign * amount)
    if (waits) open += amount
  }
  return open
}
