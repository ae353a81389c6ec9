/** Texts and formats of the chosen language: `t('log:latest')`, `labelFor('countries', 'SRB')`, `formatCount(1204)`. */
import i18next from 'i18next'
import { type Dimension, type Language, type ListName, labelOf, listOf } from '../../shared/codes/lists.ts'
import type { TextKey } from './catalogue.ts'
import { chooseLanguage, language } from './chosen.ts'
import { apart, formatCount } from './format.ts'
import { catalogues, directionOf, languages } from './languages.ts'

/** Texts without values, in the chosen language: a screen asks for the same ones each time that it is drawn. */
const plain = new Map<TextKey, string>()

/** Before the first drawing, and whenever the officer changes the language: the whole screen is drawn anew afterwards. */
export const startTexts = (wished: Language): void => {
  const chosen = languages.includes(wished) ? wished : 'en'
  if (!i18next.isInitialized || chosen !== language()) plain.clear()
  chooseLanguage(chosen)
  if (i18next.isInitialized) void i18next.changeLanguage(chosen)
  else
    void i18next.init({
      lng: chosen,
      fallbackLng: 'en',
      defaultNS: 'common',
      ns: Object.keys(catalogues.en),
      keySeparator: false,
      resources: catalogues,
      interpolation: { escapeValue: false },
      initAsync: false,
    })
  // `{{count, number}}` in a text: grouped, in Western digits.
  i18next.services.formatter?.add('number', (value) => formatCount(Number(value)))
  document.documentElement.lang = chosen
  document.documentElement.dir = directionOf(chosen)
}

type Values = Readonly<Record<string, string | number>>

const isolated = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? value : apart(value)]),
  )

/** The text of a key. `count` chooses the plural form; numbers to show are given formatted: `{ count, n: formatCount(count) }`. */
export const t = (key: TextKey, values?: Values): string => {
  if (values !== undefined)
    return i18next.t(key, directionOf(language()) === 'rtl' ? isolated(values) : values)
  const text = plain.get(key) ?? i18next.t(key)
  plain.set(key, text)
  return text
}
export type { TextKey }

/** The label of a code in the chosen language. */
export const labelFor = (list: ListName, code: string): string => labelOf(list, code, language())
/** The same for a part of a key of counts: `issuingState:PAK`. */
export const labelOfPart = (part: string): string => {
  const cut = part.indexOf(':')
  return labelFor(listOf(part.slice(0, cut) as Dimension), part.slice(cut + 1))
}

export * from './format.ts'
/** The label of a field of a kind; tests see to it that every field of the table has one. */
export const fieldLabel = (name: string): string => t(`kinds:${name}` as TextKey)
export const sectionLabel = (name: string): string => t(`kinds:section.${name}` as TextKey)

export { language }
