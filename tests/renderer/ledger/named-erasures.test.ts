// What a file is stored without: what it says itself is to go, where its log is sure to count. All else is the fold's to say.
import { expect, test } from 'vitest'
import { namedErasures } from '../../../renderer/ledger/exchange/named-erasures.ts'
import type { OpenSegment } from '../../../shared/segments/segment.ts'
import { foldOf, LogWriter, recipient, startLog } from '../../shared/fold-logs.ts'

const name = { fields: { names: 'Amina Okoro' } }

/** As segments that were read have them: where what is no record lies. */
const asRead = ({ segment, events }: OpenSegment): OpenSegment => ({
  segment,
  events: Object.assign([...events], { others: [...events].map((_, at) => at) }),
})

const scene = () => {
  const [csu, ocu] = [startLog('CSU', 'unit', 'CSU'), startLog('OCU1', 'unit', 'OCU1')]
  const station = startLog('station', 'station', 'AAA')
  const record = station.record(undefined, {}, name)
  const first = station.seal()
  ocu.accept(station.id)
  const held = [csu.seal(), ocu.seal()]
  const named = (before: readonly OpenSegment[], file: readonly OpenSegment[]) =>
    namedErasures(foldOf(before), file.map(asRead)).isNamed(record)
  /** What the fold says once it took everything in. */
  const said = (all: readonly OpenSegment[]) => foldOf(all).erasures().has(station.id)
  return { csu, ocu, station, record, first, held, named, said }
}

test('of a log that counts, as it goes on; of a unit above it; of what goes on from it', () => {
  const { ocu, station, record, first, held, named, said } = scene()
  station.record()
  const second = station.seal()
  station.write({ op: 'erased', events: [record] })
  const third = station.seal()
  expect(named([...held, first], [second, third])).toBe(true)
  expect(named([...held, first], [first, third, second])).toBe(true)
  // With a gap, and before anything of it is held, the fold says.
  expect(named([...held, first], [third])).toBe(false)
  expect(named(held, [first, second, third])).toBe(false)
  expect(said([...held, first, third])).toBe(true)

  ocu.write({ op: 'erased', events: [record] })
  expect(named([...held, first], [ocu.seal()])).toBe(true)

  const next = new LogWriter('restored')
  next.write({
    ...{ op: 'opened', role: 'station', place: 'AAA', code: 'AAA1', recipient },
    continuing: { last: record, signature: '' },
  })
  ocu.accept(next.id)
  const opening = next.seal()
  next.write({ op: 'erased', events: [record] })
  expect(named([...held, first, ...ocu.segments, ocu.seal(), opening], [next.seal()])).toBe(true)
})

test('of a log that may not change the record, nothing, though it counts', () => {
  const { ocu, record, first, held, named, said } = scene()
  const [neighbour, other] = [startLog('neighbour', 'station', 'AAA'), startLog('OCU2', 'unit', 'OCU2')]
  ocu.accept(neighbour.id)
  const before = [...held, ocu.seal(), first, neighbour.seal(), other.seal()]
  for (const log of [neighbour, other]) {
    log.write({ op: 'erased', events: [record] })
    const file = log.seal()
    expect(named(before, [file])).toBe(false)
    expect(said([...before, file])).toBe(false)
  }
})

test('of a log that is set aside, nothing: revoked with its tail in one file, rejected, waiting', () => {
  for (const op of ['revoked', 'rejected'] as const) {
    const { ocu, station, record, first, held, named, said } = scene()
    const branches = [{ index: 1, hash: first.segment.hash }]
    ocu.write({ op, log: station.id, ...(op === 'revoked' && { branches }) } as never)
    station.write({ op: 'erased', events: [record] })
    const [decided, tail] = [ocu.seal(), station.seal()]
    for (const before of [[], [first]])
      expect(named([...held, decided, ...before], [first, tail])).toBe(false)
    // The decision comes with it, or the tail before it.
    expect(named([...held, first], [decided, tail])).toBe(false)
    expect(said([...held, first, decided, tail])).toBe(false)
  }
  const { csu, station, record, first, named } = scene()
  station.write({ op: 'erased', events: [record] })
  expect(named([csu.segments[0] as OpenSegment, first], [station.seal()])).toBe(false)
})

test('of a log that the file shows to contradict itself, nothing, nor where a unit’s does', () => {
  const { station, record, first, held, named, said } = scene()
  const fork = station.fork('copied')
  fork.record()
  const other = fork.seal()
  station.write({ op: 'erased', events: [record] })
  const tail = station.seal()
  expect(named([...held, first, other], [tail])).toBe(false)
  expect(named([...held, first], [other, tail])).toBe(false)
  expect(said([...held, first, other, tail])).toBe(false)

  // A log that waits turns out to have opened at another site too: only who is above both may erase there.
  const [above, waiting] = [startLog('OCU1', 'unit', 'OCU1'), startLog('waiting', 'station', 'AAA')]
  const elsewhere = startLog('waiting', 'station', 'CCC', 'CCC1').seal()
  const told = waiting.record(undefined, {}, name)
  const both = [above.seal(), waiting.seal()]
  above.write({ op: 'erased', events: [told] })
  const erasing = above.seal()
  const isTold = (file: readonly OpenSegment[]) => namedErasures(foldOf(both), file.map(asRead)).isNamed(told)
  expect([isTold([erasing]), isTold([elsewhere, erasing])]).toEqual([true, false])
  expect(foldOf([...both, erasing]).erasures().size).toBe(1)
  expect(foldOf([...both, elsewhere, erasing]).erasures().size).toBe(0)

  // The unit that accepted another turns out to have two second segments: the decision was in one of them.
  const [unit, newer] = [startLog('OCU1', 'unit', 'OCU1'), startLog('newer', 'station', 'AAA')]
  const spoken = newer.record(undefined, {}, name)
  const before = [unit.seal(), newer.seal()]
  const copy = unit.fork('copied')
  copy.accept(newer.id)
  unit.write({ op: 'shift', site: 'AAA', state: 'on' })
  const [accepting, twin] = [copy.seal(), unit.seal()]
  newer.write({ op: 'erased', events: [spoken] })
  const last = newer.seal()
  const isNamed = (file: readonly OpenSegment[]) =>
    namedErasures(foldOf([...before, accepting]), file.map(asRead)).isNamed(spoken)
  expect([isNamed([last]), isNamed([twin, last])]).toEqual([true, false])
  expect(foldOf([...before, accepting, twin, last]).erasures().size).toBe(0)
})
