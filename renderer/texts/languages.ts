/** The languages of the interface: the official ones of INTERPOL. The direction follows from the language. */
import type { Language } from '../../shared/codes/lists.ts'
import { ar } from './ar/index.ts'
import type { Catalogue } from './catalogue.ts'
import { en } from './en/index.ts'
import { es } from './es/index.ts'
import { fr } from './fr/index.ts'

export const catalogues: Readonly<Record<Language, Catalogue>> = { en, fr, es, ar }

export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
}
export const languages = Object.keys(languageNames) as Language[]
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr')

/** Western digits and the Gregorian calendar in every language. */
export const localeOf = (language: Language): string =>
  `${language === 'en' ? 'en-GB' : language}-u-ca-gregory-nu-latn`
