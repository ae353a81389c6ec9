/** The words of figures and of what they are broken down by. */
import { type Dimension, listOf } from '../../shared/codes/lists.ts'
import { measureOf } from '../../shared/figures/measures.ts'
import type { Pack } from '../../shared/pack/pack.ts'
import type { SheetGroup } from '../../shared/sheet/sheet-rows.ts'
import { tally } from '../texts/en/tally.ts'
import { formatDay, labelFor, t } from '../texts/index.ts'
import { type Breakdown, listed, type Part } from './figure-rows.ts'

type TallyKey = keyof typeof tally
/** Measures are data, texts are code: a test holds that every measure and dimension of groups A to F has its text. */
const textOr = (key: string, otherwise: TallyKey): string =>
  t(`tally:${Object.hasOwn(tally, key) ? (key as TallyKey) : otherwise}`)

/** By its number on the form: `figure.A1`. */
export const figureName = (figure: string): string =>
  textOr(`figure.${measureOf(figure)?.no ?? ''}`, 'figure')
export const groupName = (group: SheetGroup): string => t(`tally:group.${group}`)

/** `document and issuing State` */
const dimensionNames = ({ dimensions }: Breakdown): string =>
  dimensions
    .map((dimension) => textOr(`by.${dimension}`, 'by.other'))
    .reduce((one, other) => t('tally:and', { one, other }))

/** Under its figure: `By document`. */
export const breakdownName = (breakdown: Breakdown): string =>
  t('tally:byWhat', { what: dimensionNames(breakdown) })
/** By itself: `A4 Documents checked, by document`. */
export const breakdownTitle = (breakdown: Breakdown): string =>
  t('tally:figureBy', {
    no: measureOf(breakdown.figure)?.no ?? '',
    figure: figureName(breakdown.figure),
    what: dimensionNames(breakdown),
  })

/** The words of a code; names of sites and units are the pack's. */
export const codeNames = (pack: Pack) => {
  const places = new Map([...pack.units, ...pack.sites].map(({ id, name }) => [id, name]))
  return ({ dimension, code }: Part): string => {
    if (listed(dimension)) return labelFor(listOf(dimension as Dimension), code)
    return dimension === 'day' ? formatDay(code) : (places.get(code) ?? code)
  }
}
export type NameOf = ReturnType<typeof codeNames>
