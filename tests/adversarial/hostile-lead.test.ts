/** What a field laptop could try with the standing of a lead: to speak for a site, at its own unit and at its neighbours. */
import { describe, expect, test } from 'vitest'
import type { Fold } from '../../shared/fold/fold.ts'
import {
  foldOf,
  type LogWriter,
  logNamed,
  recipient,
  startLog,
  stateOf,
  testPack,
  withLead,
} from '../shared/fold-logs.ts'

const sealed = (...logs: readonly LogWriter[]) => {
  for (const log of logs) if (log.journal.length > 0) log.seal()
  return logs.flatMap(({ segments }) => segments)
}
const stateOfLog = (fold: Fold, { id }: LogWriter) => fold.logs().find(({ log }) => log === id)?.state

const scene = () => {
  const lead = startLog('lead', 'station', 'AAA', 'AAA1')
  const invented = startLog('invented', 'station', 'AAA', 'AAA9')
  for (let i = 0; i < 20; i++) invented.record()
  const ocu = startLog('OCU1', 'unit', 'OCU1')
  ocu.accept(lead.id)
  return { lead, invented, ocu, pack: withLead(testPack, lead.id) }
}

describe('a lead that was taken over', () => {
  test('makes an invented station count nowhere but on its own screen', () => {
    const { lead, invented, ocu, pack } = scene()
    lead.accept(invented.id)
    const segments = sealed(lead, invented, ocu)
    expect(stateOfLog(foldOf(segments, pack, lead.id), invented)).toBe('accepted')
    for (const own of [ocu.id, logNamed('CSU'), logNamed('OCU2'), invented.id, logNamed('onlooker')]) {
      const fold = foldOf(segments, pack, own)
      expect(stateOfLog(fold, invented)).toBe(own === invented.id ? 'own' : 'waiting')
      // Not even as a proposal, nor in the basis of a sheet.
      expect(fold.decisions().map(({ reference: [log] }) => log)).toEqual([ocu.id])
      expect(fold.proposals()).toEqual([])
      expect(fold.basis().some(({ log }) => log === invented.id)).toBe(own === invented.id)
    }
  })

  test('silences no neighbour that a unit accepted, there or anywhere', () => {
    const { lead, ocu, pack } = scene()
    const honest = startLog('honest', 'station', 'AAA', 'AAA2')
    honest.record()
    ocu.accept(honest.id)
    const before = sealed(honest, ocu)
    lead.write({ op: 'rejected', log: honest.id })
    lead.write({ op: 'revoked', log: honest.id, branches: [] })
    for (const own of [lead.id, ocu.id]) {
      const fold = foldOf([...before, ...sealed(lead)], pack, own)
      expect(stateOfLog(fold, honest)).toBe('accepted')
    }
  })

  test('gains nothing by claiming to be a unit, or its site’s every station', () => {
    const { lead, invented, ocu, pack } = scene()
    lead.open('unit', 'OCU1', 'OCU1')
    lead.accept(invented.id)
    const everywhere = startLog('everywhere', 'unit', 'AAA', 'AAA')
    everywhere.accept(invented.id)
    const fold = foldOf(sealed(lead, invented, ocu, everywhere), pack, ocu.id)
    expect([stateOfLog(fold, invented), stateOfLog(fold, everywhere)]).toEqual(['waiting', 'not-on-path'])
  })
})

test('a log that names the lead’s as the one before leads nothing but its own screen', () => {
  const { lead, invented, ocu, pack } = scene()
  const heir = startLog('heir', 'station', 'AAA', 'AAA7')
  heir.accept(invented.id)
  // Unproved: only a decision could say so, and the unit's does.
  ocu.write({ op: 'accepted', log: heir.id, branches: [], continues: lead.id })
  const segments = sealed(lead, invented, ocu, heir)
  for (const own of [lead.id, heir.id, ocu.id])
    expect(stateOfLog(foldOf(segments, pack, own), invented)).toBe('waiting')
  expect(foldOf(segments, pack, heir.id).leads).toBeNull()
})

test('what neighbours decide is nothing at the lead, also once the lead accepted them', () => {
  const { lead, invented, ocu, pack } = scene()
  const neighbour = startLog('neighbour', 'station', 'AAA', 'AAA2')
  lead.accept(neighbour.id)
  neighbour.accept(invented.id)
  neighbour.write({ op: 'rejected', log: lead.id })
  const fold = foldOf(sealed(lead, invented, ocu, neighbour), pack, lead.id)
  expect([neighbour, invented, lead].map((log) => stateOfLog(fold, log))).toEqual([
    'accepted',
    'waiting',
    'own',
  ])
})

test('a pack that names two sites’ stations gives each its own site alone', () => {
  const { lead, invented, ocu, pack } = scene()
  const other = startLog('other lead', 'station', 'BBB', 'BBB1')
  const both = withLead(pack, other.id, 'BBB')
  other.accept(invented.id)
  lead.accept(other.id)
  const segments = sealed(lead, invented, ocu, other)
  expect(stateOfLog(foldOf(segments, both, other.id), invented)).toBe('waiting')
  expect(stateOfLog(foldOf(segments, both, lead.id), other)).toBe('waiting')
  expect(stateOf(foldOf(segments, both, ocu.id))).toBe(stateOf(foldOf(segments, testPack, ocu.id)))
})

test('a lead that forks, or goes on with its old machine, decides by what counts', () => {
  const { lead, invented, ocu, pack } = scene()
  const twin = lead.fork('twin')
  lead.record()
  lead.seal()
  twin.accept(invented.id)
  twin.seal()
  // Two histories from the first segment on: neither counts, so neither decides.
  const fold = foldOf([...sealed(lead, invented, ocu), ...twin.segments], pack, lead.id)
  expect(stateOfLog(fold, invented)).toBe('waiting')
  // The unit says which of the two is the log.
  const [kept] = twin.segments
  ocu.accept(lead.id, [{ index: 1, hash: kept?.segment.hash ?? '' }])
  fold.addSegments(sealed(ocu))
  expect(stateOfLog(fold, invented)).toBe('accepted')
  // A restored lead is above what the machine before it says later.
  const next = startLog('next', 'station', 'AAA', 'AAA1B')
  next.events.splice(0)
  const last = twin.referenceAt(1)
  next.write({
    ...{ op: 'opened', role: 'station', place: 'AAA', code: 'AAA1B', recipient },
    continuing: { last, signature: '' },
  })
  next.write({ op: 'rejected', log: invented.id })
  twin.accept(invented.id)
  const restored = foldOf([...sealed(ocu, invented, next, twin)], pack, next.id)
  expect([restored.leads, stateOfLog(restored, invented)]).toEqual(['AAA', 'rejected'])
})
