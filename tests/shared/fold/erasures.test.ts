// Which personal lines are to be erased, and where they lie.
import { expect, test } from 'vitest'
import type { KnownEvent, Reference } from '../../../shared/events/event.ts'
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

test('of two copies of a segment, each with another name erased, neither name is left', () => {
  const station = startLog('station', 'station', 'AAA')
  const [one, other] = [station.record(undefined, {}, name), station.record(undefined, {}, name)]
  const { segment, events } = station.seal()
  const without = ([, gone]: Reference): OpenSegment => ({
    segment,
    events: [...events].map((open) =>
      open.event.n === gone
        ? { ...open, personal: [{ n: gone, class: 'detail', erased: '0'.repeat(64) }] }
        : open,
    ),
  })
  for (const order of [
    [without(one), without(other)],
    [without(other), without(one)],
  ]) {
    const fold = foldOf([], undefined, station.id)
    for (const copy of order) fold.addSegments([copy])
    expect([one, other].map((record) => fold.saysPersonal(record))).toEqual([false, false])
  }
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

/** Where lines of each of these events are due, by the log that holds them. */
const dueOf = (fold: ReturnType<typeof foldOf>, segments: readonly OpenSegment[]) => {
  const { segments: due } = fold.dueErasures()
  return segments
    .flatMap(({ segment }) => [...(due.get(segment.hash) ?? [])].map((n) => `${segment.header.log}:${n}`))
    .sort()
}
const at = ([log, n]: Reference) => `${log}:${n}`

test('one that names a record reaches every event about it, in whatever log, counted or not, whenever it comes', () => {
  const { station, record, ocu, other, segments } = scene()
  const second = station.record(undefined, {}, name)
  const stranger = startLog('stranger', 'station', 'BBB')
  const reasons = [
    ocu.amend(record, [record], { place: 'AIRPORT' }, undefined, name),
    ocu.write({ op: 'voided', record, base: [record] }, { reason: 'Double of Amina Okoro' }),
    ocu.write({ op: 'restored', record, base: [record] }, { reason: 'Not the double' }),
    other.amend(record, [record], {}, undefined, name),
    stranger.amend(record, [record], {}, undefined, name),
    ocu.write(
      { op: 'related', kind: 'same-person', records: [record, second], holds: true, base: [] },
      { reason: 'Both say Amina' },
    ),
    station.amend(record, [record], { place: 'SEAPORT' }, undefined, name),
  ]
  const elsewhere = ocu.amend(second, [second], {}, undefined, { reason: 'Another record' })
  station.write({ op: 'erased', events: [record] }, { reason: 'Asked for' })
  const all = [...segments, ocu.seal(), other.seal(), stranger.seal(), station.seal()]
  const before = stateOf(foldOf(all))
  for (const order of [all, all.toReversed(), [...all.slice(3), ...all.slice(0, 3)]]) {
    const fold = foldOf([])
    for (const segment of order) fold.addSegments([segment])
    expect(dueOf(fold, all)).toEqual([record, ...reasons].map(at).sort())
    expect(fold.saysPersonal(record)).toBe(true)
    expect(stateOf(fold)).toBe(before)
  }
  expect(dueOf(foldOf(all), all)).not.toContain(at(elsewhere))
})

test('of a log set aside it reaches what was said about the record, and what that log itself says erases nothing', () => {
  const { station, record, ocu, segments } = scene()
  const late = station.amend(record, [record], {}, undefined, name)
  station.write({ op: 'erased', events: [record] })
  const [whole] = segments as [OpenSegment]
  const tail = station.seal()
  const { index } = whole.segment.header
  ocu.write({ op: 'revoked', log: station.id, branches: [{ index, hash: whole.segment.hash }] })
  const revoked = foldOf([...segments, tail, ocu.seal()])
  expect(revoked.dueErasures().segments.size).toBe(0)
  ocu.write({ op: 'erased', events: [record] })
  const all = [...segments, tail, ...ocu.segments, ocu.seal()]
  expect(dueOf(foldOf(all), all)).toEqual([record, late].map(at).sort())
})

test('one that names an amendment reaches its own words alone; one by whom the record is no concern reaches nothing about it', () => {
  const { station, record, ocu, other, segments } = scene()
  const amendment = station.amend(record, [record], { place: 'AIRPORT' }, undefined, name)
  const theirs = other.amend(record, [record], {}, undefined, name)
  other.write({ op: 'erased', events: [record] })
  ocu.write({ op: 'erased', events: [amendment] })
  const all = [...segments, station.seal(), other.seal(), ocu.seal()]
  expect(dueOf(foldOf(all), all)).toEqual([at(amendment)])
  other.write({ op: 'erased', events: [theirs] })
  expect(dueOf(foldOf([...all, other.seal()]), all)).toEqual([amendment, theirs].map(at).sort())
})

test('carried events are reached where they lie, and a carried erasure counts', () => {
  const { station, record, ocu, segments } = scene()
  station.amend(record, [record], { place: 'AIRPORT' }, undefined, name)
  station.write({ op: 'erased', events: [record] })
  const next = new LogWriter('restored')
  next.write({
    ...{ op: 'opened', role: 'station', place: 'AAA', code: 'AAA1', recipient },
    continuing: { last: station.referenceAt(station.events.length), signature: '' },
  })
  const carried = station.journal.map(({ event, personal }) =>
    next.write({ op: 'carried', log: station.id, event: event as KnownEvent }, (personal ?? [])[0] && name),
  )
  const carrying = next.seal()
  expect(foldOf([...segments, carrying]).dueErasures().segments.size).toBe(0)
  ocu.accept(next.id)
  const all = [...segments, carrying, ocu.seal()]
  expect(dueOf(foldOf(all), all)).toEqual([record, carried[0] as Reference].map(at).sort())
})
