/** The code of a log that continues another: both number from 1, and labels of two logs of an installation are never the same. */

/** Of codes of stations: FORMAT.md, "Values". */
const longest = 12
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The next of the same length, as one counts: `9` is followed by `A`, `Z` by `0` and one more before it. */
const countedOn = (code: string): string => {
  if (code === '') return ''
  const next = digits[digits.indexOf(code.slice(-1)) + 1]
  return next === undefined ? `${countedOn(code.slice(0, -1))}0` : code.slice(0, -1) + next
}

/** Where there is no room for a letter more: the last one is `B` to `Z`, then `B` again and one more before it. */
const nextOfLongest = (code: string): string => {
  const last = code.slice(-1)
  const before = code.slice(0, -1)
  if (last === 'Z') return `${countedOn(before)}B`
  return /\d/.test(last) ? `${before}B` : before + countedOn(last)
}

/** The code proposed: of `HRBAJ3`, `HRBAJ3B`, and of that `HRBAJ3C`. However often: none comes again. */
export const nextCode = (code: string): string => {
  if (/\d[B-Y]$/.test(code)) return countedOn(code)
  return code.length < longest ? `${code}B` : nextOfLongest(code)
}

/** The code wished, or the next that none of the logs before had. */
export const freeCode = (wished: string, taken: ReadonlySet<string>): string => {
  let code = wished
  while (taken.has(code)) code = nextCode(code)
  return code
}
