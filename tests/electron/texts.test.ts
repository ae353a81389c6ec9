import { expect, test, vi } from 'vitest'
import { ar } from '../../electron/texts/ar.ts'
import { en } from '../../electron/texts/en.ts'
import { fr } from '../../electron/texts/fr.ts'

vi.mock('electron', () => ({ app: {} }))
const { textsFor } = await import('../../electron/texts.ts')

test('the language of the system, or English', () => {
  expect(textsFor('fr-CA')).toBe(fr)
  expect(textsFor('ar_EG')).toBe(ar)
  expect(textsFor('en-GB')).toBe(en)
  expect(textsFor('de')).toBe(en)
  expect(textsFor('')).toBe(en)
  expect(textsFor('constructor')).toBe(en)
})
