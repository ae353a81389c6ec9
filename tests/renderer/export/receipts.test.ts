import { describe, expect, it } from 'vitest'
import '../start-texts.ts'
import {
  holdsWords,
  takenSentences,
  toldPills,
  toldSentences,
} from '../../../renderer/export/receipt-words.ts'
import type { ReceiptView } from '../../../shared/ledger-api.ts'

type Told = NonNullable<ReceiptView['receipt']>
const told = (more: Partial<Told> = {}): Told => ({
  ...{ at: '2021-07-06T22:40:00+02:00', state: 'accepted', contradiction: null, holdsAny: true },
  ...{ through: 4, missing: [], unreceived: 0, refused: [], changes: [], omitted: 0, ...more },
})
const pills = (more: Partial<Told>) => toldPills(told(more)).map(({ tone, text }) => `${tone} ${text}`)

describe('a receipt in few words', () => {
  it('says how far it holds, and nothing of what is in order', () => {
    expect(holdsWords(told())).toBe('everything, through 004')
    expect(holdsWords(told({ through: 2, missing: [3, 4] }))).toBe('through 002')
    expect(holdsWords(told({ holdsAny: false, through: 0, missing: [1, 2, 3, 4] }))).toBe('nothing')
    expect(pills({})).toEqual([])
  })

  it('the worst first', () => {
    expect(pills({ state: 'waiting', missing: [3] })).toEqual([
      ...['warn waiting for acceptance', 'warn 003 not received'],
    ])
    const refused = [{ at: told().at, reason: 'altered', refusal: { reason: 'altered' as const } }]
    expect(pills({ state: 'revoked', contradiction: 3, refused })).toEqual([
      ...['bad revoked', 'bad two histories', 'bad 1 refused'],
    ])
    expect(pills({ state: 'rejected' })).toEqual(['bad rejected'])
  })
})

it('in whole sentences it says what goes again, and what to do', () => {
  expect(toldSentences('OCUABU', told({ through: 2, missing: [3, 5] }))).toEqual([
    'OCUABU holds all segments through 002, and not 003, 005. These go again with the next export.',
  ])
  expect(toldSentences('OCUABU', told({ through: 0, missing: [1] }))).toEqual([
    'OCUABU does not hold 001. This goes again with the next export.',
  ])
  expect(toldSentences('OCUABU', told({ holdsAny: false, through: 0, missing: [1] }))[0]).toMatch(/nothing/)
  expect(toldSentences('OCUABU', told({ state: 'waiting', contradiction: 2 }))).toHaveLength(3)
})

it('what was taken is said once, what was not is said by name and why', () => {
  const taken = { name: 'a', unit: 'OCUABU', refusal: null }
  expect(takenSentences([taken])).toEqual(['The receipt of OCUABU is taken in.'])
  expect(takenSentences([taken, taken])).toEqual(['2 receipts are taken in.'])
  const [sentence] = takenSentences([{ name: 'b', unit: null, refusal: { reason: 'other-log' } }])
  expect(sentence).toMatch(/^b: The receipt is about another installation/)
})
