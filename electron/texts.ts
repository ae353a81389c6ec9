// The few words that main itself says: menus, dialogs, and sentences for when there is no page to say them.
import { app } from 'electron'
import { ar } from './texts/ar.ts'
import { en, type Texts } from './texts/en.ts'
import { es } from './texts/es.ts'
import { fr } from './texts/fr.ts'

const catalogues: Readonly<Record<string, Texts>> = { ar, en, es, fr }

/** In the system's language; the language chosen in Milepost is known to the page alone. */
export function texts(): Texts {
  const locale = app.isReady() ? app.getLocale() : Intl.DateTimeFormat().resolvedOptions().locale
  return textsFor(locale)
}

export function textsFor(locale: string): Texts {
  const language = locale.split(/[-_]/)[0]?.toLowerCase() ?? ''
  return Object.hasOwn(catalogues, language) ? (catalogues[language] ?? en) : en
}
