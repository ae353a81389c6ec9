/** Operation days as screens count them. */
import { dayNumberOf, dayText } from '../../../shared/figures/instant.ts'
import { dayOf } from '../../../shared/figures/operation-day.ts'
import { sitesOf } from '../../../shared/figures/scope-sites.ts'
import type { PackSite } from '../../../shared/pack/pack.ts'
import { localMinute } from '../clock.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { ownPlace } from '../session/own-place.ts'

/** Sites of this installation's work: a station's own, a unit's and those of the units below it. */
export const ownSites = (ledger: OpenLedger): readonly PackSite[] => {
  const { site, unit } = ownPlace(ledger)
  if (site) return [site]
  const { pack, cells } = ledger.fold
  const below = sitesOf(pack, cells, unit ? { of: 'unit', id: unit.id } : { of: 'operation' })
  return pack.sites.filter(({ id }) => below.has(id))
}

/** The operation day in which it is now: of several sites, that of the site furthest ahead. */
export const todayOf = (ledger: OpenLedger): string => {
  const { clock } = ledger.parts
  const instant = clock.now()
  const now = localMinute(instant, clock.offset(instant))
  const days = ownSites(ledger).map((site) => dayOf(site, now))
  return days.sort().at(-1) ?? now.slice(0, 10)
}

/** From the first day of the operation to the day it is now, or its last; before it begins, the first alone. */
export const daysSoFar = (ledger: OpenLedger): readonly string[] => {
  const { starts, ends } = ledger.fold.pack
  const today = todayOf(ledger)
  const last = today > ends ? ends : today < starts ? starts : today
  const first = dayNumberOf(starts)
  return Array.from({ length: dayNumberOf(last) - first + 1 }, (_, at) => dayText(first + at))
}

/** Day 2 of 5; 0 before the first, one more than there are after the last. */
export const placeOfDay = (
  ledger: OpenLedger,
  day: string,
): { readonly dayNumber: number; readonly of: number } => {
  const { starts, ends } = ledger.fold.pack
  const of = dayNumberOf(ends) - dayNumberOf(starts) + 1
  const dayNumber = dayNumberOf(day) - dayNumberOf(starts) + 1
  return { dayNumber: Math.min(Math.max(dayNumber, 0), of + 1), of }
}
