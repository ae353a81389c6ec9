/** The quick reading of ordinary lines takes nothing that the full checks refuse, and reads the same from it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkEvent } from '../../shared/events/check-event.ts'
import { checkPersonal } from '../../shared/events/check-personal.ts'
import type { Recorded } from '../../shared/events/event.ts'
import { readLine } from '../../shared/lines/read-line.ts'
import { ordinaryDetail, readOrdinaryRecord, rememberBody } from '../../shared/segments/ordinary-lines.ts'

const record: Recorded = {
  n: 12,
  at: '2021-07-06T22:38:05+02:00',
  by: 3,
  op: 'recorded',
  kind: 'inspection',
  site: 'HRBAJ',
  when: '2021-07-06T22:38+02:00',
  body: { place: 'LAND_BORDER', checked: { 'inspectionTypes:PERSON': 2 }, outcomes: ['DB_HIT', 'SECONDARY'] },
}
const detail = {
  n: 12,
  class: 'detail',
  salt: '00112233445566778899aabb',
  fields: { plate: 'ZG 1234-AB', birthDate: '1984-03-14', familyName: "O'Neill & Co" },
}
rememberBody(record)

/** A line with a run of it replaced, doubled or taken out: most are wrong, a few are other lines. */
const damaged = (line: string) =>
  fc
    .tuple(
      fc.nat(line.length),
      fc.nat(12),
      fc.oneof(
        fc.string({ maxLength: 3 }),
        fc.constantFrom(
          '0',
          '9',
          '"',
          '\\',
          '}',
          ',"',
          'é',
          '{',
          '-',
          ' ',
          '\u0000',
          'T',
          'ı',
          '12',
          '99',
          ':',
        ),
        fc.nat(line.length).map((at) => line.slice(at, at + 5)),
      ),
    )
    .map(([at, length, put]) => line.slice(0, at) + put + line.slice(at + length))

const full = (line: string) => {
  const read = readLine(line)
  return read.ok ? checkEvent(read.value) : read
}

test('an ordinary record is read quickly, and as the full checks read it', () => {
  const line = JSON.stringify(record)
  expect(readOrdinaryRecord(line, 12)).toEqual(record)
  expect(readOrdinaryRecord(line, 13)).toBeNull()
  for (const by of [0, 9, 10, 99, 100, 999, 1000, 9999]) {
    const other = { ...record, by }
    expect(readOrdinaryRecord(JSON.stringify(other), 12)).toEqual(other)
  }
  for (const by of ['', '01', '00', '10000', '-1', '1e3', '1.0'])
    expect(readOrdinaryRecord(line.replace('"by":3', `"by":${by}`), 12)).toBeNull()
  // A body that nobody has found right yet is not its business.
  expect(
    readOrdinaryRecord(line.replace('"inspectionTypes:PERSON":2', '"inspectionTypes:PERSON":7'), 12),
  ).toBeNull()
  expect(readOrdinaryRecord(line.replace('inspection"', 'arrest"'), 12)).toBeNull()
})

test('whatever is taken quickly, the full checks take and read alike', () => {
  let taken = 0
  fc.assert(
    fc.property(damaged(JSON.stringify(record)), (line) => {
      const quick = readOrdinaryRecord(line, 12)
      if (quick === null) return
      taken++
      expect(full(line)).toEqual({ ok: true, value: quick })
    }),
    { numRuns: 20_000 },
  )
  expect(taken).toBeGreaterThan(50)
})

test('the same of personal lines', () => {
  const line = JSON.stringify(detail)
  expect(ordinaryDetail(line)).toBe(12)
  for (const wrong of [
    line.replace('1984-03-14', '1984-02-30'),
    line.replace('"birthDate"', '"plate"'),
    line.replace('"plate"', '"nothing"'),
    line.replace('"n":12', '"n":012'),
    line.replace('ZG', 'Z\\u0047'),
    line.replace('ZG', 'Zé'),
    line.replace('ZG 1234-AB', ''),
    line.replace('ZG 1234-AB', 'x'.repeat(200)),
    `${line} `,
    line.slice(0, -1),
  ])
    expect(ordinaryDetail(wrong), wrong).toBe(0)
  let taken = 0
  fc.assert(
    fc.property(damaged(line), (changed) => {
      const n = ordinaryDetail(changed)
      if (n === 0) return
      taken++
      const read = readLine(changed)
      const checked = read.ok ? checkPersonal(read.value) : read
      expect(checked.ok && checked.value.n).toBe(n)
    }),
    { numRuns: 20_000 },
  )
  expect(taken).toBeGreaterThan(50)
})
