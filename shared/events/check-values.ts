/**
 * Checks of single values that come from outside. Each answers whether the value is one; no check throws or reads
 * anything but its argument. `shared/batch/FORMAT.md`, "Values", lists them for other implementations.
 */
import { isHex } from '../lines/bytes.ts'

export type Check = (value: unknown) => boolean

const isText = (value: unknown): value is string => typeof value === 'string'
const matches =
  (pattern: RegExp): Check =>
  (value) =>
    isText(value) && pattern.test(value)

export const isInteger =
  (min: number, max: number): Check =>
  (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max

export const isOneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    isText(value) && values.includes(value)

export const isBoolean: Check = (value) => typeof value === 'boolean'
export const isHex64: Check = (value) => isHex(value, 64)

/** Ids of sites and units, codes of installations: `HRBAJ`, `HRBAJ3`, `OCUABU`. */
export const isId = matches(/^[A-Z0-9]{2,12}$/)
/** Numbers of events, segments and records. */
export const isNumber = isInteger(1, Number.MAX_SAFE_INTEGER)

const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isDay = (year: number, month: number, day: number): boolean => {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return year >= 1900 && month >= 1 && day >= 1 && day <= (days[month - 1] ?? 0) + (leap ? 1 : 0)
}
const two = (text: string, at: number): number =>
  10 * (text.charCodeAt(at) - 48) + text.charCodeAt(at + 1) - 48
const dayAt = (text: string): boolean => isDay(100 * two(text, 0) + two(text, 2), two(text, 5), two(text, 8))

const datePattern = /^\d{4}-\d\d-\d\d$/
const minutePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d$/
const clockPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/

/** Within ±18:00, the widest that ISO 8601 libraries take; nought is `+00:00` only. */
const isOffset = (text: string, at: number): boolean => {
  const hours = two(text, at + 1)
  const minutes = two(text, at + 4)
  if (minutes > 59 || hours > 18 || (hours === 18 && minutes > 0)) return false
  return text[at] === '+' || hours + minutes > 0
}

/** A day of the calendar, 1900 to 9999: `2021-07-06`. */
export const isDate: Check = (value) => isText(value) && datePattern.test(value) && dayAt(value)

/** `2021-07-06T22:38+02:00` */
export const isLocalMinute: Check = (value) =>
  isText(value) &&
  minutePattern.test(value) &&
  dayAt(value) &&
  two(value, 11) <= 23 &&
  two(value, 14) <= 59 &&
  isOffset(value, 16)

/** `2021-07-06T22:38:05+02:00`; no leap seconds. */
export const isClockTime: Check = (value) =>
  isText(value) &&
  clockPattern.test(value) &&
  dayAt(value) &&
  two(value, 11) <= 23 &&
  two(value, 14) <= 59 &&
  two(value, 17) <= 59 &&
  isOffset(value, 19)

export const isReference: Check = (value) =>
  Array.isArray(value) &&
  value.length === 3 &&
  isHex(value[0], 64) &&
  isNumber(value[1]) &&
  isHex(value[2], 16)

export const isListOf =
  (check: Check, min: number, max: number): Check =>
  (value) =>
    Array.isArray(value) && value.length >= min && value.length <= max && value.every(check)

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One key of a row: its name, its check, and whether it may be absent. */
export interface Row {
  readonly key: string
  readonly check: Check
  readonly optional?: true
}

/**
 * What a refusal calls a key that we have not. Refusals reach screens and receipts: what a file made up may be of any
 * length, or a person's name.
 */
export const unknownField = '?'

/**
 * Whether an object has exactly the keys of the rows, in their order. `from` skips keys already checked by the caller.
 * Gives the key that does not fit, `unknownField` where no row has it, or null.
 */
export const faultOfRows = (
  value: Readonly<Record<string, unknown>>,
  rows: readonly Row[],
  from = 0,
): string | null => {
  const keys = Object.keys(value)
  let at = from
  for (const row of rows) {
    if (keys[at] !== row.key) {
      if (row.optional) continue
      return row.key
    }
    if (!row.check(value[row.key])) return row.key
    at++
  }
  if (at === keys.length) return null
  return rows.find(({ key }) => key === keys[at])?.key ?? unknownField
}

export const isRows =
  (rows: readonly Row[]): Check =>
  (value) =>
    isObject(value) && faultOfRows(value, rows) === null

/** Ascending by UTF-16 code units and without repeats. */
export const isSortedSet = (items: readonly unknown[]): items is readonly string[] =>
  items.every((item, i) => isText(item) && (i === 0 || (items[i - 1] as string) < item))
