/** How this machine shows Milepost: language, theme, size, minutes until it locks. In localStorage, since nothing of it is personal. */
import { create } from 'zustand'
import type { Language } from '../../shared/codes/lists.ts'
import { languages } from '../texts/languages.ts'

export type Theme = 'day' | 'night' | 'contrast'
export const themes: readonly Theme[] = ['day', 'night', 'contrast']
export const idleChoices = [1, 2, 5, 10, 15, 30] as const

export interface Preferences {
  readonly language: Language
  readonly theme: Theme
  readonly large: boolean
  readonly idleMinutes: number
}

const place = 'milepost.preferences'

/** What is stored may be of another version or damaged: each value is checked, or its default taken. */
const read = (): Preferences => {
  let held: Partial<Record<keyof Preferences, unknown>> = {}
  try {
    held = (JSON.parse(localStorage.getItem(place) ?? '{}') ?? {}) as typeof held
  } catch {
    held = {}
  }
  const offered = navigator.languages.map((name) => name.slice(0, 2))
  const wished = [held.language, ...offered].find((name) => languages.some((known) => known === name))
  return {
    language: (wished as Language | undefined) ?? 'en',
    theme: themes.find((theme) => theme === held.theme) ?? 'day',
    large: held.large === true,
    idleMinutes: idleChoices.find((minutes) => minutes === held.idleMinutes) ?? 5,
  }
}

export const usePreferences = create<Preferences>(read)

export const setPreference = (change: Partial<Preferences>): void => {
  usePreferences.setState(change)
  localStorage.setItem(place, JSON.stringify(usePreferences.getState()))
}
