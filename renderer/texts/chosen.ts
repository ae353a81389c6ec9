/** The language of the screen. */
import type { Language } from '../../shared/codes/lists.ts'

let chosen: Language = 'en'
export const language = (): Language => chosen
export const chooseLanguage = (wished: Language): void => {
  chosen = wished
}
