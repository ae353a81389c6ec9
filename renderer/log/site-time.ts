/** What the clocks of a site show: for "now" in a new entry, and for the day and time that an officer types. */
import type { LocalMinute } from '../../shared/events/event.ts'
import { minuteOf, writeMinute } from '../../shared/figures/instant.ts'
import type { PackSite } from '../../shared/pack/pack.ts'

/** Minutes east of UTC at an instant: the last that began before it; the first covers everything before. */
const offsetAt = (site: PackSite, minute: number): number => {
  let east = site.offsets[0]?.minutes ?? 0
  for (const fact of site.offsets) if (minuteOf(fact.from) <= minute) east = fact.minutes
  return east
}

export const nowAt = (site: PackSite): LocalMinute => {
  const minute = Math.floor(Date.now() / 60_000)
  return writeMinute(minute, offsetAt(site, minute))
}

/** `2021-07-06` and `22:38` as the site's clocks meant it. A time that clocks show twice is the first of the two. */
export const whenAt = (site: PackSite, day: string, clock: string): LocalMinute => {
  const local = minuteOf(`${day}T${clock}+00:00`)
  const offsets = [...new Set(site.offsets.map((fact) => fact.minutes))].sort((a, b) => b - a)
  const east = offsets.find((minutes) => offsetAt(site, local - minutes) === minutes) ?? offsets[0] ?? 0
  return writeMinute(local - east, east)
}
