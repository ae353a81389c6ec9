/** A tally as the rows of the daily sheet. */
import { lists } from '../codes/lists.ts'
import type { Figures, Tally } from '../figures/tally.ts'
import {
  isTable,
  type RowLabel,
  type SheetGroup,
  type SheetRow,
  type SheetTable,
  sheetRows,
} from './sheet-rows.ts'

export interface PrintedRow {
  readonly group: SheetGroup
  readonly label: RowLabel
  readonly sub: boolean
  /** Figure keys; the columns hold one number for each. */
  readonly keys: readonly string[]
  /** null: not reported, which is not nought. */
  readonly day: readonly number[] | null
  readonly operation: readonly number[] | null
  /** null also where there is no sheet before. */
  readonly change: readonly number[] | null
}

export const printedRows = (tally: Tally): readonly PrintedRow[] =>
  sheetRows
    .flatMap((row) => (isTable(row) ? rowsOf(row, tally) : [row]))
    .filter((row) => !row.ifAny || row.keys.some((key) => (tally.soFar[key] ?? 0) > 0))
    .map((row) => ({
      group: row.group,
      label: row.label,
      sub: row.sub === true,
      keys: row.keys,
      day: column(tally.today, tally.today, row),
      operation: column(tally.soFar, tally.soFar, row),
      change: tally.since && column(tally.since, tally.soFar, row),
    }))

/** A part that nobody counted is nought where its figure was reported. */
const column = (figures: Figures, reported: Figures, { keys }: SheetRow): readonly number[] | null =>
  keys.some((key) => key in reported || isPart(key, reported)) ? keys.map((key) => figures[key] ?? 0) : null

const isPart = (key: string, reported: Figures): boolean =>
  key.includes('/') && key.slice(0, key.indexOf('/')) in reported

/** In the order of the list; codes that no list knows come last. */
const rowsOf = ({ group, list, prefix, except = [] }: SheetTable, tally: Tally): readonly SheetRow[] => {
  const codes = Object.keys(tally.soFar)
    .filter((key) => key.startsWith(prefix) && !key.includes('/', prefix.length))
    .map((key) => key.slice(prefix.length))
    .filter((code) => !except.includes(code))
  const order = lists[list].map(({ code }) => code)
  const rank = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length)
  return codes
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((code) => ({ group, label: { list, code }, keys: [prefix + code], sub: true }))
}
