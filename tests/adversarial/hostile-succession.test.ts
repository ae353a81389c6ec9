// Nobody takes over a log, moves it to another place or brings it down by what they carry or name: only who has its key, or
// a unit that decides about it, may say which log goes on from it.
import { describe, expect, test } from 'vitest'
import { cryptography } from '../../renderer/ledger/cryptography.ts'
import type { KnownEvent } from '../../shared/events/event.ts'
import { sealUnchecked } from '../../shared/segments/seal-segment.ts'
import type { OpenSegment } from '../../shared/segments/segment.ts'
import { verifySegment } from '../../shared/segments/verify-segment.ts'
import { logOf, makeTestPack, seedOf, someRecipient } from '../shared/builders.ts'
import { foldOf, keyOf, recipient, startLog, stateOf } from '../shared/fold-logs.ts'

const at = '2021-07-06T08:00:00+02:00'
const openingOf = (place: string, more = {}) =>
  ({ n: 1, at, by: 1, op: 'opened', role: 'station', place, code: 'CCC9', recipient, ...more }) as KnownEvent

/** Of every log but one, in any order. */
const foldsOf = (segments: readonly OpenSegment[], last: OpenSegment) => [
  foldOf([...segments, last]),
  foldOf([last, ...segments]),
]

describe('a log whose first segment is missing', () => {
  test('is not moved to another place by an opening that a stranger carries', () => {
    const ocu2 = startLog('OCU2', 'unit', 'OCU2')
    const victim = startLog('victim', 'station', 'AAA')
    victim.seal()
    const record = victim.record()
    const later = victim.seal()
    const stranger = startLog('stranger', 'station', 'CCC')
    stranger.write({ op: 'carried', log: victim.id, event: openingOf('CCC') })
    // OCU2 is not above AAA, whatever the stranger says.
    ocu2.accept(victim.id)
    ocu2.void(record, [record])
    const decided = ocu2.seal()
    const carries = stranger.seal()
    for (const fold of foldsOf([decided, later], carries)) {
      expect(fold.record(keyOf(record))).toBeNull()
      expect(fold.logs().find(({ log }) => log === victim.id)?.place).toBe('')
    }
  })

  test('is not brought down with a stranger that it is said to continue, not even a unit’s', () => {
    const ocu2 = startLog('OCU2', 'unit', 'OCU2')
    ocu2.seal()
    const station = startLog('station', 'station', 'CCC')
    const record = station.record(undefined, { site: 'CCC' })
    ocu2.accept(station.id)
    const accepts = ocu2.seal()
    const stranger = startLog('stranger', 'station', 'AAA')
    const continuing = { last: [stranger.id, 1, '0123456789abcdef'], signature: '0'.repeat(128) }
    const event = openingOf('OCU2', { role: 'unit', continuing })
    stranger.write({ op: 'carried', log: ocu2.id, event })
    const csu = startLog('CSU', 'unit', 'CSU')
    csu.write({ op: 'rejected', log: stranger.id })
    const segments = [csu.seal(), accepts, station.seal()]
    const before = stateOf(foldOf([...segments, ...stranger.segments]))
    for (const fold of foldsOf(segments, stranger.seal())) {
      expect(fold.record(keyOf(record))).not.toBeNull()
      expect(fold.logs().find(({ log }) => log === ocu2.id)?.state).toBe('named-by-pack')
    }
    expect(before).toBe(stateOf(foldOf(segments)))
  })
})

test('a unit names no successor of a log that it does not decide about', () => {
  for (const [who, rightly] of [
    ['OCU1', false],
    ['OCU2', true],
    ['CSU', true],
  ] as const) {
    const [csu, ocu1, ocu2] = (['CSU', 'OCU1', 'OCU2'] as const).map((id) => startLog(id, 'unit', id))
    const victim = startLog('victim', 'station', 'CCC')
    const record = victim.record(undefined, { site: 'CCC' }, { fields: { names: 'Amina' } })
    // At a site of OCU1, or beside the victim.
    const thief = startLog('thief', 'station', who === 'OCU2' ? 'CCC' : 'AAA')
    const units = { CSU: csu, OCU1: ocu1, OCU2: ocu2 }
    units.OCU2?.accept(victim.id)
    units[who]?.write({ op: 'accepted', log: thief.id, branches: [], continues: victim.id })
    thief.void(record, [record])
    thief.write({ op: 'erased', events: [record] })
    const event = {
      ...{
        n: 99,
        at,
        by: 1,
        op: 'recorded',
        kind: 'inspection',
        site: 'CCC',
        when: '2021-07-06T10:00+02:00',
      },
      body: { place: 'CHECKPOINT', checked: { 'inspectionTypes:PERSON': 1 } },
    } as KnownEvent
    thief.write({ op: 'carried', log: victim.id, event })
    const [first, ...others] = [csu, ocu1, ocu2, thief].map((log) => log?.seal() as OpenSegment)
    const all = [first as OpenSegment, ...others]
    for (const fold of foldsOf(all, victim.seal())) {
      expect(fold.record(keyOf(record))?.voided, who).toBe(rightly)
      expect(fold.erasures().has(victim.id), who).toBe(rightly)
      expect(
        [...fold.records()].filter(({ reference }) => reference[0] === victim.id),
        who,
      ).toHaveLength(rightly ? 2 : 1)
    }
  }
})

test('a carried event that newer rules allow and ours cannot read is kept, claims nothing and throws nothing', async () => {
  const { operation } = makeTestPack()
  const opened = { op: 'opened', role: 'station', place: 'HRBAJ', code: 'HRBAJ1', recipient: someRecipient }
  const first = JSON.stringify({ n: 1, at, by: 1, ...opened })
  const place = {
    operation,
    log: logOf('station 1'),
    secret: seedOf('station 1'),
    index: 1,
    first: 1,
    pack: 1,
  }
  for (const continuing of [{}, null, [], { last: null }, { last: ['x', 0, ''], signature: 7 }]) {
    const event = { n: 1, at, by: 1, ...opened, continuing }
    const line = JSON.stringify({ n: 2, at, by: 1, op: 'carried', log: logOf('other'), event })
    const lines = [first, line].map((text) => ({ line: text, personal: [] }))
    const newer = await sealUnchecked(cryptography, { ...place, previous: operation, rules: 2 }, lines)
    expect((await verifySegment(cryptography, newer)).ok, JSON.stringify(continuing)).toBe(true)
    const known = await sealUnchecked(cryptography, { ...place, previous: operation, rules: 1 }, lines)
    expect((await verifySegment(cryptography, known)).ok, JSON.stringify(continuing)).toBe(false)
  }
})
