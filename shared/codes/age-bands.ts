/** CTDC age bands. */
import { entryOf, lists } from './lists.ts'

/** The band of an age in whole years. */
export const ageBandOf = (years: number): string =>
  lists.ageBands.find(
    (band) =>
      !band.code.startsWith('X_') &&
      band.min !== undefined &&
      years >= band.min &&
      years <= (band.max ?? 200),
  )?.code ?? 'Unknown'

/** Whether a band is of minors; null where the band does not say. */
export const bandIsMinor = (band: string): boolean | null => entryOf('ageBands', band)?.minor ?? null
