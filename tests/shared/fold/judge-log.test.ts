import { describe, expect, test } from 'vitest'
import { createFold } from '../../../shared/fold/create-fold.ts'
import {
  foldOf,
  hashing,
  keyOf,
  type LogWriter,
  logNamed,
  startLog,
  stateOf,
  testPack,
  unit,
} from '../fold-logs.ts'

const sealed = (...logs: readonly LogWriter[]) => {
  for (const log of logs) if (log.journal.length > 0) log.seal()
  return logs.flatMap((log) => log.segments)
}
const stateOfLog = (fold: ReturnType<typeof foldOf>, log: LogWriter) =>
  fold.logs().find((view) => view.log === log.id)

describe('a log', () => {
  test('waits until a unit on its path accepts it', () => {
    const station = startLog('s', 'station', 'AAA')
    const record = station.record()
    const fold = foldOf(sealed(station))
    expect(stateOfLog(fold, station)).toMatchObject({ state: 'waiting', place: 'AAA', code: 'AAA1' })
    expect(fold.record(keyOf(record))).toBeNull()

    const other = startLog('OCU2', 'unit', 'OCU2')
    other.accept(station.id)
    fold.addSegments(sealed(other))
    expect(stateOfLog(fold, station)?.state).toBe('waiting')

    const mine = startLog('OCU1', 'unit', 'OCU1')
    mine.accept(station.id, [], 'b')
    fold.addSegments(sealed(mine))
    expect(stateOfLog(fold, station)).toMatchObject({ state: 'accepted', code: 'AAA1b' })
    expect(fold.record(keyOf(record))).not.toBeNull()
    expect(fold.codeOf(station.id)).toBe('AAA1b')
    expect(fold.codeOf(logNamed('nobody'))).toBe(logNamed('nobody').slice(0, 8))
  })

  test('waits while its first event is not held, and is placed when it comes', () => {
    const station = startLog('s', 'station', 'AAA')
    station.seal()
    const record = station.record()
    const [first, second] = sealed(station)
    const ocu = startLog('OCU1', 'unit', 'OCU1')
    ocu.accept(station.id)
    const fold = foldOf([second as never, ...sealed(ocu)])
    expect(stateOfLog(fold, station)).toMatchObject({ state: 'waiting', place: '' })
    fold.addSegments([first as never])
    expect(fold.record(keyOf(record))).not.toBeNull()
  })

  test('of a unit is accepted by the pack that names it', () => {
    const ocu = startLog('OCU1', 'unit', 'OCU1')
    const record = ocu.record()
    const fold = foldOf(sealed(ocu))
    expect(stateOfLog(fold, ocu)).toMatchObject({ state: 'named-by-pack', role: 'unit', place: 'OCU1' })
    expect(fold.record(keyOf(record))).not.toBeNull()
  })

  test('counts at its own installation', () => {
    const station = startLog('s', 'station', 'AAA')
    const record = station.record()
    const fold = foldOf(sealed(station), testPack, station.id)
    expect(stateOfLog(fold, station)?.state).toBe('own')
    expect(fold.record(keyOf(record))).not.toBeNull()
  })

  test('at a place that the pack does not name counts once a newer pack does, and it was accepted', () => {
    const station = startLog('s', 'station', 'NEW')
    const record = station.record()
    const ocu = startLog('OCU1', 'unit', 'OCU1')
    ocu.accept(station.id)
    const fold = foldOf(sealed(station, ocu))
    expect(stateOfLog(fold, station)?.state).toBe('not-on-path')
    const newer = {
      ...testPack,
      version: 2,
      sites: [...testPack.sites, { ...testPack.sites[0], id: 'NEW' } as never],
    }
    fold.setPack(newer)
    expect(fold.record(keyOf(record))).not.toBeNull()
    fold.setPack(testPack)
    expect(fold.pack.version).toBe(2)
    expect(fold.stateBytes()).toEqual(foldOf(sealed(station, ocu), newer).stateBytes())
  })

  test('opens once: an opened event elsewhere says nothing', () => {
    const station = startLog('s', 'station', 'AAA')
    station.open('station', 'CCC', 'CCC9')
    const ocu = startLog('OCU1', 'unit', 'OCU1')
    ocu.accept(station.id)
    const fold = foldOf(sealed(station, ocu))
    expect(stateOfLog(fold, station)).toMatchObject({ place: 'AAA', code: 'AAA1' })
    expect(fold.eventsOf('opened').filter(({ log }) => log === station.id)).toHaveLength(1)
  })
})

describe('decisions', () => {
  test('the one nearest the root wins, then that unit’s latest', () => {
    const station = startLog('s', 'station', 'AAA')
    const ocu = startLog('OCU1', 'unit', 'OCU1')
    const csu = startLog('CSU', 'unit', 'CSU')
    ocu.accept(station.id, [], 'a')
    csu.accept(station.id, [], 'c')
    csu.accept(station.id, [], 'd')
    ocu.accept(station.id, [], 'e')
    const fold = foldOf(sealed(station, ocu, csu))
    expect(fold.codeOf(station.id)).toBe('AAA1d')
    expect(fold.decisions()).toHaveLength(1)
    expect(fold.decisions()[0]?.event).toMatchObject({ op: 'accepted', suffix: 'd' })
  })

  test('count only from a log that counts: a unit’s log that contradicts itself decides nothing beyond', () => {
    const station = startLog('s', 'station', 'AAA')
    const record = station.record()
    const ocu = startLog('OCU1', 'unit', 'OCU1')
    ocu.seal()
    const twin = ocu.fork('twin')
    ocu.accept(station.id)
    twin.record()
    const csu = startLog('CSU', 'unit', 'CSU')
    const segments = [...sealed(station, ocu), ...sealed(twin).slice(1)]
    const fold = foldOf(segments)
    expect(stateOfLog(fold, ocu)?.contradiction).toBe(2)
    expect(fold.record(keyOf(record))).toBeNull()
    csu.accept(ocu.id, [{ index: 2, hash: ocu.segments[1]?.segment.hash ?? '' }])
    fold.addSegments(sealed(csu))
    expect(fold.record(keyOf(record))).not.toBeNull()
    expect(stateOf(fold)).toBe(stateOf(foldOf([...sealed(csu), ...segments.toReversed()])))
  })

  test('settle nothing in the authority’s own log', () => {
    const csu = startLog('CSU', 'unit', 'CSU')
    csu.seal()
    const twin = csu.fork('twin')
    const record = csu.record()
    twin.record({ place: 'AIRPORT' })
    csu.seal()
    csu.accept(csu.id, [{ index: 2, hash: csu.segments[1]?.segment.hash ?? '' }])
    const fold = foldOf([...sealed(csu), ...sealed(twin).slice(1)])
    expect(stateOfLog(fold, csu)?.contradiction).toBe(2)
    expect(fold.record(keyOf(record))).toBeNull()
    // Nor where its word was heard before the other history came.
    const later = foldOf(sealed(csu))
    expect(later.record(keyOf(record))).not.toBeNull()
    later.addSegments(sealed(twin))
    expect(later.record(keyOf(record))).toBeNull()
    expect(stateOf(later)).toBe(stateOf(fold))
  })
})

describe('contradictions', () => {
  const scene = () => {
    const station = startLog('s', 'station', 'AAA')
    const before = station.record()
    station.seal()
    const twin = station.fork('twin')
    const one = station.record({ place: 'AIRPORT' })
    const two = twin.record({ place: 'SEAPORT' })
    const ocu = startLog('OCU1', 'unit', 'OCU1')
    ocu.accept(station.id)
    ocu.seal()
    return { station, twin, ocu, before, one, two, all: sealed(station, ocu, twin) }
  }

  test('set all branches aside, whichever came first', () => {
    const { station, ocu, before, one, two, all } = scene()
    const fold = foldOf([...station.segments, ...ocu.segments])
    expect(fold.record(keyOf(one))).not.toBeNull()
    fold.addSegments(all)
    expect(fold.record(keyOf(before))).not.toBeNull()
    expect(fold.record(keyOf(one))).toBeNull()
    expect(fold.record(keyOf(two))).toBeNull()
    expect(stateOf(fold)).toBe(stateOf(foldOf(all.toReversed())))
    expect(stateOfLog(fold, station)?.segments).toMatchObject([
      { index: 1, state: 'counted' },
      { index: 2, state: 'set-aside', hashes: { length: 2 } },
    ])
  })

  test('end with a decision that names branches, several of them if need be', () => {
    const { station, twin, ocu, one, two, all } = scene()
    const pin = (log: LogWriter) => ({ index: 2, hash: log.segments[1]?.segment.hash ?? '' })
    ocu.accept(station.id, [pin(twin)])
    const named = foldOf([...all, ...sealed(ocu)])
    expect(named.record(keyOf(one))).toBeNull()
    expect(named.record(keyOf(two))).not.toBeNull()
    ocu.accept(station.id, [pin(twin), pin(station)])
    named.addSegments(sealed(ocu))
    expect(named.record(keyOf(one))?.body.place).toBe('AIRPORT')
    expect(named.record(keyOf(two))?.body.place).toBe('SEAPORT')
    expect(one[1]).toBe(two[1])
    expect(named.basis().filter(({ log }) => log === station.id)).toHaveLength(2)
  })

  test('count an event once that both named branches hold', () => {
    const station = startLog('s', 'station', 'AAA')
    station.seal()
    const shared = station.record()
    const gone = station.record({ place: 'AIRPORT' })
    const twin = station.fork('twin')
    station.void(gone, [gone])
    twin.record({ place: 'SEAPORT' })
    const ocu = startLog('OCU1', 'unit', 'OCU1')
    const segments = sealed(station, twin)
    ocu.accept(
      station.id,
      [station, twin].map((log) => ({ index: 2, hash: log.segments[1]?.segment.hash ?? '' })),
    )
    const all = [...segments, ...sealed(ocu)]
    const fold = foldOf(all)
    expect([...fold.records()].filter(({ key }) => key === keyOf(shared))).toHaveLength(1)
    expect(fold.cells.bySite.get('AAA')?.get('2021-07-06')?.sums.get('inspections_total')).toBe(2)
    const late = foldOf([])
    for (const segment of all.toReversed()) late.addSegments([segment])
    expect(stateOf(late)).toBe(stateOf(fold))
  })
})

describe('the journal', () => {
  test('gives the same state as the same events sealed', () => {
    const ocu = startLog('OCU1', 'unit', 'OCU1')
    const station = startLog('s', 'station', 'AAA')
    const record = station.record()
    ocu.accept(station.id)
    ocu.amend(record, [record], { place: 'AIRPORT' })
    ocu.record({ place: 'SEAPORT' }, { site: 'BBB' })
    const own = ocu.record({ place: 'RIVER' }, { site: 'BBB' })
    ocu.void(own, [own])
    const open = createFold(hashing, testPack, ocu.id)
    open.addSegments(sealed(station))
    for (const event of ocu.journal) open.addOwn(event)
    for (const event of ocu.journal) open.addOwn(event)
    expect(open.record(keyOf(record))?.body.place).toBe('AIRPORT')

    const closed = createFold(hashing, testPack, ocu.id)
    closed.addSegments(sealed(ocu))
    closed.addSegments(station.segments)
    expect(stateOf(open)).toBe(stateOf(closed))

    open.addSegments(ocu.segments)
    expect(stateOf(open)).toBe(stateOf(closed))
    expect([...open.records()]).toHaveLength(3)
  })

  test('is sealed in part', () => {
    const station = startLog('s', 'station', 'AAA')
    const record = station.record()
    station.amend(record, [record], { place: 'AIRPORT' })
    const fold = createFold(hashing, testPack, station.id)
    for (const event of station.events) fold.addOwn(event)
    const segment = station.seal()
    const late = station.amend(record, [record], { place: 'SEAPORT' }, '2021-07-08T00:00:00+00:00')
    for (const event of station.journal) fold.addOwn(event)
    const before = stateOf(fold)
    fold.addSegments([segment])
    expect(stateOf(fold)).toBe(before)
    expect(fold.record(keyOf(record))?.heads).toContainEqual(late)
  })
})

test('a newer pack moves a log under another unit, and the right to change its records with it', () => {
  const station = startLog('s', 'station', 'AAA')
  const record = station.record()
  const csu = startLog('CSU', 'unit', 'CSU')
  csu.accept(station.id)
  const ocu2 = startLog('OCU2', 'unit', 'OCU2')
  ocu2.amend(record, [record], { place: 'AIRPORT' })
  const fold = foldOf(sealed(station, csu, ocu2))
  expect(fold.record(keyOf(record))?.body.place).toBe('CHECKPOINT')
  expect(fold.proposals()).toHaveLength(1)
  fold.setPack({
    ...testPack,
    version: 2,
    units: [unit('CSU', null), unit('OCU2', 'CSU'), unit('OCU1', 'OCU2')],
  })
  expect(fold.record(keyOf(record))?.body.place).toBe('AIRPORT')
  expect(fold.proposals()).toHaveLength(0)
})
