import { expect, test } from 'vitest'
import { decisionsOn, historiesOf, isToDecide, lastCounted, pinsOf } from '../../../renderer/inbox/pins.ts'
import type { LogView } from '../../../shared/fold/view.ts'

type Segment = LogView['segments'][number]
const segment = (index: number, state: Segment['state'], ...hashes: string[]): Segment => ({
  ...{ index, state, hashes, events: 10 * index, personal: true },
})
const log = (
  state: LogView['state'],
  segments: readonly Segment[],
  contradiction: number | null = null,
): LogView => ({
  ...{ log: 'f'.repeat(64), role: 'station', place: 'HRBAJ', code: 'HRBAJ1', state, segments, contradiction },
  ...{ heard: null, events: 0, continues: null },
})

test('a log is cut off at its last segment that counts, unless somebody knows better', () => {
  const held = log('accepted', [
    segment(1, 'counted', 'a'),
    segment(2, 'counted', 'b'),
    segment(3, 'missing'),
    segment(4, 'set-aside', 'd', 'e'),
  ])
  expect(lastCounted(held)).toMatchObject({ index: 2, hash: 'b' })
  expect(pinsOf(held).map(({ hash, twin }) => [hash, twin])).toEqual([
    ['d', true],
    ['e', true],
    ['b', false],
    ['a', false],
  ])
  expect(lastCounted(log('waiting', [segment(1, 'waiting', 'a')]))).toBeNull()
})

test('what may be decided follows from how the log stands', () => {
  const twice = [segment(1, 'counted', 'a'), segment(2, 'set-aside', 'b', 'c')]
  expect(decisionsOn(log('own', []))).toEqual([])
  expect(decisionsOn(log('not-on-path', []))).toEqual([])
  expect(decisionsOn(log('waiting', []))).toEqual(['reject'])
  expect(decisionsOn(log('accepted', twice))).toEqual(['revoke'])
  expect(decisionsOn(log('accepted', twice, 2))).toEqual(['choose', 'revoke'])
  expect(decisionsOn(log('revoked', twice))).toEqual(['again'])
  expect(decisionsOn(log('rejected', twice))).toEqual(['again'])
  expect(historiesOf(log('accepted', twice, 2)).map(({ hash }) => hash)).toEqual(['b', 'c'])
})

test('a lead decides about the stations of its own site, a unit about whatever came', () => {
  const lead = { role: 'station', site: { id: 'HRBAJ' } } as Parameters<typeof isToDecide>[0]
  const unit = { role: 'unit', site: null } as const
  const of = { ...log('waiting', []) }
  expect([isToDecide(lead, of), isToDecide(unit, of)]).toEqual([true, true])
  for (const other of [
    { ...of, place: 'TZNAM' },
    { ...of, role: 'unit' as const },
  ])
    expect([isToDecide(lead, other), isToDecide(unit, other)]).toEqual([false, true])
})
