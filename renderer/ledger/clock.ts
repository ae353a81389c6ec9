/** The machine's clock, as events state it. The only place of the ledger that asks what time it is. */
import type { ClockTime, LocalMinute } from '../../shared/events/event.ts'

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** Minutes east of UTC of the machine's zone at that instant. */
  offset(instant: number): number
}

export const machineClock: Clock = {
  now: () => Date.now(),
  offset: (instant) => -new Date(instant).getTimezoneOffset(),
}

const two = (value: number) => String(value).padStart(2, '0')

/** `2021-07-06T22:38:05+02:00` */
export const clockTime = (instant: number, offset: number): ClockTime => {
  const local = new Date(instant + offset * 60_000).toISOString().slice(0, 19)
  const minutes = Math.abs(offset)
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

export const timeNow = (clock: Clock): ClockTime => {
  const instant = clock.now()
  return clockTime(instant, clock.offset(instant))
}

/** The same to the minute: `2021-07-06T22:38+02:00`. */
export const localMinute = (instant: number, offset: number): LocalMinute => {
  const time = clockTime(instant, offset)
  return `${time.slice(0, 16)}${time.slice(19)}`
}
