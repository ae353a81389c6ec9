/** `tally.json`: a tally for other programs. Figures by name, in the three columns of the sheet; null is not reported. */
import type { LocalMinute, Scope } from '../events/event.ts'
import { rulesVersion } from '../events/op-table.ts'
import { compareText } from '../events/reference.ts'
import type { Tally } from '../figures/tally.ts'

export interface TallyJson {
  readonly tally: 1
  readonly rules: number
  readonly scope: Scope
  readonly day: string
  readonly from: LocalMinute
  readonly to: LocalMinute
  readonly zone: string
  readonly place: string
  readonly country: string | null
  readonly unit: string
  readonly reporting: readonly string[]
  readonly silent: readonly string[]
  /** Of the sheet issued for it, or null. */
  readonly sheet: { readonly number: number; readonly version: number; readonly check: string } | null
  readonly figures: Readonly<Record<string, TallyColumns>>
}

export interface TallyColumns {
  readonly day: number | null
  readonly operation: number | null
  /** null where there is no sheet before. */
  readonly change: number | null
}

/** What it takes of `TallyView`. */
export interface TallySource {
  readonly tally: Tally
  readonly from: LocalMinute
  readonly to: LocalMinute
  readonly zone: string
  readonly place: string
  readonly country: string | null
  readonly unit: string
  readonly reporting: readonly string[]
  readonly silent: readonly string[]
  readonly issued: {
    readonly sheet: { readonly number: number; readonly version: number; readonly check: string }
  } | null
}

/** Every figure and breakdown, keys in code unit order: `JSON.stringify` of it is the same everywhere. */
export const tallyJson = (view: TallySource): TallyJson => {
  const { tally, from, to, zone, place, country, unit, reporting, silent, issued } = view
  const { today, soFar, since } = tally
  const keys = [...new Set([...Object.keys(today), ...Object.keys(soFar)])].sort(compareText)
  const figures = keys.map((key): [string, TallyColumns] => [
    key,
    { day: today[key] ?? null, operation: soFar[key] ?? null, change: since?.[key] ?? null },
  ])
  return {
    tally: 1,
    rules: rulesVersion,
    scope: tally.scope,
    day: tally.day,
    from,
    to,
    zone,
    place,
    country,
    unit,
    reporting,
    silent,
    sheet: issued && {
      number: issued.sheet.number,
      version: issued.sheet.version,
      check: issued.sheet.check,
    },
    figures: Object.fromEntries(figures),
  }
}
