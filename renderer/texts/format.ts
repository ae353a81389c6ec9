/** Numbers, days and clocks as the screens write them. Times stay in the zone in which they were written down. */
import type { ClockTime, LocalMinute } from '../../shared/events/event.ts'
import { language } from './chosen.ts'
import { directionOf, localeOf } from './languages.ts'

const cached = <T>(make: (locale: string) => T) => {
  const byLocale = new Map<string, T>()
  return (): T => {
    const locale = localeOf(language())
    const held = byLocale.get(locale)
    if (held !== undefined) return held
    const made = make(locale)
    byLocale.set(locale, made)
    return made
  }
}
const counts = cached((locale) => new Intl.NumberFormat(locale, { useGrouping: 'always' }))
const days = cached(
  (locale) =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
)
const shortDays = cached(
  (locale) =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
)
const lists = cached((locale) => new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' }))
const orders = cached((locale) => new Intl.Collator(locale, { numeric: true }))

/** `1,204` */
export const formatCount = (count: number): string => counts().format(count)
/** `6 July 2021`, of anything that begins with a day: `2021-07-06…`. */
export const formatDay = (day: string): string => days().format(new Date(`${day.slice(0, 10)}T00:00:00Z`))
/** `6 Jul 2021`, where a column is narrow. */
export const formatShortDay = (day: string): string =>
  shortDays().format(new Date(`${day.slice(0, 10)}T00:00:00Z`))
/** `22:41` */
export const formatClock = (at: ClockTime | LocalMinute): string => at.slice(11, 16)
/** `22:41:05` */
export const formatSeconds = (at: ClockTime): string => at.slice(11, 19)
/**
 * A text that keeps its own direction beside others: from right to left, `HRBAJ3-000412`, a hash, a name or a file name
 * still runs from left to right, whatever stands around it.
 */
export const apart = (text: string): string =>
  directionOf(language()) === 'ltr'
    ? text
    : `${/\p{Script=Arabic}/u.test(text) ? '\u2067' : '\u2066'}${text}\u2069`
const latin = /\p{Script=Latin}/u
const besides = (items: readonly string[], mark: string): string =>
  items.map((item) => (latin.test(item) ? apart(item) : item)).join(mark)
/** `a, b`; `a، b` in Arabic. */
export const joined = (items: readonly string[]): string => besides(items, language() === 'ar' ? '، ' : ', ')
/** `a · b` */
export const dotted = (items: readonly string[]): string => besides(items, ' · ')
/** `Plate: what of it`, with the space that French sets before a colon. */
export const labelled = (label: string, text: string): string =>
  `${label}${language() === 'fr' ? '\u00a0' : ''}: ${text}`
/** `6 July 2021, 22:41` */
export const formatWhen = (at: ClockTime | LocalMinute): string => joined([formatDay(at), formatClock(at)])
/** `06.07.2021`, as it is typed. */
export const formatTypedDay = (day: string): string =>
  /^\d{4}-\d{2}-\d{2}/.test(day) ? `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}` : day
/** `a, b and c` */
export const formatList = (items: readonly string[]): string => lists().format(items)
/** For sorting labels as the language does, `HRBAJ9` before `HRBAJ10`. */
export const compareLabels = (a: string, b: string): number => orders().compare(a, b)
/** `UTC+2`, from the offset at the end of a time. */
export const formatOffset = (at: ClockTime | LocalMinute): string => {
  const offset = /([+-])(\d\d):(\d\d)$/.exec(at)
  if (!offset) return 'UTC'
  const [, sign, hours, minutes] = offset
  return `UTC${sign}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`
}
const inUnits = (unit: 'day' | 'hour' | 'minute' | 'second') =>
  cached((locale) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }))
const units = [
  [86_400, inUnits('day')],
  [3600, inUnits('hour')],
  [60, inUnits('minute')],
  [1, inUnits('second')],
] as const
/** `1 day 2 hours`, of seconds: its two largest parts. */
export const formatSpan = (seconds: number): string => {
  let rest = Math.round(seconds)
  const parts = units.map(([size, format]) => {
    const count = Math.floor(rest / size)
    rest -= count * size
    return { count, text: format().format(count) }
  })
  const largest = parts.findIndex(({ count }) => count > 0)
  const said = parts.slice(largest, largest + 2).filter(({ count }) => count > 0)
  return largest < 0 ? (parts.at(-1)?.text ?? '') : said.map(({ text }) => text).join(' ')
}
/** A fingerprint as it is read aloud: groups of four. */
export const groupsOfFour = (hex: string): string =>
  (hex.replace(/[^0-9a-z]/gi, '').match(/.{1,4}/g) ?? []).join(' ')
