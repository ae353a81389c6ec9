/** The languages of the interface. A language joins when its catalogue is complete; its direction follows from it. */
import type { Language } from '../../shared/codes/lists.ts'
import type { Catalogue } from './catalogue.ts'
import { en } from './en/index.ts'

export const catalogues: Partial<Record<Language, Catalogue>> = { en }

export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
}
export const languages = (Object.keys(languageNames) as Language[]).filter((language) => catalogues[language])
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr')

/** Western digits and the Gregorian calendar in every language. */
export const localeOf = (language: Language): string =>
  `${language === 'en' ? 'en-GB' : language}-u-ca-gregory-nu-latn`
