/**
 * A tally as rows: what the screen and the paper show. No figure is computed here; keys are taken apart, put in the
 * order of the lists, and nought is kept apart from "not reported".
 */
import { type Dimension, listOf, lists } from '../../shared/codes/lists.ts'
import type { Figures, Tally } from '../../shared/figures/tally.ts'
import measures from '../../shared/figures/measures.json' with { type: 'json' }

export type Group = 'A' | 'B' | 'C' | 'D' | 'E' | 'F'
export const groups: readonly Group[] = ['A', 'B', 'C', 'D', 'E', 'F']

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
  readonly change: number | null
}

export interface Breakdown {
  /** Joined by `+`: `sex+majority`. */
  readonly by: string
  readonly dimensions: readonly string[]
  readonly rows: readonly FigureRow[]
}

export interface FigureBlock extends FigureRow {
  /** `A2` */
  readonly no: string
  readonly group: Group
  /** Mentions are not persons: several may apply to one. */
  readonly several: boolean
  readonly must: boolean
  readonly breakdowns: readonly Breakdown[]
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

export const figureRow = (tally: Tally, key: string): FigureRow => ({
  key,
  parts: partsOf(key),
  day: at(tally.today, key),
  operation: at(tally.soFar, key),
  change: at(tally.since, key),
})

/** Whether a dimension's codes are on a list (others are ids of sites and units, or days). */
export const listed = (dimension: string): boolean => Object.hasOwn(lists, listOf(dimension as Dimension))

/** Where a code stands: in its list's order; ids and countries by what they number, greatest first. */
const place = ({ dimension, code }: Part): number => {
  if (!listed(dimension) || listOf(dimension as Dimension) === 'countries') return 0
  const list = lists[listOf(dimension as Dimension)]
  const index = list.findIndex((entry) => entry.code === code)
  return index < 0 ? list.length : index
}

const inOrder = (a: FigureRow, b: FigureRow): number => {
  for (const [index, part] of a.parts.entries()) {
    const other = b.parts[index]
    if (!other) return 1
    const difference = place(part) - place(other)
    if (difference !== 0) return difference
  }
  return (b.operation ?? 0) - (a.operation ?? 0) || (a.key < b.key ? -1 : 1)
}

/** All breakdowns of a figure that hold something, in the order in which the measure names them. */
export const breakdownsOf = (tally: Tally, figure: string): readonly Breakdown[] => {
  const keys = new Set([...Object.keys(tally.today), ...Object.keys(tally.soFar)])
  const found = new Map<string, FigureRow[]>()
  for (const key of keys) {
    if (!key.startsWith(`${figure}/`)) continue
    const row = figureRow(tally, key)
    const by = row.parts.map((part) => part.dimension).join('+')
    const rows = found.get(by)
    if (rows) rows.push(row)
    else found.set(by, [row])
  }
  const named: readonly string[] = measures.find((measure) => measure.id === figure)?.breakdowns ?? []
  const rank = (by: string) => (named.includes(by) ? named.indexOf(by) : named.length)
  return [...found]
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([by, rows]) => ({ by, dimensions: by.split('+'), rows: rows.sort(inOrder) }))
}

/** Groups A to F, each figure with its breakdowns; a figure that may be left out is left out when nobody reported it. */
export const figureBlocks = (tally: Tally): readonly FigureBlock[] =>
  measures
    .filter((measure) => (groups as readonly string[]).includes(measure.group))
    .map((measure) => ({
      ...figureRow(tally, measure.id),
      no: measure.no,
      group: measure.group as Group,
      several: measure.unit === 'mentions',
      must: measure.level === 'must',
      breakdowns: breakdownsOf(tally, measure.id),
    }))
    .filter((block) => block.must || block.day !== null || block.operation !== null)
