/** DESIGN.md, "One function": any order of arrival, any repetition, any route gives the same state. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Accepted, Opened, Revoked } from '../../shared/events/event.ts'
import { tallyOf } from '../../shared/figures/tally-scope.ts'
import { createFold } from '../../shared/fold/create-fold.ts'
import type { Fold } from '../../shared/fold/fold.ts'
import type { OpenSegment } from '../../shared/segments/segment.ts'
import {
  foldOf,
  hashing,
  keyOf,
  type LogWriter,
  logNamed,
  startLog,
  stateOf,
  testPack,
} from '../shared/fold-logs.ts'
import { plainCells, recountOf } from './recount.ts'
import { leadName, leadPack, operationFrom, routeOf, segmentsOf, someNumbers } from './some-operation.ts'

/** A run is an operation folded several times over. Shrinking stops in time for the test to say what failed. */
const runs = Number(process.env.FC_RUNS ?? 60)
const within = { numRuns: runs, interruptAfterTimeLimit: 60_000 }

const deliver = (fold: Fold, files: readonly (readonly OpenSegment[])[]): Fold => {
  for (const file of files) fold.addSegments(file)
  return fold
}

test('any order and repetition of the same segments gives the same state', () => {
  let conflicts = 0
  let proposals = 0
  let contradictions = 0
  let relations = 0
  let revoked = 0
  let carried = 0
  let erased = 0
  fc.assert(
    fc.property(someNumbers(150), fc.nat(), fc.nat(), (numbers, one, other) => {
      const segments = segmentsOf(operationFrom(numbers))
      const first = deliver(foldOf([]), routeOf(segments, one))
      const second = deliver(foldOf([]), routeOf(segments, other))
      const state = stateOf(first)
      expect(stateOf(second)).toBe(state)
      expect(wholeTally(second)).toEqual(wholeTally(first))
      expect(stateOf(foldOf(segments))).toBe(state)
      conflicts += [...first.records()].filter((record) => record.conflicts.length > 0).length
      proposals += first.proposals().length
      relations += first.relations().length
      carried += first.eventsOf('carried').length
      erased += first.erasures().size
      expect(second.erasures()).toEqual(first.erasures())
      revoked += first.logs().filter(({ state }) => state === 'revoked' || state === 'rejected').length
      contradictions += first.logs().filter(({ contradiction }) => contradiction !== null).length
    }),
    within,
  )
  // The operations are worth shuffling: what is hard to merge is in them.
  expect(conflicts).toBeGreaterThan(0)
  expect(proposals).toBeGreaterThan(0)
  expect(contradictions).toBeGreaterThan(0)
  expect(relations).toBeGreaterThan(0)
  expect(revoked).toBeGreaterThan(0)
  expect(carried).toBeGreaterThan(0)
  expect(erased).toBeGreaterThan(0)
}, 120_000)

/** Persons counted once are no part of the state: they depend on the scope. */
const wholeTally = (fold: Fold) => tallyOf(fold, { of: 'operation' }, '2021-07-08', null)

test('figures kept up to date equal a recount from the records', () => {
  fc.assert(
    fc.property(someNumbers(150), fc.nat(), (numbers, route) => {
      const fold = deliver(foldOf([]), routeOf(segmentsOf(operationFrom(numbers)), route))
      expect(plainCells(fold.cells)).toEqual(plainCells(recountOf(fold)))
    }),
    within,
  )
}, 120_000)

/** How many segments of a log, from its first, decisions name. */
const namedOf = (segments: readonly OpenSegment[], { segments: own }: LogWriter): number => {
  const events = segments.flatMap((open) => [...open.events].map(({ event }) => event))
  const hashes = new Set(
    events.flatMap((event) =>
      event.op === 'accepted' || event.op === 'revoked'
        ? (event as Accepted | Revoked).branches.map(({ hash }) => hash)
        : [],
    ),
  )
  return own.findLastIndex(({ segment }) => hashes.has(segment.hash)) + 1
}

test('a journal gives the state of the same events sealed, whenever its segments come', () => {
  fc.assert(
    fc.property(someNumbers(100), fc.nat(), fc.nat(), fc.nat(), (numbers, who, split, route) => {
      const logs = operationFrom(numbers)
      const segments = segmentsOf(logs)
      const files = routeOf(segments, route)
      // An installation does not fork its own log.
      const alone = logs.filter((log) => logs.filter(({ id }) => id === log.id).length === 1)
      const own = alone[who % alone.length] as LogWriter
      const sealed = deliver(createFold(hashing, leadPack, own.id), [segments])
      const open = createFold(hashing, leadPack, own.id)
      const others = files.map((file) => file.filter(({ segment }) => segment.header.log !== own.id))
      const before = split % (others.length + 1)
      deliver(open, others.slice(0, before))
      // What others name of it, it had sealed: they had it from a file.
      const sent = own.segments.slice(0, namedOf(segments, own))
      deliver(open, [sent])
      const first = sent.reduce((sum, { events }) => sum + events.length, 0)
      for (const event of own.events.slice(first)) open.addOwn(event)
      deliver(open, others.slice(before))
      expect(stateOf(open)).toBe(stateOf(sealed))
      for (const segment of own.segments) {
        open.addSegments([segment])
        expect(stateOf(open)).toBe(stateOf(sealed))
      }
    }),
    within,
  )
}, 120_000)

/** Logs of the lead, and of what was restored from it. */
const leadsOf = (logs: readonly LogWriter[]) => {
  const ids = new Set([logNamed(leadName)])
  for (const { id, events } of logs) {
    const event = events[0]?.event
    if (event?.op === 'opened' && ids.has((event as Opened).continuing?.last[0] ?? '')) ids.add(id)
  }
  return [...ids]
}

test('at a lead too, any order gives the same state; what it decided is nothing at anybody else’s', () => {
  let restored = 0
  let decided = 0
  fc.assert(
    fc.property(someNumbers(150), fc.nat(), fc.nat(), fc.nat(), (numbers, who, one, other) => {
      const logs = operationFrom(numbers)
      const segments = segmentsOf(logs)
      const leads = leadsOf(logs)
      const own = leads[who % leads.length] as string
      const fold = deliver(foldOf([], leadPack, own), routeOf(segments, one))
      const state = stateOf(fold)
      expect(fold.leads).toBe('AAA')
      expect(stateOf(deliver(foldOf([], leadPack, own), routeOf(segments, other)))).toBe(state)
      expect(stateOf(foldOf(segments, leadPack, own))).toBe(state)
      expect(stateOf(foldOf(segments, leadPack))).toBe(stateOf(foldOf(segments)))
      // Whoever leads by a newer pack counts as if it always had.
      const late = deliver(foldOf([], { ...testPack, version: 0 }, own), routeOf(segments, other))
      late.setPack(leadPack)
      expect(stateOf(late)).toBe(state)
      const byLead = fold.decisions().filter(({ reference: [log] }) => leads.includes(log))
      for (const { event } of byLead)
        expect(fold.logs().find(({ log }) => log === event.log)?.place).toBe('AAA')
      if (own !== leads[0]) restored++
      decided += byLead.length
    }),
    within,
  )
  expect(restored).toBeGreaterThan(0)
  expect(decided).toBeGreaterThan(0)
}, 120_000)

test('packs come in any order', () => {
  const newer = {
    ...testPack,
    version: 2,
    sites: testPack.sites.map((site) => ({ ...site, cutoffs: [{ from: '2021-07-01', minutes: 720 }] })),
  }
  fc.assert(
    fc.property(someNumbers(80), fc.nat(), fc.nat(), (numbers, route, at) => {
      const files = routeOf(segmentsOf(operationFrom(numbers)), route)
      const late = foldOf([])
      deliver(late, files.slice(0, at % files.length))
      late.setPack(newer)
      late.setPack(testPack)
      deliver(late, files.slice(at % files.length))
      expect(stateOf(late)).toBe(stateOf(deliver(foldOf([], newer), files)))
    }),
    within,
  )
}, 120_000)

const orders = (n: number): readonly (readonly number[])[] =>
  n === 0
    ? [[]]
    : orders(n - 1).flatMap((order) =>
        Array.from({ length: n }, (_, at) => [...order.slice(0, at), n - 1, ...order.slice(at)]),
      )

test('three amendments of which one had seen another give one result in all six orders', () => {
  const station = startLog('s', 'station', 'AAA')
  const record = station.record()
  station.seal()
  const writers = ['CSU', 'OCU1'].map((id) => startLog(id, 'unit', id)) as [LogWriter, LogWriter]
  const [csu, ocu] = writers
  ocu.accept(station.id)
  for (const log of writers) log.seal()
  const shared = [...station.segments, ...ocu.segments, ...csu.segments]
  // The station's clock is far ahead; the unit corrects what it saw of it; another unit knew of neither.
  const fast = station.amend(record, [record], { place: 'AIRPORT' }, '2031-01-01T00:00:00+00:00')
  const knowing = ocu.amend(record, [fast], { place: 'SEAPORT' }, '2021-07-06T09:00:00+00:00')
  const apart = csu.amend(record, [record], { place: 'RIVER' }, '2021-07-06T08:00:00+00:00')
  const last = [station, ocu, csu].map((log) => log.seal())
  const states = orders(3).map((order) => {
    const fold = foldOf(shared)
    for (const at of order) fold.addSegments([last[at] as OpenSegment])
    const folded = fold.record(keyOf(record))
    expect(folded?.body.place).toBe('SEAPORT')
    expect(folded?.conflicts[0]?.values.map(({ by }) => by)).toEqual([apart, knowing])
    return stateOf(fold)
  })
  expect(states).toHaveLength(6)
  expect(new Set(states).size).toBe(1)
})

test('whose installation folds does not matter where every log is accepted', () => {
  const station = startLog('s', 'station', 'AAA')
  station.record()
  const ocu = startLog('OCU1', 'unit', 'OCU1')
  ocu.accept(station.id)
  const segments = [station.seal(), ocu.seal()]
  const states = [station.id, ocu.id, logNamed('onlooker')].map((own) =>
    stateOf(foldOf(segments, testPack, own)),
  )
  expect(new Set(states).size).toBe(1)
})
