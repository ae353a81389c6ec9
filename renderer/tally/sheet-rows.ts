/**
 * The rows of the tally as the paper form has them, in words. Which rows there are is the table of `shared/sheet`; a row
 * for each code of a table (offences, forms of exploitation) stands with the other breakdowns of its figure instead.
 */

import { measureOf } from '../../shared/figures/measures.ts'
import type { TallyView } from '../../shared/ledger-api.ts'
import { type PrintedRow, printedRows } from '../../shared/sheet/printed-rows.ts'
import { type SheetGroup as Group, isTable, type RowLabel, sheetRows } from '../../shared/sheet/sheet-rows.ts'
import { labelFor, t } from '../texts/index.ts'
import { figureName } from './figure-names.ts'
import { type Breakdown, breakdownsOf } from './figure-rows.ts'

export interface SheetRow {
  /** Of its first figure. */
  readonly key: string
  readonly label: string
  /** Stands under the figure before it. */
  readonly sub: boolean
  /** One number, or two side by side; null: not reported. */
  readonly day: readonly number[] | null
  readonly operation: readonly number[] | null
  /** null also where there is no sheet before. */
  readonly change: readonly number[] | null
  /** More than one may apply to a person. */
  readonly several: boolean
  readonly breakdowns: readonly Breakdown[]
}
export interface SheetGroup {
  readonly group: Group
  readonly rows: readonly SheetRow[]
}

/** Figures whose breakdown is told under another one. */
const toldUnder: Readonly<Record<string, readonly string[]>> = {
  victims_total: ['victims_total', 'victims_by_sex_age', 'victims_by_citizenship'],
}

/** Tables whose codes are a breakdown of their figure; those of assistance are apart for victims and migrants. */
const asBreakdowns = sheetRows
  .filter(isTable)
  .map(({ prefix }) => prefix)
  .filter((prefix) => !prefix.startsWith('assistance_needed/'))
const fixed = new Set(sheetRows.flatMap((row) => (isTable(row) ? [] : row.keys)))
const isBreakdown = ([key = '']: readonly string[]): boolean =>
  !fixed.has(key) && asBreakdowns.some((prefix) => key.startsWith(prefix))

const wait = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return t('tally:waitMinutes', { minutes: rest })
  return rest === 0 ? t('tally:waitFullHours', { hours }) : t('tally:waitHours', { hours, minutes: rest })
}

const words = (label: RowLabel): string => {
  if ('measure' in label) return figureName(label.measure)
  return 'text' in label ? t(`tally:row.${label.text}`) : labelFor(label.list, label.code)
}

const labelOf = (row: PrintedRow, longest: number | null): string => {
  const [key = ''] = row.keys
  if (key === 'hits_possible' && longest !== null)
    return `${words(row.label)} (${t('tally:longestWait', { wait: wait(longest) })})`
  return key.startsWith('assistance_needed/migrants/')
    ? t('tally:migrantsNeeding', { what: words(row.label) })
    : words(row.label)
}

/** Groups A to F with their rows. */
export const sheetGroups = ({ tally }: TallyView): readonly SheetGroup[] => {
  const groups = new Map<Group, SheetRow[]>()
  for (const row of printedRows(tally)) {
    if (isBreakdown(row.keys)) continue
    const [key = ''] = row.keys
    const rows = groups.get(row.group) ?? []
    groups.set(row.group, rows)
    rows.push({
      key,
      label: labelOf(row, tally.longestWaitMinutes),
      sub: row.sub,
      day: row.day,
      operation: row.operation,
      change: row.change,
      several: measureOf(key)?.unit === 'mentions',
      breakdowns: (toldUnder[key] ?? [key]).flatMap((figure) => breakdownsOf(tally, figure)),
    })
  }
  return [...groups].map(([group, rows]) => ({ group, rows }))
}

/** Whether any row says that more than one may apply. */
export const hasSeveral = (groups: readonly SheetGroup[]): boolean =>
  groups.some(({ rows }) => rows.some(({ several, operation }) => several && operation !== null))

/** Whether any row counts persons in groups. */
export const hasGroups = (groups: readonly SheetGroup[]): boolean =>
  groups.some(({ rows }) => rows.some(({ key }) => key.endsWith('/group')))
