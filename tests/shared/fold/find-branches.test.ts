import { describe, expect, test } from 'vitest'
import { findBranches, type Link } from '../../../shared/fold/find-branches.ts'

/** `3b<2a`: segment b at index 3 after segment a at index 2. One event each. */
const chain = (text: string): readonly Link[] =>
  text.split(' ').map((word) => {
    const [hash = '', previous = 'root'] = word.split('<')
    const index = Number.parseInt(hash, 10)
    return { index, hash, previous, first: index, count: 1 }
  })
const pin = (hash: string) => ({ index: Number.parseInt(hash, 10), hash })
const find = (text: string, ...pins: readonly string[]) => {
  const { counted, contradiction, tips } = findBranches(chain(text), 'root', pins.map(pin))
  return {
    counted: [...counted].sort().join(' '),
    contradiction,
    tips: tips
      .map(({ hash }) => hash)
      .sort()
      .join(' '),
  }
}

describe('without a decision', () => {
  test.each([
    ['a chain counts', '1a 2a<1a 3a<2a', '1a 2a 3a', null, '3a'],
    ['a gap is accepted', '1a 4a<3x', '1a 4a', null, '4a'],
    ['a gap at the beginning is accepted', '3a<2x 4a<3a', '3a 4a', null, '4a'],
    ['two hashes at one index set all aside from there', '1a 2a<1a 2b<1a 3a<2a', '1a', 2, '1a'],
    ['two first segments set everything aside', '1a 1b 2a<1a', '', 1, ''],
    ['a misfit lies at the lower index', '1a 2a<1a 3a<2x', '1a', 2, '1a'],
    ['what two segments say of a gap may contradict', '1a 3a<2x 3b<2y', '1a', 2, '1a'],
    ['the lowest contradiction is the one', '1a 2a<1a 2b<1a 4a<3x 4b<3x', '1a', 2, '1a'],
  ])('%s', (_name, text, counted, contradiction, tips) => {
    expect(find(text)).toEqual({ counted, contradiction, tips })
    expect(find(text.split(' ').reverse().join(' '))).toEqual({ counted, contradiction, tips })
  })

  test('numbers with a hole or an overlap contradict', () => {
    const [a, b] = chain('1a 2a<1a') as [Link, Link]
    expect(findBranches([a, { ...b, first: 5 }], 'root', [])).toMatchObject({ contradiction: 2 })
  })
})

describe('a decision', () => {
  test.each([
    ['names the branch that counts', '1a 2a<1a 2b<1a 3a<2a', ['2a'], '1a 2a 3a', null],
    ['may name several', '1a 2a<1a 2b<1a 3b<2b', ['2a', '2b'], '1a 2a 2b 3b', null],
    ['names branches at different indexes', '1a 2a<1a 2b<1a 3b<2b', ['2a', '3b'], '1a 2a 2b 3b', null],
    ['does not settle what contradicts later', '1a 2a<1a 2b<1a 3a<2a 3c<2a', ['2a'], '1a 2a', 3],
    ['keeps what it pins, whatever comes', '1a 1b 1c 2a<1a', ['1a'], '1a 2a', null],
    ['follows a gap where one branch can lead', '1a 3a<2x 3b<2y', ['3a'], '1a 3a', null],
    ['sets aside beyond a gap where two could lead', '1a 1b 3c<2x', ['1a'], '1a', null],
    ['names a branch that is not held', '1a 2b<1a', ['2a'], '1a', null],
    ['sets aside what follows an unnamed branch', '1a 2a<1a 2b<1a 3b<2b 4b<3b', ['2a'], '1a 2a', null],
    ['leaves a later misfit a contradiction', '1a 2a<1a 3a<2x', ['1a'], '1a', 2],
    [
      'takes a misfit for the unnamed branch’s where there is one',
      '1a 1b 2a<1a 3a<2x',
      ['1a'],
      '1a 2a',
      null,
    ],
  ])('%s', (_name, text, pins, counted, contradiction) => {
    expect(find(text, ...pins)).toMatchObject({ counted, contradiction })
    expect(find(text.split(' ').reverse().join(' '), ...pins.toReversed())).toMatchObject({
      counted,
      contradiction,
    })
  })

  test('gives hidden segments to named branches in one order, whichever came first', () => {
    const text = '1a 2a<1a 2b<1a 4c<3x 4e<3x 4d<3y'
    const expected = { counted: '1a 2a 2b 4d', contradiction: 4, tips: '2a 4d' }
    expect(find(text, '2a', '2b')).toEqual(expected)
    expect(find(text.split(' ').reverse().join(' '), '2b', '2a')).toEqual(expected)
  })
})
