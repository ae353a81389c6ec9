import { describe, expect, test } from 'vitest'
import type { Reference } from '../../../shared/events/event.ts'
import { foldOf, keyOf, type LogWriter, startLog } from '../fold-logs.ts'

const fold = (...logs: readonly LogWriter[]) => {
  for (const log of logs) if (log.journal.length > 0) log.seal()
  return foldOf(logs.flatMap((log) => log.segments))
}

/** A station's two records, its unit, and another station of that unit, which may change neither. */
const scene = () => {
  const station = startLog('s', 'station', 'AAA')
  const other = startLog('other', 'station', 'AAA', 'AAA2')
  const ocu = startLog('OCU1', 'unit', 'OCU1')
  ocu.accept(station.id)
  ocu.accept(other.id)
  const [one, two] = [station.record(), station.record()]
  return { station, other, ocu, one, two }
}
const same = (
  log: LogWriter,
  records: readonly Reference[],
  holds: boolean,
  base: readonly Reference[] = [],
) =>
  log.write({
    ...{ op: 'related', kind: 'same-person', holds, base },
    records: records as readonly [Reference, Reference],
  })

describe('a record in conflict', () => {
  test('is listed until an event has seen both, and of a voided one only whether it counts', () => {
    const { station, ocu, one, two } = scene()
    const mine = station.amend(one, [one], { place: 'AIRPORT' })
    const yours = ocu.amend(one, [one], { place: 'SEAPORT' })
    expect(fold(station, ocu).conflictedRecords()).toMatchObject([{ key: keyOf(one) }])
    station.void(two, [two])
    ocu.write({ op: 'restored', record: two, base: [two] })
    expect(fold(station, ocu).conflictedRecords()).toHaveLength(2)
    ocu.write({ op: 'amended', record: one, base: [mine, yours] })
    expect(fold(station, ocu).conflictedRecords()).toMatchObject([{ key: keyOf(two) }])
  })

  test('that is voided asks nothing more', () => {
    const { station, ocu, one } = scene()
    const mine = station.amend(one, [one], { place: 'AIRPORT' })
    ocu.amend(one, [one], { place: 'SEAPORT' })
    station.void(one, [mine])
    expect(fold(station, ocu).conflictedRecords()).toEqual([])
  })
})

describe('a proposal', () => {
  test('is open until an event that takes effect has seen it, directly or not', () => {
    const { station, other, ocu, one } = scene()
    const proposal = other.amend(one, [one], { place: 'AIRPORT' })
    expect(fold(station, other, ocu).openProposals()).toEqual([{ reference: proposal, record: one }])
    // Another of the kind that has no effect answers nothing.
    const more = other.amend(one, [proposal], { place: 'HOTEL' })
    expect(fold(station, other, ocu).openProposals()).toHaveLength(2)
    ocu.amend(one, [one, more], { place: 'HOTEL' })
    const folded = fold(station, other, ocu)
    expect(folded.openProposals()).toEqual([])
    expect(folded.proposals()).toHaveLength(2)
    expect(folded.record(keyOf(one))?.body.place).toBe('HOTEL')
  })

  test('that two records belong together likewise', () => {
    const { station, other, ocu, one, two } = scene()
    const proposal = same(other, [one, two], true)
    expect(fold(station, other, ocu).openProposals()).toEqual([{ reference: proposal, record: one }])
    same(ocu, [one, two], true, [proposal])
    const folded = fold(station, other, ocu)
    expect(folded.openProposals()).toEqual([])
    expect(folded.relations()).toMatchObject([{ holds: true, conflict: false }])
  })
})

test('an event is found while it counts', () => {
  const { station, ocu, one } = scene()
  const folded = fold(station, ocu)
  expect(folded.event(one)?.event.op).toBe('recorded')
  expect(folded.event([one[0], one[1], '0'.repeat(16)])).toBeNull()
  const stranger = startLog('stranger', 'station', 'AAA', 'AAA9')
  const theirs = stranger.record()
  expect(fold(stranger, ocu).event(theirs)).toBeNull()
})
