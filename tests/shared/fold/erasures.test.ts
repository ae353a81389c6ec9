// Which personal lines are to be erased, and where they lie.
import { expect, test } from 'vitest'
import type { KnownEvent } from '../../../shared/events/event.ts'
import type { OpenSegment } from '../../../shared/segments/segment.ts'
import { foldOf, keyOf, LogWriter, recipient, startLog, stateOf } from '../fold-logs.ts'

const name = { fields: { names: 'Amina Okoro' } }
const scene = () => {
  const station = startLog('station', 'station', 'AAA')
  const record = station.record(undefined, {}, name)
  const [ocu, other] = [startLog('OCU1', 'unit', 'OCU1'), startLog('OCU2', 'unit', 'OCU2')]
  ocu.accept(station.id)
  return { station, record, ocu, other, segments: [station.seal(), ocu.seal()] }
}

test('an erasure by the log itself or by a unit above it takes effect; any other is a proposal', () => {
  for (const who of ['station', 'ocu'] as const) {
    const all = scene()
    all[who].write({ op: 'erased', events: [all.record] })
    const fold = foldOf([...all.segments, all[who].seal()])
    expect(fold.erasures().get(all.station.id)?.get(2)).toEqual(new Set([all.record[2]]))
    expect(fold.dueErasures()).toEqual({
      segments: new Map([[all.segments[0]?.segment.hash, new Set([2])]]),
      inJournal: false,
    })
    expect(fold.proposals()).toEqual([])
  }
  const { station, record, other, segments } = scene()
  const stranger = startLog('stranger', 'station', 'BBB')
  const said = other.write({ op: 'erased', events: [record] })
  stranger.write({ op: 'erased', events: [record] })
  const fold = foldOf([...segments, other.seal(), stranger.seal()])
  expect(fold.erasures().get(station.id)).toBeUndefined()
  expect(fold.dueErasures().segments.size).toBe(0)
  // The stranger's log counts nowhere: what it proposes, nobody sees.
  expect(fold.proposals()).toEqual([{ reference: said, record }])
})

test('one that names another event under the same number erases nothing', () => {
  const { station, record, ocu, segments } = scene()
  ocu.write({ op: 'erased', events: [[record[0], record[1], '0'.repeat(16)]] })
  expect(foldOf([...segments, ocu.seal()]).dueErasures().segments.size).toBe(0)
  expect(station.events).toHaveLength(2)
})

test('erased lines given again end what is due, the state stays, and nothing comes back', () => {
  const { record, ocu, segments } = scene()
  ocu.write({ op: 'erased', events: [record] })
  const fold = foldOf([...segments, ocu.seal()])
  const before = stateOf(fold)
  const [whole] = segments as [OpenSegment]
  const erased: OpenSegment = {
    segment: whole.segment,
    events: [...whole.events].map((open) => ({
      ...open,
      personal: (open.personal ?? []).map(({ n, class: of }) => ({ n, class: of, erased: '0'.repeat(64) })),
    })),
  }
  fold.addSegments([erased])
  expect(fold.dueErasures().segments.size).toBe(0)
  expect(fold.record(keyOf(record))?.personal).toBeNull()
  expect(stateOf(fold)).toBe(before)
  fold.addSegments([whole])
  expect(fold.record(keyOf(record))?.personal).toBeNull()
})

test('of a carried event, the line that carries it', () => {
  const { station, ocu, segments } = scene()
  const unsealed = station.record(undefined, {}, name)
  const next = new LogWriter('restored')
  next.write({
    ...{ op: 'opened', role: 'station', place: 'AAA', code: 'AAA1', recipient },
    continuing: { last: unsealed, signature: '' },
  })
  next.write({ op: 'carried', log: station.id, event: station.events.at(-1)?.event as KnownEvent }, name)
  ocu.accept(next.id)
  ocu.write({ op: 'erased', events: [unsealed] })
  const carrying = next.seal()
  const fold = foldOf([...segments, carrying, ocu.seal()])
  expect(fold.record(keyOf(unsealed))?.personal).toEqual(name.fields)
  expect(fold.dueErasures().segments).toEqual(new Map([[carrying.segment.hash, new Set([2])]]))
})

test('what lies in the journal is to be sealed first', () => {
  const station = startLog('station', 'station', 'AAA')
  const record = station.record(undefined, {}, name)
  station.write({ op: 'erased', events: [record] })
  const fold = foldOf([], undefined, station.id)
  for (const event of station.events) fold.addOwn(event)
  expect(fold.dueErasures()).toMatchObject({ inJournal: true, segments: new Map() })
})
