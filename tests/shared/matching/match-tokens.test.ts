// Tokens are equal where a person would say "the same", and are what the format says.
import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Personal } from '../../../shared/events/event.ts'
import { matchTokens } from '../../../shared/matching/match-tokens.ts'
import { testCryptography } from '../builders.ts'

const caps = testCryptography('matching')
const key = new Uint8Array(32).fill(7)
const tokens = (personal: Personal, body: Parameters<typeof matchTokens>[3] = {}, kind = 'arrest' as const) =>
  matchTokens(caps, key, kind, body, personal)
const independent = (text: string) => createHmac('sha256', key).update(text).digest('hex').slice(0, 16)

test('the bytes of the format', () => {
  expect(tokens({ documentNumber: 'b 096-1234' }, { citizenship: 'UGA' })).toEqual({
    doc1: independent('doc1\nUGA\nB0961234'),
  })
  expect(tokens({ familyName: 'Peña Nieto', givenNames: 'José', birthDate: '1990-02-28' })).toEqual({
    name1: independent('name1\nJOSE NIETO PENA\n1990-02-28'),
  })
})

describe('one person, written twice', () => {
  test.each([
    [{ documentNumber: 'AB 123.456' }, { documentNumber: 'ab123456' }],
    [{ documentNumber: 'ＡＢ１２３' }, { documentNumber: 'AB123' }],
    [
      { familyName: 'Al-Mansoori', givenNames: 'Ahmed', birthDate: '1988-01-01' },
      { familyName: 'AHMED', givenNames: 'Mansoori Al', birthDate: '1988-01-01' },
    ],
    [
      { familyName: 'Đorđević', birthDate: '1988-01-01' },
      { familyName: 'ĐORĐEVIĆ', birthDate: '1988-01-01' },
    ],
    [
      { familyName: 'محمد', givenNames: 'أحمد', birthDate: '1988-01-01' },
      { familyName: 'أحمد محمد', birthDate: '1988-01-01' },
    ],
  ] as readonly (readonly [Personal, Personal])[])('%j and %j', (one, other) => {
    expect(tokens(one)).toEqual(tokens(other))
    expect(Object.keys(tokens(one))).toHaveLength(1)
  })
})

test('another State, birth date or key is another token', () => {
  const document = { documentNumber: 'AB123' }
  const name = { familyName: 'Marić', birthDate: '1988-01-01' }
  expect(tokens(document, { citizenship: 'UGA' })).not.toEqual(tokens(document, { citizenship: 'KEN' }))
  expect(tokens(name)).not.toEqual(tokens({ ...name, birthDate: '1988-01-02' }))
  expect(matchTokens(caps, new Uint8Array(32), 'arrest', {}, document)).not.toEqual(tokens(document))
})

test('no token of a group, of a name without a birth date, or of an inspection', () => {
  const personal = { familyName: 'Marić', birthDate: '1988-01-01', documentNumber: 'AB123' }
  expect(tokens(personal, { persons: 2 })).toEqual({})
  expect(tokens({ familyName: 'Marić' })).toEqual({})
  expect(tokens({ documentNumber: ' - ' })).toEqual({})
  expect(matchTokens(caps, key, 'inspection', {}, personal)).toEqual({})
})
