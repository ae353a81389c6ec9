// A site's lead station: its decisions about neighbours count in its own installation, below every unit's, and nowhere else.
import { describe, expect, test } from 'vitest'
import { createFold } from '../../../shared/fold/create-fold.ts'
import type { Fold } from '../../../shared/fold/fold.ts'
import {
  foldOf,
  hashing,
  type LogWriter,
  logNamed,
  recipient,
  startLog,
  stateOf,
  testPack,
  withLead,
} from '../fold-logs.ts'

const make = () => {
  const lead = startLog('lead', 'station', 'AAA', 'AAA1')
  const neighbour = startLog('neighbour', 'station', 'AAA', 'AAA2')
  const elsewhere = startLog('elsewhere', 'station', 'BBB', 'BBB1')
  const ocu = startLog('OCU1', 'unit', 'OCU1')
  lead.record()
  neighbour.record()
  elsewhere.record(undefined, { site: 'BBB' })
  return { lead, neighbour, elsewhere, ocu, pack: withLead(testPack, lead.id) }
}
const sealed = (...logs: readonly LogWriter[]) => {
  for (const log of logs) if (log.journal.length > 0) log.seal()
  return logs.flatMap(({ segments }) => segments)
}
const standing = (fold: Fold, { id }: LogWriter) => fold.logs().find(({ log }) => log === id)?.state
const count = (fold: Fold) => [...fold.records()].length

describe('at the lead', () => {
  test('a neighbour waits until it is accepted there, by journal or sealed, and counts in every view', () => {
    const { lead, neighbour, ocu, pack } = make()
    const fold = createFold(hashing, pack, lead.id)
    fold.addSegments(sealed(neighbour, ocu))
    for (const event of lead.journal) fold.addOwn(event)
    expect([fold.leads, standing(fold, neighbour), count(fold)]).toEqual(['AAA', 'waiting', 1])
    const accepted = lead.accept(neighbour.id)
    fold.addOwn(lead.events.at(-1) as never)
    expect([standing(fold, neighbour), count(fold)]).toEqual(['accepted', 2])
    expect(fold.decisions().map(({ reference }) => reference)).toEqual([accepted])
    expect(fold.basis().map(({ log }) => log)).toContain(neighbour.id)
    const state = stateOf(fold)
    expect(stateOf(foldOf(sealed(lead, neighbour, ocu), pack, lead.id))).toBe(state)
    expect(stateOf(foldOf([...sealed(lead, neighbour, ocu)].reverse(), pack, lead.id))).toBe(state)
  })

  test('a rejection and a revocation take it out again', () => {
    const { lead, neighbour, pack } = make()
    const [first] = sealed(neighbour)
    lead.accept(neighbour.id)
    neighbour.record()
    lead.write({
      op: 'revoked',
      log: neighbour.id,
      branches: [{ index: 1, hash: first?.segment.hash ?? '' }],
    })
    expect(count(foldOf(sealed(lead, neighbour), pack, lead.id))).toBe(2)
    lead.write({ op: 'rejected', log: neighbour.id })
    const fold = foldOf(sealed(lead, neighbour), pack, lead.id)
    expect([standing(fold, neighbour), count(fold)]).toEqual(['rejected', 1])
  })

  test.each(['OCU1', 'CSU'])('%s, above it, overrules it, whatever was said first', (id) => {
    const { lead, neighbour, pack } = make()
    const unit = startLog(id, 'unit', id)
    lead.accept(neighbour.id)
    unit.write({ op: 'rejected', log: neighbour.id })
    lead.accept(neighbour.id)
    const fold = foldOf(sealed(lead, neighbour, unit), pack, lead.id)
    expect([standing(fold, neighbour), count(fold)]).toEqual(['rejected', 1])
    unit.accept(neighbour.id)
    lead.write({ op: 'rejected', log: neighbour.id })
    expect(standing(foldOf(sealed(lead, neighbour, unit), pack, lead.id), neighbour)).toBe('accepted')
  })

  test('logs of other sites, of units and its own are not its to decide about', () => {
    const { lead, neighbour, elsewhere, ocu, pack } = make()
    lead.accept(elsewhere.id)
    lead.write({ op: 'rejected', log: ocu.id })
    lead.write({ op: 'rejected', log: lead.id })
    const fold = foldOf(sealed(lead, neighbour, elsewhere, ocu), pack, lead.id)
    expect([elsewhere, ocu].map((log) => standing(fold, log))).toEqual(['waiting', 'named-by-pack'])
    expect(count(fold)).toBe(1)
    expect([neighbour, elsewhere, ocu, lead].map(({ id }) => fold.mayDecide(id))).toEqual([
      ...[true, false, false, false],
    ])
    expect(fold.decisions()).toEqual([])
  })

  test('a second opening that claims another site makes nothing count', () => {
    const { lead, neighbour, pack } = make()
    const other = neighbour.fork('other')
    sealed(neighbour)
    other.events.splice(0)
    other.open('station', 'BBB', 'BBB9')
    other.record(undefined, { site: 'BBB' })
    other.seal()
    lead.accept(neighbour.id)
    expect(count(foldOf(sealed(lead, neighbour, other), pack, lead.id))).toBe(1)
  })

  test('it gains no say over its neighbours’ records, nor gives one', () => {
    const { lead, neighbour, elsewhere, pack } = make()
    const record = neighbour.referenceAt(2)
    lead.accept(neighbour.id)
    lead.amend(record, [record], { place: 'AIRPORT' })
    lead.write({ op: 'accepted', log: neighbour.id, branches: [], continues: elsewhere.id })
    const fold = foldOf(sealed(lead, neighbour, elsewhere), pack, lead.id)
    expect(fold.record(record.join(':'))?.body.place).toBe('CHECKPOINT')
    expect(fold.openProposals()).toHaveLength(1)
    expect(fold.mayChange(neighbour.id)).toBe(false)
    expect(fold.logs().find(({ log }) => log === neighbour.id)?.continues).toBeNull()
  })

  test('a log restored from the lead’s leads on, and what the lead decided holds; its own later word stands above', () => {
    const { lead, neighbour, pack } = make()
    lead.accept(neighbour.id)
    const before = sealed(lead, neighbour)
    const next = startLog('lead restored', 'station', 'AAA', 'AAA1B')
    const last = lead.referenceAt(lead.events.length)
    next.events.splice(0)
    next.write({
      ...{ op: 'opened', role: 'station', place: 'AAA', code: 'AAA1B', recipient },
      continuing: { last, signature: '' },
    })
    for (const segments of [
      [...before, ...sealed(next)],
      [...sealed(next), ...before],
    ]) {
      const fold = createFold(hashing, pack, next.id)
      for (const segment of segments) fold.addSegments([segment])
      expect([fold.leads, standing(fold, neighbour)]).toEqual(['AAA', 'accepted'])
    }
    next.write({ op: 'rejected', log: neighbour.id })
    lead.accept(neighbour.id)
    expect(standing(foldOf(sealed(next, lead, neighbour), pack, next.id), neighbour)).toBe('rejected')
    next.write({ op: 'rejected', log: lead.id })
    const fold = foldOf(sealed(next, lead, neighbour), pack, next.id)
    expect([standing(fold, lead), count(fold)]).toEqual(['own', 1])
  })
})

describe('elsewhere', () => {
  test('a lead’s acceptance is nothing: at its unit, at the root, at a neighbour, at an onlooker', () => {
    const { lead, neighbour, ocu, pack } = make()
    lead.accept(neighbour.id)
    ocu.accept(lead.id)
    const segments = sealed(lead, neighbour, ocu)
    for (const own of [
      ocu.id,
      logNamed('CSU'),
      logNamed('onlooker'),
      startLog('third', 'station', 'AAA').id,
    ]) {
      const fold = foldOf(segments, pack, own)
      expect([fold.leads, standing(fold, neighbour), count(fold)]).toEqual([null, 'waiting', 1])
      expect(fold.decisions().map(({ event }) => event.log)).toEqual([lead.id])
    }
    expect(stateOf(foldOf(segments, pack, ocu.id))).toBe(stateOf(foldOf(segments, testPack, ocu.id)))
  })

  test('a station that no pack names decides nothing, nor one named at a site where it was not opened', () => {
    const { lead, neighbour, elsewhere } = make()
    lead.accept(neighbour.id)
    lead.accept(elsewhere.id)
    for (const pack of [testPack, withLead(testPack, lead.id, 'BBB')]) {
      const fold = foldOf(sealed(lead, neighbour, elsewhere), pack, lead.id)
      expect([fold.leads, count(fold), fold.mayDecide(neighbour.id)]).toEqual([null, 1, false])
    }
  })

  test('a newer pack makes and unmakes a lead, in any order of packs', () => {
    const { lead, neighbour, pack } = make()
    lead.accept(neighbour.id)
    const fold = foldOf(sealed(lead, neighbour), testPack, lead.id)
    expect(count(fold)).toBe(1)
    fold.setPack(withLead(testPack, lead.id, 'AAA', 2))
    expect([fold.leads, count(fold)]).toEqual(['AAA', 2])
    fold.setPack({ ...testPack, version: 3 })
    fold.setPack({ ...pack, version: 2 })
    expect([fold.leads, count(fold), standing(fold, neighbour)]).toEqual([null, 1, 'waiting'])
  })
})
