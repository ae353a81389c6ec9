/**
 * What lies in columns is what was written: every event, line and personal line again, and a fold over some segments
 * from columns and the others from text is the fold over all of them from text, in whatever order they come.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tallyOf } from '../../shared/figures/tally-scope.ts'
import { createFold } from '../../shared/fold/create-fold.ts'
import type { Fold } from '../../shared/fold/fold.ts'
import type { OpenEvent, OpenSegment } from '../../shared/segments/segment.ts'
import { noForm } from '../../shared/segments/segment.ts'
import { foldOf, hashing, type LogWriter, startLog, stateOf, testPack } from '../shared/fold-logs.ts'
import { inColumns } from './in-columns.ts'
import { drawFrom, operationFrom, routeOf, segmentsOf, someNumbers } from './some-operation.ts'

const runs = Number(process.env.FC_RUNS ?? 60)
const within = { numRuns: runs, interruptAfterTimeLimit: 60_000 }

const plain = ({ event, line, personal }: OpenEvent) => ({ event, line, personal })

test('every event comes out as it went in', () => {
  let ordinary = 0
  let others = 0
  fc.assert(
    fc.property(someNumbers(100), (numbers) => {
      const segments = segmentsOf(operationFrom(numbers))
      for (const [at, { events }] of inColumns(segments).entries()) {
        const before = segments[at] as OpenSegment
        expect([...events].map(plain)).toEqual([...before.events].map(plain))
        expect(events.others).toEqual(
          [...before.events].flatMap(({ event }, position) => (event.op === 'recorded' ? [] : [position])),
        )
        for (let position = 0; position < events.length; position++)
          expect(events.timeOf?.(position)).toBe(before.events.at(position)?.event.at)
        expect(events.at(events.length)).toBeUndefined()
        expect(events.at(-1)).toBeUndefined()
        for (const form of events.columns?.form ?? []) form === noForm ? others++ : ordinary++
      }
    }),
    within,
  )
  expect(ordinary).toBeGreaterThan(runs)
  expect(others).toBeGreaterThan(runs)
}, 120_000)

const jumpsOf = (fold: Fold) => fold.logs().map(({ log }) => fold.clockJumps(log))

const everything = (fold: Fold) => ({
  state: stateOf(fold),
  tally: tallyOf(fold, { of: 'operation' }, '2021-07-08', null),
  records: [...fold.records()].sort((a, b) => (a.key < b.key ? -1 : 1)),
  histories: [...fold.records()]
    .map(({ key }) => [key, fold.history(key)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
  heads: fold.heads(() => true),
  relations: fold.relations(),
  duplicates: fold.duplicates(),
  bare: fold.logs().map(({ segments }) => segments.map(({ personal }) => personal)),
  proposals: fold.proposals(),
  erasures: fold.erasures(),
  due: fold.dueErasures(),
})

test('a fold from columns and the segments that came after is the fold from text, in any order', () => {
  let columns = 0
  fc.assert(
    fc.property(someNumbers(120), fc.nat(), fc.nat(), fc.nat(), (numbers, part, route, other) => {
      const segments = segmentsOf(operationFrom(numbers))
      const draw = drawFrom(part)
      const stored = segments.filter(() => draw(3) > 0)
      const [fold, text] = [foldOf([]), foldOf([])]
      fold.addSegments(inColumns(stored))
      text.addSegments(stored)
      columns += stored.length
      // All of them again, among those that are new.
      for (const file of routeOf(segments, route)) for (const each of [fold, text]) each.addSegments(file)
      expect(jumpsOf(fold)).toEqual(jumpsOf(text))
      const without = foldOf([])
      for (const file of routeOf(segments, other)) without.addSegments(file)
      expect(everything(fold)).toEqual(everything(without))
    }),
    within,
  )
  expect(columns).toBeGreaterThan(runs)
}, 120_000)

test('columns may come after what is about their records, and under another pack', () => {
  const newer = {
    ...testPack,
    version: 2,
    sites: testPack.sites.map((site) => ({ ...site, cutoffs: [{ from: '2021-07-01', minutes: 720 }] })),
  }
  fc.assert(
    fc.property(someNumbers(100), fc.nat(), fc.nat(), (numbers, route, at) => {
      const segments = segmentsOf(operationFrom(numbers))
      const files = routeOf(segments, route)
      const fold = foldOf([])
      for (const file of files.slice(0, at % files.length)) fold.addSegments(file)
      fold.addSegments(inColumns(segments))
      expect(everything(fold)).toEqual(everything(foldOf(segments)))
      fold.setPack(newer)
      expect(everything(fold)).toEqual(everything(foldOf(segments, newer)))
    }),
    within,
  )
}, 120_000)

test('an own log from columns goes on in its journal', () => {
  fc.assert(
    fc.property(someNumbers(100), fc.nat(), (numbers, who) => {
      const logs = operationFrom(numbers)
      const segments = segmentsOf(logs)
      const alone = logs.filter((log) => logs.filter(({ id }) => id === log.id).length === 1)
      const own = alone[who % alone.length] as LogWriter
      const last = own.segments.at(-1) as OpenSegment
      const before = segments.filter(({ segment }) => segment.hash !== last.segment.hash)
      const fold = createFold(hashing, testPack, own.id)
      fold.addSegments(inColumns(before))
      for (const event of last.events) fold.addOwn(event)
      const sealed = createFold(hashing, testPack, own.id)
      sealed.addSegments(segments)
      expect(stateOf(fold)).toBe(stateOf(sealed))
      fold.addSegments([last])
      expect(everything(fold)).toEqual(everything(sealed))
    }),
    within,
  )
}, 120_000)

test('a line that columns would not give again to the letter is kept as it stands', () => {
  const log = startLog('s', 'station', 'AAA')
  const body = { place: 'CHECKPOINT', checked: { 'inspectionTypes:PERSON': 1 } }
  // What is said twice is a form.
  for (let time = 0; time < 3; time++) log.record(body)
  log.record(body, { when: '2021-07-06T10:00-00:00' })
  log.record(body, { when: '2021-07-06T10:00-00:00' })
  log.record(body, { when: '1969-12-31T10:00+02:00', at: '1969-12-31T10:00:00+02:00' })
  log.record(body, { when: '2200-07-06T10:00+05:45', at: '2200-07-06T10:00:00+05:45' })
  log.record({ ...body, note: '","when":"2021-07-06T10:00+02:00","body":{' })
  log.record({ place: 'NOWHERE' })
  log.record(body, { site: 'Ž"\\' })
  log.record(body, {}, { fields: { plate: 'Žž "\\ 1' } })
  // Says what the one before says, on a day that there never was.
  log.record(body, { when: '2021-02-30T10:00+02:00' })
  const segment = log.seal()
  const [open] = inColumns([segment])
  expect([...(open?.events ?? [])].map(({ line, personal }) => [line, personal])).toEqual(
    [...segment.events].map(({ line, personal }) => [line, personal]),
  )
  const given = [...(open?.events.columns?.form ?? [])].flatMap((form, at) => (form === noForm ? [] : [at]))
  // The third time that it is said, and with a plate in other letters.
  expect(given).toEqual([3, 11])
})

const often = 3
/** What is said for the third time lies in columns: what a test says after this does. */
const sayOften = (log: LogWriter): void => {
  for (let time = 0; time < often; time++) log.record(undefined, { when: '2021-07-06T12:00+02:00' })
}

test('what happened in the first minute of a day is of that day, whatever came right before it', () => {
  const log = startLog('CSU', 'unit', 'CSU')
  sayOften(log)
  for (const when of ['05:58', '05:59', '06:00', '06:01'])
    log.record(undefined, { when: `2021-07-07T${when}+02:00` })
  const fold = foldOf([])
  fold.addSegments(inColumns([log.seal()]))
  const inspections = (day: string) =>
    tallyOf(fold, { of: 'site', id: 'AAA' }, day, null).today.inspections_total
  expect(['2021-07-06', '2021-07-07'].map(inspections)).toEqual([often + 2, 2])
})

test('the first and the last record of a segment, amended, count once', () => {
  const log = startLog('CSU', 'unit', 'CSU')
  sayOften(log)
  const before = log.seal()
  const [first, , last] = [log.record(), log.record(), log.record()] as const
  const columns = log.seal()
  const inspections = (fold: Fold) =>
    tallyOf(fold, { of: 'site', id: 'AAA' }, '2021-07-06', null).today.inspections_total
  // With more records changed than the segment has events, it is gone through the other way round.
  for (const more of [0, 5]) {
    for (let n = 0; n < more; n++) {
      const record = log.record()
      log.amend(record, [record], { place: 'SEAPORT' })
    }
    for (const record of [first, last]) log.amend(record, [record], { place: 'AIRPORT' })
    log.seal()
    const fold = foldOf(log.segments.filter((segment) => segment !== before && segment !== columns))
    fold.addSegments(inColumns([before, columns]))
    expect(inspections(fold)).toBe(often + 3 + more)
    expect(stateOf(fold)).toBe(stateOf(foldOf(log.segments)))
  }
})

test('what counts on two branches counts once, and goes with the last of them', () => {
  const station = startLog('s', 'station', 'AAA')
  station.seal()
  station.record()
  const other = station.fork('copy')
  other.record({ place: 'AIRPORT' })
  station.seal()
  other.seal()
  const ocu = startLog('OCU1', 'unit', 'OCU1')
  const tips = [station, other].map(({ segments }) => segments.at(-1)?.segment)
  ocu.accept(
    station.id,
    tips.map((tip) => ({ index: tip?.header.index ?? 0, hash: tip?.hash ?? '' })),
  )
  ocu.seal()
  const all = segmentsOf([station, other, ocu])
  const fold = foldOf([])
  fold.addSegments(inColumns(all))
  expect([...fold.records()]).toHaveLength(2)
  expect(tallyOf(fold, { of: 'operation' }, '2021-07-06', null).today.inspections_total).toBe(2)
  ocu.write({ op: 'revoked', log: station.id, branches: [] })
  const last = ocu.seal()
  fold.addSegments([last])
  expect(tallyOf(fold, { of: 'operation' }, '2021-07-06', null).today.inspections_total).toBeUndefined()
  expect(stateOf(fold)).toBe(stateOf(foldOf([...all, last])))
})

test('a correction held before moves what comes in columns', () => {
  const station = startLog('s', 'station', 'AAA')
  station.seal()
  const ocu = startLog('OCU1', 'unit', 'OCU1')
  ocu.accept(station.id)
  ocu.write({ op: 'clock-shifted', log: station.id, first: 2, last: 9, seconds: 86_400 })
  const held = [...station.segments, ocu.seal()]
  const fold = foldOf(held)
  sayOften(station)
  station.record(undefined, { when: '2021-07-06T10:00+02:00' })
  const later = station.seal()
  fold.addSegments(inColumns([later]))
  expect([...fold.records()].map(({ day }) => day)).toEqual(Array(often + 1).fill('2021-07-07'))
  expect(everything(fold)).toEqual(everything(foldOf([...held, later])))
})
