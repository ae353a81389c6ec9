/** The quick reading of ordinary personal lines takes nothing that the full checks refuse. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkPersonal } from '../../shared/events/check-personal.ts'
import { decodeText, encodeText } from '../../shared/lines/bytes.ts'
import { readLine } from '../../shared/lines/read-line.ts'
import { ordinaryDetail } from '../../shared/segments/ordinary-detail.ts'
import { damaged } from './damaged-line.ts'

const detail = {
  n: 12,
  class: 'detail',
  salt: '00112233445566778899aabb',
  fields: { plate: 'ZG 1234-AB', birthDate: '1984-03-14', familyName: "O'Neill & Co" },
}
const line = JSON.stringify(detail)

/** In the middle of other bytes, as it lies in a segment. */
const numberOf = (text: string): number => {
  const bytes = encodeText(`x\n${text}\ny`)
  return ordinaryDetail(bytes, 2, bytes.length - 2)
}

test('an ordinary personal line is read, and one that is not plainly so is left', () => {
  expect(numberOf(line)).toBe(12)
  for (const wrong of [
    line.replace('1984-03-14', '1984-02-30'),
    line.replace('"birthDate"', '"plate"'),
    line.replace('"plate"', '"nothing"'),
    line.replace('"n":12', '"n":012'),
    line.replace('"n":12', '"n":0'),
    line.replace('"n":12', '"n":1234567890123456'),
    line.replace('"n":12', '"n":'),
    line.replace('ZG', 'Z\\u0047'),
    line.replace('ZG', 'Zé'),
    line.replace('ZG', 'Z\t'),
    line.replace('ZG 1234-AB', ''),
    line.replace('ZG 1234-AB', 'x'.repeat(200)),
    line.replace('99aabb', '99aabB'),
    `${line} `,
    line.slice(0, -1),
    `${line}}`,
    '',
  ])
    expect(numberOf(wrong), wrong).toBe(0)
})

test('whatever is taken quickly, the full checks take', () => {
  let taken = 0
  fc.assert(
    fc.property(damaged(line), (changed) => {
      const n = numberOf(changed)
      if (n === 0) return
      taken++
      // A lone surrogate is no text that bytes can hold.
      const read = readLine(decodeText(encodeText(changed)) ?? '')
      const checked = read.ok ? checkPersonal(read.value) : read
      expect(checked.ok && checked.value.n).toBe(n)
    }),
    { numRuns: 20_000 },
  )
  expect(taken).toBeGreaterThan(50)
})
