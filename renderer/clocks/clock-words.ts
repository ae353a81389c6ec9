/** Entries and spans of time in words. */
import type { ClockTime } from '../../shared/events/event.ts'
import { moveClock } from '../../shared/figures/instant.ts'
import { formatClock, formatOffset, formatShortDay, formatSpan, joined, t } from '../texts/index.ts'

/** `HRBAJ1-000012` */
export const entryLabel = (code: string, number: number): string =>
  `${code}-${String(number).padStart(6, '0')}`

/** `HRBAJ1-000012 to HRBAJ1-000019`; of one entry, that one. */
export const runLabel = (code: string, run: { readonly first: number; readonly last: number }): string => {
  const [first, last] = [entryLabel(code, run.first), entryLabel(code, run.last)]
  return run.first === run.last ? first : t('clocks:run', { first, last })
}

/** `6 Jul 2021, 10:12`, moved by a correction. */
export const shortTime = (at: ClockTime, seconds = 0): string => {
  const moved = moveClock(at, seconds)
  return joined([formatShortDay(moved), formatClock(moved)])
}

/** Two times of one log; their offsets only where these differ. */
export const twoTimes = (before: ClockTime, after: ClockTime, [a, b]: readonly [number, number]): string => {
  const apart = before.slice(19) !== after.slice(19)
  const said = (at: ClockTime, seconds: number) =>
    apart ? `${shortTime(at, seconds)} ${formatOffset(at)}` : shortTime(at, seconds)
  return t('clocks:jump', { before: said(before, a), after: said(after, b) })
}

/** `+1 day`, `−2 hours 5 minutes` */
export const signedSpan = (seconds: number): string =>
  `${seconds < 0 ? '−' : '+'}${formatSpan(Math.abs(seconds))}`
