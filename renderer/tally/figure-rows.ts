/**
 * The breakdowns of figures, taken from the keys of a tally and put in the order of the lists. Nothing is counted here.
 */
import { type Dimension, listOf, lists } from '../../shared/codes/lists.ts'
import { type Measure, measureOf, measures } from '../../shared/figures/measures.ts'
import { dimensionOf } from '../../shared/figures/sum.ts'
import type { Figures, Tally } from '../../shared/figures/tally.ts'
import { isTable, sheetRows } from '../../shared/sheet/sheet-rows.ts'

/** One part of a key: `placeTypes:AIRPORT`. */
export interface Part {
  readonly dimension: string
  readonly code: string
}

export interface FigureRow {
  /** As in the tally: `arrests_by_category/arrestCategories:TIP`. */
  readonly key: string
  readonly parts: readonly Part[]
  /** null: not reported. */
  readonly day: number | null
  readonly operation: number | null
  /** null also where there is no sheet before. */
  readonly change: number | null
}

export interface Breakdown {
  readonly figure: string
  /** `['sex', 'majority']` */
  readonly dimensions: readonly string[]
  readonly rows: readonly FigureRow[]
}

const partsOf = (key: string): readonly Part[] =>
  key
    .split('/')
    .slice(1)
    .map((part) => {
      const colon = part.indexOf(':')
      return { dimension: part.slice(0, colon), code: part.slice(colon + 1) }
    })

const at = (figures: Figures | null, key: string): number | null => figures?.[key] ?? null

/** What a part of a reported figure does not name is nought. */
const rowOf = (tally: Tally, key: string): FigureRow => ({
  key,
  parts: partsOf(key),
  day: Object.keys(tally.today).length === 0 ? null : (at(tally.today, key) ?? 0),
  operation: at(tally.soFar, key),
  change: tally.since && (at(tally.since, key) ?? 0),
})

/** Whether a dimension's codes are on a list; the others are ids of sites and units. */
export const listed = (dimension: string): boolean => Object.hasOwn(lists, listOf(dimension as Dimension))

/** Where a code stands: in its list's order; sites, units and countries by their numbers, greatest first. */
const place = ({ dimension, code }: Part): number => {
  const list = listOf(dimension as Dimension)
  if (!listed(dimension) || list === 'countries') return 0
  const index = lists[list].findIndex((entry) => entry.code === code)
  return index < 0 ? lists[list].length : index
}

const inOrder = (a: FigureRow, b: FigureRow): number => {
  for (const [index, part] of a.parts.entries()) {
    const other = b.parts[index]
    const difference = other === undefined ? 1 : place(part) - place(other)
    if (difference !== 0) return difference
  }
  return (b.operation ?? 0) - (a.operation ?? 0) || (a.key < b.key ? -1 : 1)
}

/** A key that breaks its figure down: every part is a dimension with a code. Marks (`/group`, `/overlap`) are rows of their own. */
const isBreakdown = (figure: string, key: string): boolean =>
  key.startsWith(`${figure}/`) &&
  key
    .slice(figure.length + 1)
    .split('/')
    .every((part) => part.includes(':'))

/** All breakdowns of a figure that hold something, in the order in which the measure names them. */
export const breakdownsOf = (tally: Tally, figure: string): readonly Breakdown[] => {
  const found = new Map<string, FigureRow[]>()
  for (const key of Object.keys(tally.soFar)) {
    if (!isBreakdown(figure, key)) continue
    const row = rowOf(tally, key)
    const by = row.parts.map(({ dimension }) => dimension).join('+')
    const rows = found.get(by) ?? []
    found.set(by, rows)
    rows.push(row)
  }
  const named = (measureOf(figure)?.breakdowns ?? []).map(dimensionOf)
  const rank = (by: string) => (named.includes(by) ? named.indexOf(by) : named.length)
  return [...found]
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([by, rows]) => ({ figure, dimensions: by.split('+'), rows: rows.sort(inOrder) }))
}

const ofPlaces = new Set(['placeTypes', 'country', 'unit', 'site'])

const onFirstPage = new Set(sheetRows.flatMap((row) => (isTable(row) ? [] : row.keys)))

/** A single place says no more than the figure itself, and what the first page has is not printed twice. */
const saysMore = ({ figure, dimensions: [first = ''], rows }: Breakdown): boolean =>
  (rows.length > 1 || !ofPlaces.has(first)) &&
  !rows.every(({ key }) => onFirstPage.has(key)) &&
  !(figure === 'arrests_total' && first === 'arrestCategories')

export const printedBreakdowns = (
  tally: Tally,
): readonly { measure: Measure; breakdowns: readonly Breakdown[] }[] =>
  measures
    .map((measure) => ({ measure, breakdowns: breakdownsOf(tally, measure.id).filter(saysMore) }))
    .filter(({ breakdowns }) => breakdowns.length > 0)
