/** A log signs what it likes. What it may not do has no effect; what contradicts is set aside; nothing throws. */
import { describe, expect, test } from 'vitest'
import type { Reference } from '../../shared/events/event.ts'
import { compareReferences } from '../../shared/events/reference.ts'
import { tallyOf } from '../../shared/figures/tally-scope.ts'
import { createFold } from '../../shared/fold/create-fold.ts'
import type { Fold } from '../../shared/fold/fold.ts'
import {
  foldOf,
  keyOf,
  LogWriter,
  logNamed,
  operation,
  sha256,
  startLog,
  stateOf,
  testPack,
} from '../shared/fold-logs.ts'

const sealed = (...logs: readonly LogWriter[]) => {
  for (const log of logs) if (log.journal.length > 0) log.seal()
  return logs.flatMap((log) => log.segments)
}
const total = (fold: Fold, where = 'AAA') =>
  [...(fold.cells.bySite.get(where)?.values() ?? [])].reduce(
    (sum, cell) => sum + (cell.sums.get('inspections_total') ?? 0),
    0,
  )
const stateOfLog = (fold: Fold, log: LogWriter) => fold.logs().find((view) => view.log === log.id)?.state

/** An honest station and a hostile one, both accepted by their unit. */
const scene = () => {
  const honest = startLog('honest', 'station', 'AAA')
  const record = honest.record()
  const hostile = startLog('hostile', 'station', 'BBB')
  const ocu = startLog('OCU1', 'unit', 'OCU1')
  ocu.accept(honest.id)
  ocu.accept(hostile.id)
  return { honest, record, hostile, ocu }
}

describe('another’s record', () => {
  test('is amended or voided to no effect: kept as proposals', () => {
    const { honest, record, hostile, ocu } = scene()
    const amended = hostile.amend(
      record,
      [record],
      { place: 'RIVER', count: 1000 },
      '2099-01-01T00:00:00+00:00',
    )
    const voided = hostile.void(record, [amended])
    const fold = foldOf(sealed(honest, hostile, ocu))
    expect(fold.record(keyOf(record))).toMatchObject({
      voided: false,
      body: { place: 'CHECKPOINT' },
      heads: [record],
      conflicts: [],
    })
    expect(total(fold)).toBe(1)
    expect(fold.proposals().map(({ reference }) => reference)).toEqual([amended, voided])
    expect(fold.history(keyOf(record)).map(({ effective }) => effective)).toEqual([true, false, false])
  })

  test('is not taken over by a unit of another branch of the tree, nor by one below', () => {
    const ocu = startLog('OCU1', 'unit', 'OCU1')
    const csu = startLog('CSU', 'unit', 'CSU')
    const record = ocu.record()
    const above = csu.record()
    const other = startLog('OCU2', 'unit', 'OCU2')
    other.void(record, [record])
    ocu.void(above, [above])
    const fold = foldOf(sealed(ocu, csu, other))
    expect([fold.record(keyOf(record))?.voided, fold.record(keyOf(above))?.voided]).toEqual([false, false])
    expect(fold.proposals()).toHaveLength(2)
  })

  test('of a waiting log cannot be brought to count by amending it', () => {
    const { ocu } = scene()
    const waiting = startLog('waiting', 'station', 'AAA')
    const record = waiting.record()
    ocu.amend(record, [record], { count: 5 })
    const fold = foldOf(sealed(ocu, waiting))
    expect(fold.record(keyOf(record))).toBeNull()
    expect(total(fold)).toBe(0)
    expect(fold.proposals()).toEqual([])
  })
})

describe('acceptance', () => {
  test('of itself, or of one station by another, decides nothing', () => {
    const self = startLog('self', 'station', 'AAA')
    self.accept(self.id)
    const record = self.record()
    const { hostile, ocu } = scene()
    hostile.accept(self.id)
    const fold = foldOf(sealed(self, hostile, ocu))
    expect(stateOfLog(fold, self)).toBe('waiting')
    expect(fold.record(keyOf(record))).toBeNull()
  })

  test('is not gained by claiming to be a unit', () => {
    const claimant = startLog('claimant', 'unit', 'CSU', 'CSU')
    const pawn = startLog('pawn', 'station', 'AAA')
    claimant.accept(claimant.id)
    claimant.accept(pawn.id)
    const { honest, record, ocu } = scene()
    claimant.void(record, [record])
    const fold = foldOf(sealed(claimant, pawn, honest, ocu))
    expect([stateOfLog(fold, claimant), stateOfLog(fold, pawn)]).toEqual(['waiting', 'waiting'])
    expect(fold.record(keyOf(record))?.voided).toBe(false)
    // Accepted as a log that writes records, it is still no unit: only the pack makes one.
    const csu = startLog('CSU', 'unit', 'CSU')
    csu.accept(claimant.id)
    fold.addSegments(sealed(csu))
    expect(stateOfLog(fold, claimant)).toBe('accepted')
    expect(stateOfLog(fold, pawn)).toBe('waiting')
    expect(fold.record(keyOf(record))?.voided).toBe(false)
  })

  test('is for the place that the log opened at: a second opening changes nothing', () => {
    const { hostile, ocu } = scene()
    const elsewhere = startLog('elsewhere', 'station', 'CCC')
    elsewhere.open('station', 'AAA', 'AAA1')
    ocu.accept(elsewhere.id)
    const fold = foldOf(sealed(hostile, elsewhere, ocu))
    expect(stateOfLog(fold, elsewhere)).toBe('waiting')
  })

  test('of two that claim one code keeps them apart by suffix', () => {
    const { honest, hostile: _, ocu } = scene()
    const impostor = startLog('impostor', 'station', 'AAA', 'AAA1')
    ocu.accept(impostor.id, [], 'b')
    const fold = foldOf(sealed(honest, impostor, ocu))
    expect([fold.codeOf(honest.id), fold.codeOf(impostor.id)]).toEqual(['AAA1', 'AAA1b'])
  })
})

describe('forks', () => {
  test('cannot put aside what a decision pinned, by coming later', () => {
    const { honest, ocu } = scene()
    const fork = new LogWriter('honest')
    fork.open('station', 'CCC')
    fork.record({ place: 'RIVER' }, { site: 'CCC' })
    const segments = sealed(honest)
    ocu.accept(honest.id, [{ index: 1, hash: segments[0]?.segment.hash ?? '' }])
    const fold = foldOf([...segments, ...sealed(ocu)])
    const before = stateOfLog(fold, honest)
    fold.addSegments(sealed(fork))
    expect(stateOfLog(fold, honest)).toBe(before)
    expect([total(fold), total(fold, 'CCC')]).toEqual([1, 0])
    expect(stateOf(fold)).toBe(stateOf(foldOf([...sealed(fork), ...sealed(ocu), ...segments])))
  })

  test('of a first segment that claims another place do not move the log under another unit', () => {
    const honest = startLog('honest', 'station', 'AAA')
    const record = honest.record()
    const fork = new LogWriter('honest')
    fork.open('station', 'CCC')
    const csu = startLog('CSU', 'unit', 'CSU')
    csu.accept(
      honest.id,
      [honest, fork].map((log) => ({ index: 1, hash: log.seal().segment.hash })),
    )
    const other = startLog('OCU2', 'unit', 'OCU2')
    other.void(record, [record])
    const fold = foldOf(sealed(honest, fork, csu, other))
    // Both branches count; a unit must be above both places to change a record of either.
    expect(fold.record(keyOf(record))?.voided).toBe(false)
    expect(fold.proposals()).toHaveLength(1)
  })

  test('with numbers that overlap are set aside from there', () => {
    const { honest, hostile, ocu } = scene()
    hostile.seal()
    hostile.record({ place: 'RIVER' }, { site: 'BBB' })
    hostile.seal({ first: 1 })
    const fold = foldOf(sealed(honest, hostile, ocu))
    expect(total(fold, 'BBB')).toBe(0)
    expect(fold.logs().find(({ log }) => log === hostile.id)?.contradiction).toBe(2)
  })

  test('of another operation, or not from its beginning, are not held at all', () => {
    const { honest, ocu } = scene()
    const stray = startLog('stray', 'station', 'AAA')
    const wrong = startLog('wrong', 'station', 'AAA')
    const other = sha256('other')
    const segments = [
      stray.seal({ operation: other, previous: other }),
      wrong.seal({ previous: sha256('x') }),
    ]
    const fold = foldOf([...segments, ...sealed(honest, ocu)])
    expect(fold.logs().map(({ log }) => log)).not.toContain(stray.id)
    expect(fold.logs().map(({ log }) => log)).not.toContain(wrong.id)
    expect(operation).toBe(fold.pack.operation)
  })

  test('at a far index cost what is held, not what is claimed', () => {
    const { honest, hostile, ocu } = scene()
    hostile.seal()
    hostile.record({}, { site: 'BBB' })
    hostile.seal({ index: 2 ** 40, first: 2 ** 40 })
    const fold = foldOf(sealed(honest, hostile, ocu))
    expect(fold.logs().find(({ log }) => log === hostile.id)?.segments.length).toBeLessThan(20_000)
    expect(fold.stateBytes().length).toBeGreaterThan(0)
  })
})

describe('clocks and knowledge', () => {
  test('a clock in the future wins only until somebody who knows corrects it', () => {
    const { honest, record, ocu } = scene()
    const fast = honest.amend(record, [record], { place: 'RIVER' }, '9999-12-31T23:59:59-18:00')
    ocu.amend(record, [record], { place: 'AIRPORT' })
    const fold = foldOf(sealed(honest, ocu))
    expect(fold.record(keyOf(record))?.body.place).toBe('RIVER')
    ocu.amend(record, fold.record(keyOf(record))?.heads ?? [], { place: 'SEAPORT' })
    fold.addSegments(sealed(ocu))
    expect(fold.record(keyOf(record))).toMatchObject({ body: { place: 'SEAPORT' }, conflicts: [] })
    expect(fast).toBeDefined()
  })

  test('a base that nobody wrote, or with another hash, is no knowledge', () => {
    const { honest, record, ocu } = scene()
    const real = ocu.amend(record, [record], { place: 'AIRPORT' }, '2021-07-06T09:00:00+00:00')
    const forged: readonly Reference[] = [
      [real[0], real[1], 'ffffffffffffffff'],
      [logNamed('nobody'), 7, '0123456789abcdef'],
      [record[0], 99, record[2]],
    ]
    honest.amend(record, forged, { place: 'RIVER' }, '2021-07-06T08:00:00+00:00')
    const fold = foldOf(sealed(honest, ocu))
    expect(fold.record(keyOf(record))?.body.place).toBe('AIRPORT')
    expect(fold.record(keyOf(record))?.conflicts).toHaveLength(1)
  })

  test('events about events that are missing, or are no record, wait without harm', () => {
    const { honest, record, hostile, ocu } = scene()
    const later = hostile.fork('twin')
    const missing = later.record({}, { site: 'BBB' })
    ocu.amend(missing, [missing], { count: 5 })
    ocu.void([honest.id, 1, honest.write({ op: 'shift', site: 'AAA', state: 'on' })[2]], [record])
    ocu.void([ocu.id, 1, '0123456789abcdef'], [record])
    const fold = foldOf(sealed(honest, hostile, ocu))
    expect([total(fold), total(fold, 'BBB'), fold.proposals().length]).toEqual([1, 0, 0])
    fold.addSegments(sealed(later).slice(-1))
    expect(stateOf(fold)).toBe(stateOf(foldOf([...sealed(later).slice(-1), ...sealed(ocu, hostile, honest)])))
  })

  test('a circle of bases, made with a broken hash, ends, and the order decides', () => {
    const broken = { sha256: () => new Uint8Array(32) }
    const log = new LogWriter('CSU', undefined, broken)
    log.open('unit', 'CSU')
    const record = log.record()
    const n = record[1]
    const circle = (to: number): readonly Reference[] => [[log.id, to, '0000000000000000']]
    log.amend(record, circle(n + 2), { place: 'AIRPORT' }, '2021-07-06T10:00:00+00:00')
    log.amend(record, circle(n + 1), { place: 'RIVER' }, '2021-07-06T09:00:00+00:00')
    const segments = sealed(log)
    const places = [segments, segments.toReversed()].map((order) => {
      const fold = createFold(broken, testPack, logNamed('onlooker'))
      fold.addSegments(order)
      return fold.record(keyOf(record))?.body.place
    })
    expect(places).toEqual(['AIRPORT', 'AIRPORT'])
  })

  test('thousands of amendments of one record do not take the fold down', () => {
    const csu = startLog('CSU', 'unit', 'CSU')
    const record = csu.record()
    let last = record
    for (let i = 0; i < 4000; i++) last = csu.amend(record, i % 2 ? [record] : [last], { count: i })
    const started = performance.now()
    const fold = foldOf(sealed(csu))
    expect(fold.record(keyOf(record))?.body.count).toBeDefined()
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

test('names of fields that mean something to JavaScript are only names', () => {
  const csu = startLog('CSU', 'unit', 'CSU')
  const body = JSON.parse('{"__proto__":{"place":"RIVER"},"constructor":1}')
  const record = csu.record(body)
  csu.write({
    op: 'amended',
    record,
    base: [record],
    set: JSON.parse('{"__proto__":"x","toString":2}'),
    add: JSON.parse('{"checked":{"__proto__":3}}'),
  })
  const fold = foldOf(sealed(csu))
  const folded = fold.record(keyOf(record))
  expect(Object.getPrototypeOf(folded?.body)).toBe(Object.prototype)
  expect(folded?.body.place).toBeUndefined()
  expect(JSON.parse(new TextDecoder().decode(fold.stateBytes())).records).toHaveLength(1)
  expect(({} as Record<string, unknown>).place).toBeUndefined()
})

test('what is not understood is kept and told, and takes no effect', () => {
  const { honest, record, hostile: _, ocu } = scene()
  ocu.write({ op: 'lent', log: honest.id } as never)
  ocu.write({ op: 'recorded/2', kind: 'seizure' } as never)
  const fold = foldOf(sealed(honest, ocu))
  expect(fold.record(keyOf(record))).not.toBeNull()
  expect([...fold.notUnderstood()]).toEqual([
    ['lent', 1],
    ['recorded/2', 1],
  ])
})

test('a future clock in a shift or a record counts in its own day, and no other', () => {
  const csu = startLog('CSU', 'unit', 'CSU')
  csu.record({}, { when: '9999-12-31T23:59-18:00' })
  csu.write({ op: 'shift', site: 'AAA', state: 'on', officers: 99_999, at: '9999-12-31T23:59:59-18:00' })
  csu.record()
  const fold = foldOf(sealed(csu))
  const days = fold.cells.bySite.get('AAA')
  expect(days?.get('2021-07-06')?.records).toBe(1)
  expect(days?.size).toBe(2)
  const { soFar } = tallyOf(fold, { of: 'site', id: 'AAA' }, '2021-07-06', null)
  expect([soFar.inspections_total, soFar.officers_deployed]).toEqual([1, undefined])
})

test('thousands of corrections of one clock, and of words on one pair of records, cost what thousands of events cost', () => {
  const { honest, ocu } = scene()
  const [a, b] = [honest.record(), honest.record()]
  const pair = compareReferences(a, b) < 0 ? ([a, b] as const) : ([b, a] as const)
  for (let i = 0; i < 4_000; i++) {
    const seconds = (i % 7) * 60
    honest.write({
      op: 'clock-shifted',
      log: honest.id,
      first: 1 + (i % 50),
      last: Number.MAX_SAFE_INTEGER - i,
      seconds,
    })
    honest.write({ op: 'related', kind: 'same-person', records: pair, holds: i % 2 === 0, base: [] })
    if (i % 1_000 === 999) honest.seal()
  }
  const began = performance.now()
  const fold = foldOf(sealed(honest, ocu))
  expect(fold.relations()).toHaveLength(1)
  expect(fold.stateBytes().length).toBeGreaterThan(0)
  // Seconds where it took minutes: not a measure of this machine.
  expect(performance.now() - began).toBeLessThan(20_000)
}, 60_000)
