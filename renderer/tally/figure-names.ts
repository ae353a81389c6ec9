/** The words of figures and of what they are broken down by. */
import { type Dimension, listOf } from '../../shared/codes/lists.ts'
import measures from '../../shared/figures/measures.json' with { type: 'json' }
import type { Pack } from '../../shared/pack/pack.ts'
import { tally } from '../texts/en/tally.ts'
import { formatDay, labelFor, t } from '../texts/index.ts'
import { listed, type Part } from './figure-rows.ts'

type TallyKey = keyof typeof tally
/** Measures are data, texts are code: a test holds that every measure of groups A to F has its text. */
const textOr = (key: string, otherwise: TallyKey): string =>
  t(`tally:${Object.hasOwn(tally, key) ? (key as TallyKey) : otherwise}`)

const numbers = new Map(measures.map(({ id, no }) => [id, no]))
/** By its number on the form: `figure.A1`. */
export const figureName = (figure: string): string => textOr(`figure.${numbers.get(figure) ?? ''}`, 'figure')
export const groupName = (group: 'A' | 'B' | 'C' | 'D' | 'E' | 'F'): string => t(`tally:group.${group}`)
const dimensionName = (dimension: string): string => textOr(`by.${dimension}`, 'by.other')

/** `By document and issuing State` */
export const breakdownName = (dimensions: readonly string[]): string =>
  t('tally:byWhat', {
    what: dimensions
      .map(dimensionName)
      .reduce((one, other) => t('tally:and', { one, other })),
  })

/** Names of what is not on a list: sites and units of the pack, days. */
export const codeNames = (pack: Pack) => {
  const places = new Map([...pack.units, ...pack.sites].map(({ id, name }) => [id, name]))
  return ({ dimension, code }: Part): string => {
    if (listed(dimension)) return labelFor(listOf(dimension as Dimension), code)
    return dimension === 'day' ? formatDay(code) : (places.get(code) ?? code)
  }
}
export type NameOf = ReturnType<typeof codeNames>
