import { expect, test } from 'vitest'
import { encodeText } from '../../../shared/lines/bytes.ts'
import { PersonalPart, readPersonal } from '../../../shared/segments/personal-part.ts'

const salt = '00112233445566778899aabb'
const detail = (n: number, plate: string) => ({ n, class: 'detail', salt, fields: { plate } })
const bytesOf = (lines: readonly object[]) =>
  encodeText(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))

test('names are found at their event, whatever number a log begins with', () => {
  for (const first of [1, 999_999_999_999_998, 9_007_199_254_740_980]) {
    const lines = [
      detail(first, 'ZG 1'),
      { n: first, class: 'match', salt, doc1: '0123456789abcdef' },
      detail(first + 2, 'Žž 3'),
    ]
    const part = new PersonalPart({ first, count: 4, rules: 1 }, bytesOf(lines))
    expect([0, 1, 2, 3].map((at) => part.linesOf(first + at))).toEqual([
      lines.slice(0, 2),
      [],
      [lines[2]],
      [],
    ])
    expect([...part.details()]).toEqual([
      [first, { plate: 'ZG 1' }],
      [first + 2, { plate: 'Žž 3' }],
    ])
    expect(readPersonal(bytesOf(lines))).toMatchObject({ matched: [first], nameless: false })
  }
})

test('lines of which only hashes are left say no names', () => {
  const erased = (n: number, name: string) => ({ n, class: name, erased: 'a'.repeat(64) })
  expect(readPersonal(bytesOf([erased(2, 'detail'), erased(2, 'match')]))).toMatchObject({
    matched: [],
    nameless: true,
  })
  expect(readPersonal(bytesOf([erased(2, 'detail'), detail(3, 'ZG 3')]))).toMatchObject({ nameless: false })
  expect(readPersonal(bytesOf([]))).toMatchObject({ nameless: false })
})
