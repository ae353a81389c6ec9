/** Dates and times as people type them. */

const pad = (value: number, length = 2) => String(value).padStart(length, '0')

const real = (year: number, month: number, day: number): string | null => {
  const date = new Date(Date.UTC(year, month - 1, day))
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return same && year >= 1900 ? `${pad(year, 4)}-${pad(month)}-${pad(day)}` : null
}

/** A year of two digits is the latest such year that is not after `thisYear`. */
const fullYear = (typed: string, thisYear: number): number => {
  if (typed.length !== 2) return Number(typed)
  const inCentury = Math.floor(thisYear / 100) * 100 + Number(typed)
  return inCentury > thisYear ? inCentury - 100 : inCentury
}

/** `14.03.1984`, `14/3/84`, `14 3 1984`, `14031984` and `1984-03-14` give `1984-03-14`; anything else null. */
export const readTypedDay = (typed: string, thisYear = new Date().getFullYear()): string | null => {
  const text = typed.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return real(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const spelled =
    /^(\d{1,2})[.\-/ ]+(\d{1,2})[.\-/ ]+(\d{4}|\d{2})\.?$/.exec(text) ?? /^(\d\d)(\d\d)(\d{4})$/.exec(text)
  return spelled ? real(fullYear(spelled[3] ?? '', thisYear), Number(spelled[2]), Number(spelled[1])) : null
}

/** `22:38`, `22.38`, `2238`, `9:05` and `9` give `22:38`, `09:05`, `09:00`; anything else null. */
export const readTypedClock = (typed: string): string | null => {
  const text = typed.trim()
  const parts =
    /^(\d{1,2})[:. h](\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text) ?? /^(\d{1,2})$/.exec(text)
  if (!parts) return null
  const hour = Number(parts[1])
  const minute = Number(parts[2] ?? 0)
  return hour < 24 && minute < 60 ? `${pad(hour)}:${pad(minute)}` : null
}
