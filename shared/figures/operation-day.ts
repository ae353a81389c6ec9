/**
 * The operation day of a site: DESIGN.md, "A record belongs to the day of its site in which `when` falls". Days follow
 * one another without hole or overlap: day D lasts from its own start to the start of D + 1, whatever the clocks did.
 */
import type { LocalMinute } from '../events/event.ts'
import type { Dated, PackSite } from '../pack/pack.ts'
import { dayNumberOf, dayText, minuteOf, writeMinute } from './instant.ts'

/** The operation day in which something happened: `2021-07-06`. The time's own offset makes it an instant. */
export const dayOf = (site: PackSite, when: LocalMinute): string => clockOf(site).dayAt(minuteOf(when))

/** The operation day that holds an instant, in minutes since 1970 in UTC: from its first minute to the first of the next. */
export const dayAround = (
  site: PackSite,
  minute: number,
): { readonly day: string; readonly from: number; readonly to: number } => {
  const clock = clockOf(site)
  const day = clock.dayAt(minute)
  const number = dayNumberOf(day)
  return { day, from: clock.start(number), to: clock.start(number + 1) }
}

/** First minute of a day and first minute of the next, as the site's clocks show them. */
export const boundsOf = (
  site: PackSite,
  day: string,
): { readonly from: LocalMinute; readonly to: LocalMinute } => {
  const clock = clockOf(site)
  const number = dayNumberOf(day)
  return { from: clock.write(clock.start(number)), to: clock.write(clock.start(number + 1)) }
}

/** The first minute after a day, since 1970 in UTC: the cut-off at which stocks are taken. */
export const cutoffOf = (site: PackSite, day: string): number => clockOf(site).start(dayNumberOf(day) + 1)

interface SiteClock {
  start(dayNumber: number): number
  dayAt(minute: number): string
  write(minute: number): LocalMinute
}

const clocks = new WeakMap<PackSite, SiteClock>()
const clockOf = (site: PackSite): SiteClock => {
  let clock = clocks.get(site)
  if (!clock) {
    clock = makeClock(site)
    clocks.set(site, clock)
  }
  return clock
}

/** The fact that holds at a number: the last whose `from` is not after it; the first covers everything before. */
const holding = (facts: readonly { from: number; minutes: number }[], at: number): number => {
  let minutes = facts[0]?.minutes ?? 0
  for (const fact of facts) if (fact.from <= at) minutes = fact.minutes
  return minutes
}

const makeClock = (site: PackSite): SiteClock => {
  const dated = (facts: readonly Dated[], number: (text: string) => number) =>
    facts.map((fact) => ({ from: number(fact.from), minutes: fact.minutes }))
  const offsets = dated(site.offsets, minuteOf)
  const cutoffs = dated(site.cutoffs, dayNumberOf)
  const starts = new Map<number, number>()
  const texts = new Map<number, string>()

  /** A local time that clocks show twice is the first of the two; one they skip is read by the offset before the jump. */
  const instantOf = (local: number): number => {
    const shown = offsets
      .map(({ minutes }) => local - minutes)
      .filter((minute) => minute + holding(offsets, minute) === local)
    if (shown.length > 0) return Math.min(...shown)
    const later = Math.max(0, ...offsets.map(({ minutes }) => minutes))
    return local - holding(offsets, local - later)
  }

  const start = (dayNumber: number): number => {
    let minute = starts.get(dayNumber)
    if (minute === undefined) {
      minute = instantOf(dayNumber * 1440 + holding(cutoffs, dayNumber))
      starts.set(dayNumber, minute)
    }
    return minute
  }

  const dayAt = (minute: number): string => {
    let number = Math.floor((minute + holding(offsets, minute)) / 1440)
    while (minute < start(number)) number--
    while (minute >= start(number + 1)) number++
    let text = texts.get(number)
    if (text === undefined) {
      text = dayText(number)
      texts.set(number, text)
    }
    return text
  }

  return { start, dayAt, write: (minute) => writeMinute(minute, holding(offsets, minute)) }
}
