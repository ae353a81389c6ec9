import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupOpeningCode, makeOpeningCode, readOpeningCode } from '../../../shared/pack/opening-code.ts'
import { deterministicRandomness } from '../builders.ts'

const code = makeOpeningCode(deterministicRandomness('code'))
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

test('seventeen characters, 80 bits of them random', () => {
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{17}$/)
  expect(makeOpeningCode({ random: (length) => new Uint8Array(length) })).toBe('00000000000000000')
  expect(makeOpeningCode({ random: (length) => new Uint8Array(length).fill(255) }).slice(0, 16)).toBe(
    'ZZZZZZZZZZZZZZZZ',
  )
  expect(makeOpeningCode({ random: (length) => new Uint8Array(length).map((_, i) => i) })).toMatch(
    /^000G40R40M30E209/,
  )
})

test('typed in any way a person writes it', () => {
  const grouped = groupOpeningCode(code)
  expect(grouped).toMatch(/^.{4}-.{4}-.{4}-.{5}$/)
  for (const typed of [
    code,
    grouped,
    grouped.toLowerCase(),
    ` ${grouped.replaceAll('-', ' – ')} `,
    code.replaceAll('1', 'l').replaceAll('0', 'o'),
    code.replaceAll('1', 'I').replaceAll('0', 'O'),
  ])
    expect(readOpeningCode(typed)).toEqual({ ok: true, value: code })
})

test('every single wrong character, and every two exchanged, are told', () => {
  const mistyped = { ok: false, refusal: { reason: 'mistyped-code' } }
  for (let at = 0; at < code.length; at++)
    for (const character of alphabet)
      if (character !== code[at])
        expect(readOpeningCode(code.slice(0, at) + character + code.slice(at + 1))).toEqual(mistyped)
  for (let a = 0; a < code.length; a++)
    for (let b = a + 1; b < code.length; b++)
      if (code[a] !== code[b]) {
        const swapped = [...code]
        ;[swapped[a], swapped[b]] = [swapped[b] as string, swapped[a] as string]
        expect(readOpeningCode(swapped.join(''))).toEqual(mistyped)
      }
  for (const typed of [
    '',
    code.slice(1),
    `${code}0`,
    code.replace(/.$/, 'U'),
    code.replace(/.$/, '*'),
    code.replace(/.$/, 'É'),
  ])
    expect(readOpeningCode(typed)).toEqual(mistyped)
})

test('every code that is made can be read', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
      const made = makeOpeningCode({ random: () => bytes })
      expect(readOpeningCode(groupOpeningCode(made))).toEqual({ ok: true, value: made })
    }),
  )
})
