/**
 * The code lists of the field: HTCDS, CTDC, ICCS, ICAO Doc 9303, INTERPOL, and ours (codes starting `X_`), with labels
 * in the four official languages of INTERPOL. `lists.json` is the data; sources are in `shared/README.md`.
 */
import raw from './lists.json' with { type: 'json' }

export type ListName = keyof typeof raw
export type Language = 'en' | 'fr' | 'es' | 'ar'

export interface Entry {
  readonly code: string
  readonly label: Readonly<Record<Language, string>>
  readonly parent?: string
  readonly group?: string
  /** databases: false for national and regional ones. */
  readonly interpol?: boolean
  /** queryResults: false where the database was not reachable. */
  readonly countsAsQuery?: boolean
  readonly countsAsHit?: boolean
  readonly needsConfirmation?: boolean
  /** majority: a presumed minor is counted with minors. */
  readonly tallyAs?: string
  /** ageBands: years, inclusive. */
  readonly min?: number
  readonly max?: number | null
  readonly minor?: boolean | null
  readonly exclusive?: boolean
}

export const lists = raw as Readonly<Record<ListName, readonly Entry[]>>

/** A part of a key of counts. Most are lists; these name the role in which a country appears. */
export type Dimension = ListName | 'issuingState' | 'citizenship' | 'wantedBy' | 'country'
const roles: Partial<Record<Dimension, ListName>> = {
  issuingState: 'countries',
  citizenship: 'countries',
  wantedBy: 'countries',
  country: 'countries',
}
export const listOf = (dimension: Dimension): ListName => roles[dimension] ?? (dimension as ListName)

const byCode = new Map<ListName, Map<string, Entry>>()

/** The entry of a code, or undefined if the list has no such code. */
export const entryOf = (list: ListName, code: string): Entry | undefined => {
  let entries = byCode.get(list)
  if (!entries) {
    entries = new Map(lists[list].map((entry) => [entry.code, entry]))
    byCode.set(list, entries)
  }
  return entries.get(code)
}

/** The label in a language; a code that no list knows stands for itself, so that nothing is hidden. */
export const labelOf = (list: ListName, code: string, language: Language): string =>
  entryOf(list, code)?.label[language] ?? code
