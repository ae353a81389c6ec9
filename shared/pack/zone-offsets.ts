/**
 * From a time zone to the numbers that a pack holds. The engine's time zone data is asked once, when a site is
 * written; figures then go by the numbers alone, so that no installation's data moves a day.
 */
import type { Dated } from './pack.ts'

const minute = 60_000
const day = 86_400_000

/** Minutes east of UTC at an instant (milliseconds), or null for a zone that the engine does not know. */
export const offsetAt = (zone: string, instant: number): number | null => {
  const clock = clockOf(zone)
  return clock === null ? null : clock(instant)
}

const clockOf = (zone: string): ((instant: number) => number) | null => {
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
    return (instant) => {
      const parts = Object.fromEntries(
        format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
      )
      const { year = 0, month = 1, day: date = 1, hour = 0, minute: minutes = 0 } = parts
      return Math.round((Date.UTC(year, month - 1, date, hour, minutes) - instant) / minute)
    }
  } catch {
    return null
  }
}

/**
 * The dated offsets of a zone for an operation from its first through its last day, with a month's margin at either
 * end; null for an unknown zone. The first covers everything before.
 */
export const offsetsOf = (zone: string, starts: string, ends: string): readonly Dated[] | null => {
  const clock = clockOf(zone)
  if (clock === null) return null
  const first = Date.parse(`${starts}T00:00Z`) - 31 * day
  const last = Date.parse(`${ends}T00:00Z`) + 32 * day
  const offsets: Dated[] = [{ from: instantText(first), minutes: clock(first) }]
  for (let at = first; at < last; at += day)
    if (clock(at + day) !== clock(at)) {
      const from = changeBetween(clock, at, at + day)
      offsets.push({ from: instantText(from), minutes: clock(from) })
    }
  return offsets
}

const instantText = (instant: number): string => `${new Date(instant).toISOString().slice(0, 16)}Z`

/** The first minute after `before` at which the clock goes as it does at `after`. */
const changeBetween = (clock: (instant: number) => number, before: number, after: number): number => {
  let [low, high] = [before, after]
  while (high - low > minute) {
    const middle = low + Math.floor((high - low) / 2 / minute) * minute
    if (clock(middle) === clock(after)) high = middle
    else low = middle
  }
  return high
}
