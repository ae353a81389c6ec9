/**
 * Times as numbers. A time carries its own offset, so two are compared as instants without any table of time zones.
 * Proleptic Gregorian, no leap seconds. Lines are checked before they get here: a text that is no time gives 0, never NaN.
 */

const two = (text: string, at: number): number =>
  10 * (text.charCodeAt(at) - 48) + text.charCodeAt(at + 1) - 48

/** Days from 1970-01-01 to the day that a text begins with: `2021-07-06…`. */
export const dayNumberOf = (text: string): number => {
  const month = two(text, 5)
  const year = 100 * two(text, 0) + two(text, 2) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + two(text, 8) - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468 || 0
}

/** 9999-12-31: days are compared as text, so none has a longer year. */
const lastDay = 2_932_896

/** Days that were written lately: nearly all times of an operation lie on a few. */
const written = new Map<number, string>()

/** `2021-07-06` of a day number. */
export const dayText = (dayNumber: number): string => {
  let text = written.get(dayNumber)
  if (text === undefined) {
    if (written.size >= 1000) written.clear()
    text = writeDay(dayNumber)
    written.set(dayNumber, text)
  }
  return text
}

const writeDay = (dayNumber: number): string => {
  const z = Math.min(dayNumber, lastDay) + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const m = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * m + 2) / 5) + 1
  const month = m < 10 ? m + 3 : m - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`
}

/** Minutes east of UTC at the end of a time: `+02:00`, or `Z`. */
const offsetAt = (text: string, at: number): number => {
  const sign = text.charCodeAt(at)
  if (sign === 90) return 0
  const minutes = 60 * two(text, at + 1) + two(text, at + 4)
  return sign === 45 ? -minutes : minutes
}

/** Minutes since 1970-01-01T00:00Z of a `LocalMinute`: `2021-07-06T22:38+02:00`. */
export const minuteOf = (when: string): number =>
  dayNumberOf(when) * 1440 + 60 * two(when, 11) + two(when, 14) - offsetAt(when, 16) || 0

/** Seconds since 1970-01-01T00:00Z of a `ClockTime`: `2021-07-06T22:38:05+02:00`. */
export const secondOf = (at: string): number =>
  (dayNumberOf(at) * 1440 + 60 * two(at, 11) + two(at, 14) - offsetAt(at, 19)) * 60 + two(at, 17) || 0

/** The `LocalMinute` of an instant, as a clock with this offset (minutes east of UTC) shows it. */
export const writeMinute = (minute: number, offset: number): string => {
  const local = minute + offset
  const day = Math.floor(local / 1440)
  const inDay = local - day * 1440
  const east = Math.abs(offset)
  return `${dayText(day)}T${pad(Math.floor(inDay / 60))}:${pad(inDay % 60)}${offset < 0 ? '-' : '+'}${pad(
    Math.floor(east / 60),
  )}:${pad(east % 60)}`
}

/** The same clock, moved: the offset stays as it was written. */
export const moveMinute = (when: string, seconds: number): string =>
  writeMinute(minuteOf(when) + Math.round(seconds / 60), offsetAt(when, 16))

export const moveClock = (at: string, seconds: number): string =>
  writeSecond(secondOf(at) + seconds, offsetAt(at, 19))

/** The `ClockTime` of an instant, as a clock with this offset (minutes east of UTC) shows it. */
export const writeSecond = (second: number, offset: number): string => {
  const minute = writeMinute(Math.floor(second / 60), offset)
  return `${minute.slice(0, 16)}:${pad(((second % 60) + 60) % 60)}${minute.slice(16)}`
}

/** Minutes east of UTC, of a `ClockTime` and of a `LocalMinute`. */
export const offsetOfClock = (at: string): number => offsetAt(at, 19)
export const offsetOfMinute = (when: string): number => offsetAt(when, 16)

const numbers = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'))
const pad = (value: number): string => numbers[value] ?? String(value)
