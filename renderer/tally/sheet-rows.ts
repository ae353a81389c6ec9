/**
 * The rows of the tally as the paper form has them, group by group: figures, and beneath some of them the parts that
 * the form names (main categories of arrests, women and girls, kinds of assistance). Screen and print draw these rows.
 */
import { lists } from '../../shared/codes/lists.ts'
import type { TallyView } from '../../shared/ledger-api.ts'
import { t } from '../texts/index.ts'
import { figureName, type NameOf } from './figure-names.ts'
import { type Breakdown, type FigureBlock, type FigureRow, figureBlocks, figureRow, type Group, groups } from './figure-rows.ts'

export interface SheetRow {
  readonly key: string
  /** `A2`; parts have none. */
  readonly no: string | null
  readonly label: string
  /** Stands under the figure before it. */
  readonly sub: boolean
  readonly day: number | null
  readonly operation: number | null
  readonly change: number | null
  /** More than one may apply to a person. */
  readonly several: boolean
  readonly breakdowns: readonly Breakdown[]
}
export interface SheetGroup {
  readonly group: Group
  readonly rows: readonly SheetRow[]
}

/** Figures that stand as parts of the one before them. */
const subFigures = new Set([
  'persons_checked',
  'vehicles_checked',
  'documents_checked',
  'flights_monitored',
  'vessels_checked',
  'locations_checked',
  'parcels_checked',
  'hits_possible',
  'hits_confirmed',
  'hits_rejected',
  'migrant_nationalities',
  'migrants_unaccompanied',
  'sltd_documents',
])
/** Shown by their parts alone. */
const partsOnly = new Set(['arrests_by_category', 'victims_by_sex_age'])

type Numbers = Pick<FigureRow, 'day' | 'operation' | 'change'>
const partRow = (key: string, label: string, numbers: Numbers): SheetRow => ({
  key,
  no: null,
  label,
  sub: true,
  day: numbers.day,
  operation: numbers.operation,
  change: numbers.change,
  several: false,
  breakdowns: [],
})
/** A part of a figure that was reported is nought where nothing is counted, and not reported where the figure is not. */
const within = (whole: Numbers, part: Numbers): Numbers => ({
  day: whole.day === null ? null : (part.day ?? 0),
  operation: whole.operation === null ? null : (part.operation ?? 0),
  change: whole.change === null ? null : (part.change ?? 0),
})
const add = (a: number | null, b: number | null) => (a === null && b === null ? null : (a ?? 0) + (b ?? 0))
const sum = (rows: readonly Numbers[]): Numbers =>
  rows.reduce(
    (total, row) => ({
      day: add(total.day, row.day),
      operation: add(total.operation, row.operation),
      change: add(total.change, row.change),
    }),
    { day: null, operation: null, change: null },
  )

/** Sex and majority of each line of the form; what fits none is the last. A presumed minor is a minor. */
const people = [
  { key: 'women', sex: '2', minor: false },
  { key: 'girls', sex: '2', minor: true },
  { key: 'men', sex: '1', minor: false },
  { key: 'boys', sex: '1', minor: true },
] as const
const majorities = { Adult: false, Minor: true, PresumedMinor: true } as const

const personOf = (row: FigureRow) => {
  const sex = row.parts.find(({ dimension }) => dimension === 'sex')?.code
  const majority = row.parts.find(({ dimension }) => dimension === 'majority')?.code ?? ''
  const minor = Object.hasOwn(majorities, majority) ? majorities[majority as keyof typeof majorities] : null
  return people.find((line) => line.sex === sex && line.minor === minor)?.key ?? 'othersSexAge'
}

const sexAgeRows = (whole: Numbers, breakdowns: readonly Breakdown[]): readonly SheetRow[] => {
  const cross = breakdowns.find(({ by }) => by === 'sex+majority')?.rows ?? []
  const of = (line: ReturnType<typeof personOf>) => within(whole, sum(cross.filter((row) => personOf(row) === line)))
  const others = of('othersSexAge')
  return [
    ...people.map(({ key }) => partRow(`victims_by_sex_age/${key}`, t(`tally:${key}`), of(key))),
    ...((others.operation ?? 0) > 0 ? [partRow('victims_by_sex_age/others', t('tally:othersSexAge'), others)] : []),
  ]
}

/** The parts that the form names under a figure. */
const partsOf = (view: TallyView, block: FigureBlock, nameOf: NameOf): readonly SheetRow[] => {
  const { tally } = view
  switch (block.key) {
    case 'arrests_total':
      return lists.arrestCategories.map(({ code }) => {
        const key = `arrests_by_category/arrestCategories:${code}`
        return partRow(key, nameOf({ dimension: 'arrestCategories', code }), within(block, figureRow(tally, key)))
      })
    case 'victims_total':
      return sexAgeRows(block, figureBlocks(tally).find(({ key }) => key === 'victims_by_sex_age')?.breakdowns ?? [])
    case 'assistance_needed':
      return (block.breakdowns.find(({ by }) => by === 'assistance')?.rows ?? []).map((row) =>
        partRow(row.key, row.parts.map(nameOf).join(', '), row),
      )
    default:
      return []
  }
}

const labelOf = (view: TallyView, block: FigureBlock): string => {
  const minutes = view.tally.longestWaitMinutes
  if (block.key !== 'hits_possible' || minutes === null) return figureName(block.key)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const wait = hours === 0 ? t('tally:waitMinutes', { minutes: rest }) : t('tally:waitHours', { hours, minutes: rest })
  return `${figureName(block.key)} (${t('tally:longestWait', { wait })})`
}

/** Groups A to F with their rows. On the first sheet of a place everything so far is the change. */
export const sheetGroups = (view: TallyView, nameOf: NameOf): readonly SheetGroup[] => {
  const tally = { ...view.tally, since: view.tally.since ?? view.tally.soFar }
  const first = { ...view, tally }
  const blocks = figureBlocks(tally)
  return groups.map((group) => ({
    group,
    rows: blocks
      .filter((block) => block.group === group && !partsOnly.has(block.key))
      .flatMap((block) => [
        {
          key: block.key,
          no: block.no,
          label: labelOf(view, block),
          sub: subFigures.has(block.key),
          day: block.day,
          operation: block.operation,
          change: block.change,
          several: block.several,
          breakdowns: block.breakdowns,
        },
        ...partsOf(first, block, nameOf),
      ]),
  }))
}

/** Whether any row says that more than one may apply. */
export const hasSeveral = (all: readonly SheetGroup[]): boolean =>
  all.some(({ rows }) => rows.some(({ several, operation }) => several && operation !== null))
