/** Values that code written for honest files is most likely to stumble over. */
import type { Dice } from './dice.ts'

/** Stands in every hostile text that might be a person's: no refusal may ever repeat it. */
export const planted = 'Kxqvánoš'

const nested = (deep: number): unknown => {
  let value: unknown = 1
  for (let at = 0; at < deep; at++) value = at % 2 ? [value] : { a: value }
  return value
}

const wild: readonly ((dice: Dice) => unknown)[] = [
  () => null,
  () => true,
  () => '',
  () => -0,
  () => -1,
  () => 0,
  () => 1.5,
  () => 1e300,
  () => 2 ** 53 + 2,
  () => Number.MAX_SAFE_INTEGER,
  () => Number.MIN_SAFE_INTEGER,
  () => [],
  () => ({}),
  () => nested(500),
  () => nested(4),
  () => ({ toString: planted, valueOf: null, length: -1 }),
  () => JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{}}}'),
  () => '__proto__',
  () => 'constructor',
  () => planted,
  () => `${planted}\u0000`,
  () => '\ud800',
  () => 'e\u0301',
  () => '\u202e\u2066إ‏',
  () => '0'.repeat(64),
  () => 'f'.repeat(64),
  () => 'age1'.padEnd(62, 'q'),
  () => '9999-12-31T23:59:59-18:00',
  () => '1900-01-01T00:00:00+18:00',
  () => '9999-12-31T23:59-18:00',
  () => '2021-02-30',
  () => '9999-12-31',
  (dice) => planted.repeat(1 + dice.int(5_000)),
  (dice) => Array.from({ length: dice.int(400) }, () => dice.int(9)),
  (dice) => String(dice.int(1e9)),
  (dice) => dice.int(1e9),
]
export const wildValue = (dice: Dice): unknown => dice.pick(wild)(dice)

type Json = Record<string, unknown> | unknown[]
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** Places of a value: each object or list in it with a key that is there. */
const placesOf = (value: unknown, found: [Json, string][] = []): [Json, string][] => {
  if (!isJson(value) || found.length > 2_000) return found
  for (const key of Object.keys(value)) {
    found.push([value, key])
    placesOf((value as Record<string, unknown>)[key], found)
  }
  return found
}

const put = (at: Json, key: string, value: unknown): void => {
  Object.defineProperty(at, key, { value, enumerable: true, configurable: true, writable: true })
}

/** Names that no field has; the last three would do harm on a screen. */
export const wildKeys = [
  ...['__proto__', 'constructor', 'milepost', 'n', 'x', '', planted],
  ...['k'.repeat(3_000), `a\u0007\u001b[2J\u202e`, `${'b'.repeat(63)}😀`],
]

/** The same with one thing in it changed: another value, a digit, a key gone, added, or elsewhere. */
export const changeValue = (given: unknown, dice: Dice): unknown => {
  const value: unknown = structuredClone(given)
  const places = placesOf(value)
  if (places.length === 0) return wildValue(dice)
  const [at, key] = dice.pick(places)
  const held = (at as Record<string, unknown>)[key]
  switch (dice.int(8)) {
    case 0:
      delete (at as Record<string, unknown>)[key]
      break
    case 1:
      put(at, dice.pick(wildKeys), wildValue(dice))
      break
    case 2: {
      delete (at as Record<string, unknown>)[key]
      put(at, key, held)
      break
    }
    case 3:
      put(at, key, dice.once(2) ? [held] : String(held))
      break
    case 4:
      if (typeof held === 'boolean') put(at, key, !held)
      else if (typeof held === 'number') put(at, key, held + dice.pick([1, -1, 1000]))
      else if (typeof held === 'string' && held !== '') {
        const place = dice.int(held.length)
        put(at, key, held.slice(0, place) + dice.pick(['0', 'A', 'f', 'é', ' ']) + held.slice(place + 1))
      } else put(at, key, wildValue(dice))
      break
    default:
      put(at, key, wildValue(dice))
  }
  return value
}

/** Another spelling of a line, which says the same to a lenient reader. */
const respell = (line: string, dice: Dice): string => {
  switch (dice.int(5)) {
    case 0:
      return ` ${line}`
    case 1:
      return line.replace('{', '{"a":1,"a":2,')
    case 2:
      return line.replace(/"(\w)/, (_, letter: string) => `"\\u00${letter.charCodeAt(0).toString(16)}`)
    case 3:
      return line.replace(/:(\d)/, ':0$1')
    default:
      return line.replace('}', ',}')
  }
}

/** A line changed as a value (so that it is well spelled again), in its spelling, or as letters. */
export const changeLine = (line: string, dice: Dice): string => {
  if (dice.once(6)) return respell(line, dice)
  if (dice.once(8)) return dice.pick(['', '{', '[]', 'null', '"', '\u2028', `${'['.repeat(2_000)}`])
  try {
    return JSON.stringify(changeValue(JSON.parse(line), dice)) ?? 'null'
  } catch {
    return respell(line, dice)
  }
}

/** Lines dropped, doubled, swapped, put elsewhere or changed. */
export const changeLines = (given: readonly string[], dice: Dice): readonly string[] => {
  const lines = [...given]
  const at = dice.int(lines.length)
  switch (dice.int(6)) {
    case 0:
      lines.splice(at, 1)
      return lines
    case 1:
      lines.splice(dice.int(lines.length + 1), 0, lines[at] ?? '')
      return lines
    case 2: {
      const other = dice.int(lines.length)
      ;[lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? '']
      return lines
    }
    default:
      lines[at] = changeLine(lines[at] ?? '', dice)
      return lines
  }
}
