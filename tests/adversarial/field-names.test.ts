/** A key that a file made up is not repeated: refusals reach screens and receipts. */
import { describe, expect, test } from 'vitest'
import { checkEvent } from '../../shared/events/check-event.ts'
import { checkPersonal } from '../../shared/events/check-personal.ts'
import { checkPack } from '../../shared/pack/check-pack.ts'
import type { Refusal, Result } from '../../shared/result.ts'
import { readHeader } from '../../shared/segments/segment-header.ts'
import { makeTestPack } from '../shared/builders.ts'

const fieldOf = (result: Result<unknown, Refusal>): unknown =>
  result.ok ? 'taken' : result.refusal.detail?.field

const event = { n: 1, at: '2021-07-06T10:00:00+02:00', by: 1, op: 'recorded' }
const rest = { kind: 'inspection', site: 'HRBAJ', when: '2021-07-06T11:15+02:00', body: {} }
const personal = { n: 1, class: 'detail', salt: '0'.repeat(24) }
const hash = '0'.repeat(64)
const reference = [hash, 1, '0'.repeat(16)]
const header = {
  ...{ segment: 1, operation: hash, log: hash, index: 1, first: 1, count: 1, previous: hash },
  ...{ counted: hash, personal: hash, rules: 1, pack: 1 },
}

describe.each([
  ['of any length', 'k'.repeat(3_000)],
  ['with control characters', 'a\u0007\u001b[2J\u202e'],
  ['with a name in it', 'Kovač'],
  ['that is a name and looks like a field', 'IvanHorvat'],
  ['that is a number plate', 'ZG-1234-AB'],
  ['of nothing', ''],
])('a key %s', (_, key) => {
  test.each([
    ['event', () => checkEvent({ ...event, ...rest, [key]: 1 })],
    [
      'amendment',
      () => checkEvent({ ...event, op: 'amended', record: reference, base: [reference], set: { [key]: 1 } }),
    ],
    ['body', () => checkEvent({ ...event, ...rest, body: { [key]: 1 } })],
    ['personal line', () => checkPersonal({ ...personal, [key]: 1 })],
    ['pack', () => checkPack({ ...makeTestPack(), [key]: 1 })],
    ['segment header', () => readHeader(JSON.stringify({ ...header, [key]: 1 }))],
  ])('of a %s', (_, check) => {
    expect(fieldOf(check())).toBe('?')
  })
})

test('a field is named that is no other kind’s or has another’s value', () => {
  expect(fieldOf(checkEvent({ ...event, ...rest, body: { exploitation: 1 } }))).toBe('exploitation')
  expect(
    fieldOf(checkEvent({ ...event, op: 'amended', record: reference, base: [reference], set: { when: 1 } })),
  ).toBe('when')
  expect(fieldOf(checkEvent({ ...event, ...rest, kind: 1 }))).toBe('kind')
})
