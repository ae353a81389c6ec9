/**
 * The opening code of a pack: 80 random bits that reach the officer another way than the file, by telephone or on
 * paper. Sixteen characters of Crockford's base32 and a check character of the same alphabet: any one wrong character,
 * and any two exchanged, are told before scrypt is paid for.
 */
import type { Randomness } from '../capabilities.ts'
import { accept, type Result, refuse } from '../result.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 16

/** Seventeen characters without separators: what age takes as the passphrase. */
export const makeOpeningCode = (randomness: Randomness): string => {
  let bits = 0n
  for (const byte of randomness.random((length * 5) / 8)) bits = (bits << 8n) | BigInt(byte)
  const values = Array.from({ length }, (_, i) => Number((bits >> BigInt(5 * (length - 1 - i))) & 31n))
  return [...values, checkOf(values)].map((value) => alphabet[value]).join('')
}

/** In groups to read aloud: `7K3M-Q9RT-2BXH-84VNC`. */
export const groupOpeningCode = (code: string): string =>
  `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8, 12)}-${code.slice(12)}`

/**
 * What was typed, as the seventeen characters: case, spaces and dashes do not matter, I and L are 1, O is 0. Refuses
 * with `mistyped-code`.
 */
export const readOpeningCode = (typed: string): Result<string> => {
  const code = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
  const values = [...code].map((character) => alphabet.indexOf(character))
  if (values.length !== length + 1 || values.includes(-1)) return refuse({ reason: 'mistyped-code' })
  return checkOf(values.slice(0, length)) === values[length]
    ? accept(code)
    : refuse({ reason: 'mistyped-code' })
}

/**
 * Over GF(32) with x^5 + x^2 + 1: the sum of each character times x to its position. The sixteen weights differ, so
 * one wrong character, and any two that changed places, change the sum; so does one that changed places with the check.
 */
const checkOf = (values: readonly number[]): number => {
  let sum = 0
  for (const value of values) sum = double(sum ^ value)
  return sum
}
const double = (value: number): number => (value & 16 ? ((value << 1) & 31) ^ 0b00101 : value << 1)
