/**
 * The rows of the daily sheet, groups A to F: what is printed, in which order, and under which figure keys. Screen, paper,
 * `tally.json` and the check code all go by this table. Adding a row: here, and its text where `label` names one.
 */
import type { ListName } from '../codes/lists.ts'

export type SheetGroup = 'A' | 'B' | 'C' | 'D' | 'E' | 'F'

/** What a row says, for the catalogue of texts: a measure, a code of a list, or a text of its own. */
export type RowLabel =
  | { readonly measure: string }
  | { readonly list: ListName; readonly code: string }
  | { readonly text: RowText }

/** Rows that are no measure by themselves. */
export const rowTexts = [
  'women-girls',
  'men-boys',
  'sex-or-age-unstated',
  'citizenships',
  'also-under-d',
  'counted-in-groups',
] as const
export type RowText = (typeof rowTexts)[number]

export interface SheetRow {
  readonly group: SheetGroup
  readonly label: RowLabel
  /** One key, or two that stand side by side: women · girls. */
  readonly keys: readonly string[]
  /** Indented: part of the row above. */
  readonly sub?: true
  /** Left out where nothing was counted; any other row is printed, as nought or as not reported. */
  readonly ifAny?: true
}

/** Rows of one table for each code that was counted, in the order of the list. */
export interface SheetTable {
  readonly group: SheetGroup
  readonly list: ListName
  /** Key up to the code: `arrests_by_offence/offences:`. */
  readonly prefix: string
  readonly sub: true
  /** Codes that have rows of their own. */
  readonly except?: readonly string[]
}

export const isTable = (row: SheetRow | SheetTable): row is SheetTable => 'prefix' in row

const main = (group: SheetGroup, measure: string): SheetRow => ({
  group,
  label: { measure },
  keys: [measure],
})
const sub = (group: SheetGroup, measure: string): SheetRow => ({ ...main(group, measure), sub: true })
const ifAny = (row: SheetRow): SheetRow => ({ ...row, ifAny: true })
const text = (group: SheetGroup, label: RowText, ...keys: readonly string[]): SheetRow => ({
  group,
  label: { text: label },
  keys,
  sub: true,
})
const code = (group: SheetGroup, list: ListName, of: string, prefix: string): SheetRow => ({
  group,
  label: { list, code: of },
  keys: [prefix + of],
  sub: true,
})

const category = 'arrests_by_category/arrestCategories:'
const sexAge = 'victims_by_sex_age/sex:'
const ofVictims = 'assistance_needed/victims/assistance:'
const ofMigrants = 'assistance_needed/migrants/assistance:'
const always = ['Health', 'X_Psychological', 'X_Housing']

export const sheetRows: readonly (SheetRow | SheetTable)[] = [
  main('A', 'inspections_total'),
  sub('A', 'persons_checked'),
  sub('A', 'vehicles_checked'),
  sub('A', 'documents_checked'),
  sub('A', 'flights_monitored'),
  sub('A', 'vessels_checked'),
  sub('A', 'locations_checked'),
  ifAny(sub('A', 'parcels_checked')),
  main('A', 'control_points'),
  main('A', 'officers_deployed'),

  main('B', 'db_queries'),
  sub('B', 'hits_possible'),
  sub('B', 'hits_confirmed'),
  sub('B', 'hits_rejected'),
  ifAny(main('B', 'db_queries_other')),
  ifAny(main('B', 'notices_generated')),

  main('C', 'arrests_total'),
  code('C', 'arrestCategories', 'SOM', category),
  code('C', 'arrestCategories', 'TIP', category),
  code('C', 'arrestCategories', 'DOCS', category),
  code('C', 'arrestCategories', 'OTHER', category),
  ifAny(text('C', 'counted-in-groups', 'arrests_total/group')),
  main('C', 'arrests_wanted'),
  main('C', 'suspects_identified'),
  main('C', 'arrests_by_offence'),
  { group: 'C', list: 'offences', prefix: 'arrests_by_offence/offences:', sub: true },

  main('D', 'victims_total'),
  text('D', 'women-girls', `${sexAge}2/majority:Adult`, `${sexAge}2/majority:Minor`),
  text('D', 'men-boys', `${sexAge}1/majority:Adult`, `${sexAge}1/majority:Minor`),
  ifAny(text('D', 'sex-or-age-unstated', 'victims_by_sex_age/unstated')),
  sub('D', 'victims_minors'),
  text('D', 'citizenships', 'victims_by_citizenship/citizenships'),
  ifAny(text('D', 'counted-in-groups', 'victims_total/group')),
  main('D', 'victims_by_exploitation'),
  {
    group: 'D',
    list: 'exploitationTypes',
    prefix: 'victims_by_exploitation/exploitationTypes:',
    sub: true,
  },
  ifAny(main('D', 'victims_by_control')),
  ifAny(main('D', 'victims_by_recruitment')),
  main('D', 'referred_protection'),
  main('D', 'assistance_needed'),
  ...always.map((kind) => code('D', 'assistance', kind, ofVictims)),
  { group: 'D', list: 'assistance', prefix: ofVictims, sub: true, except: always },
  ifAny(main('D', 'repatriated')),

  main('E', 'irregular_migrants'),
  sub('E', 'migrant_nationalities'),
  sub('E', 'migrants_unaccompanied'),
  text('E', 'also-under-d', 'irregular_migrants/overlap'),
  ifAny(text('E', 'counted-in-groups', 'irregular_migrants/group')),
  main('E', 'migrants_rescued_danger'),
  { group: 'E', list: 'assistance', prefix: ofMigrants, sub: true },
  ifAny(main('E', 'entry_refused')),
  ifAny(main('E', 'migrants_conditions')),

  main('F', 'fraud_docs'),
  sub('F', 'sltd_documents'),
  { group: 'F', list: 'documentFraudTypes', prefix: 'fraud_docs/documentFraudTypes:', sub: true },
]

const keys = new Set(sheetRows.flatMap((row) => (isTable(row) ? [] : row.keys)))
const tables = sheetRows.filter(isTable)

/** Whether a figure key has a row on the sheet. */
export const isPrinted = (key: string): boolean =>
  keys.has(key) || tables.some(({ prefix }) => key.startsWith(prefix) && !key.includes('/', prefix.length))
