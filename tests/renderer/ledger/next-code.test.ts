import { expect, test } from 'vitest'
import { freeCode, nextCode } from '../../../renderer/ledger/session/next-code.ts'

test('a letter more, then the next letter', () => {
  expect(nextCode('HRBAJ3')).toBe('HRBAJ3B')
  expect(nextCode('HRBAJ3B')).toBe('HRBAJ3C')
  expect(nextCode('HRBAJ3Z')).toBe('HRBAJ3ZB')
  expect(nextCode('OCUABU')).toBe('OCUABUB')
})

test.each([
  'HRBAJ3',
  'OCUABU',
  'HRBAJ1234567',
  'ABCDEFGHIJKL',
  'ABCDEFGHIJKA',
  'ZZZZZZZZZZZZ',
  '123456789012',
  'AB',
])('of %s no code comes again, and each is one', (first) => {
  const codes = [first]
  for (let at = 0; at < 2000; at++) codes.push(nextCode(codes.at(-1) ?? ''))
  expect(new Set(codes).size).toBe(codes.length)
  for (const code of codes) expect(code).toMatch(/^[A-Z0-9]{2,12}$/)
})

test('a code that a log before had gives way', () => {
  const taken = new Set(['HRBAJ1', 'HRBAJ1B', 'HRBAJ1C'])
  expect(freeCode('HRBAJ1', taken)).toBe('HRBAJ1D')
  expect(freeCode('HRBAJ7', taken)).toBe('HRBAJ7')
})
