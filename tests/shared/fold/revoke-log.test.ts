import { describe, expect, test } from 'vitest'
import { foldOf, keyOf, type LogWriter, startLog, stateOf } from '../fold-logs.ts'

const sealed = (...logs: readonly LogWriter[]) => {
  for (const log of logs) if (log.journal.length > 0) log.seal()
  return logs.flatMap((log) => log.segments)
}
const pin = (log: LogWriter, at: number) => {
  const { header, hash } = (log.segments[at] as (typeof log.segments)[number]).segment
  return { index: header.index, hash }
}

/** A station with three segments of one record each. */
const station = () => {
  const log = startLog('s', 'station', 'AAA')
  const records = [0, 1, 2].map(() => {
    const record = log.record()
    log.seal()
    return record
  })
  return { log, records }
}
const countedOf = (fold: ReturnType<typeof foldOf>, records: readonly Parameters<typeof keyOf>[0][]) =>
  records.map((record) => fold.record(keyOf(record)) !== null)

describe('revoking', () => {
  test('keeps what it pins and sets aside all after it, whatever time that claims', () => {
    const { log, records } = station()
    const ocu = startLog('OCU1', 'unit', 'OCU1')
    ocu.accept(log.id)
    ocu.write({ op: 'revoked', log: log.id, branches: [pin(log, 1)] })
    const late = log.record(undefined, { at: '2021-07-06T08:00:00+00:00' })
    const fold = foldOf(sealed(log, ocu))
    expect(countedOf(fold, [...records, late])).toEqual([true, true, false, false])
    expect(fold.logs().find((view) => view.log === log.id)).toMatchObject({
      state: 'revoked',
      contradiction: null,
      segments: [{ state: 'counted' }, { state: 'counted' }, { state: 'set-aside' }, { state: 'set-aside' }],
    })
    // The other order of arrival gives the same.
    expect(stateOf(foldOf([...sealed(ocu), ...[...sealed(log)].reverse()]))).toBe(stateOf(fold))
  })

  test('with nothing pinned sets the whole log aside; accepting it again takes that back', () => {
    const { log, records } = station()
    const ocu = startLog('OCU1', 'unit', 'OCU1')
    ocu.accept(log.id)
    ocu.write({ op: 'revoked', log: log.id, branches: [] })
    const fold = foldOf(sealed(log, ocu))
    expect(countedOf(fold, records)).toEqual([false, false, false])
    ocu.accept(log.id)
    fold.addSegments(sealed(ocu))
    expect(countedOf(fold, records)).toEqual([true, true, true])
  })

  test('of a stolen laptop: what it relates and voids that is not its own changes nothing, before and after', () => {
    const { log, records } = station()
    const other = startLog('other', 'station', 'AAA', 'AAA2')
    const theirs = other.record()
    const ocu = startLog('OCU1', 'unit', 'OCU1')
    ocu.accept(log.id)
    ocu.accept(other.id)
    log.void(theirs, [theirs])
    log.seal()
    const fold = foldOf(sealed(log, other, ocu))
    expect(fold.record(keyOf(theirs))?.voided).toBe(false)
    expect(fold.proposals()).toHaveLength(1)
    ocu.write({ op: 'revoked', log: log.id, branches: [pin(log, 2)] })
    fold.addSegments(sealed(ocu))
    expect(countedOf(fold, records)).toEqual([true, true, true])
    expect(fold.proposals()).toHaveLength(0)
  })

  test('of a contradicting log: the branch pinned counts, and nothing continues it', () => {
    const log = startLog('s', 'station', 'AAA')
    log.seal()
    const fork = log.fork('copy')
    const mine = log.record()
    log.seal()
    const copied = fork.record(undefined, { when: '2021-07-06T11:00+02:00' })
    fork.seal()
    const after = log.record()
    log.seal()
    const ocu = startLog('OCU1', 'unit', 'OCU1')
    ocu.accept(log.id)
    ocu.write({ op: 'revoked', log: log.id, branches: [pin(log, 1)] })
    const fold = foldOf(sealed(log, fork, ocu))
    expect(countedOf(fold, [mine, copied, after])).toEqual([true, false, false])
  })

  test('of a unit’s log by the unit above takes its later decisions with it', () => {
    const { log, records } = station()
    const ocu = startLog('OCU1', 'unit', 'OCU1')
    ocu.seal()
    ocu.accept(log.id)
    ocu.seal()
    const csu = startLog('CSU', 'unit', 'CSU')
    csu.write({ op: 'revoked', log: ocu.id, branches: [pin(ocu, 0)] })
    const fold = foldOf(sealed(log, ocu, csu))
    expect(countedOf(fold, records)).toEqual([false, false, false])
    expect(fold.logs().find((view) => view.log === log.id)?.state).toBe('waiting')
  })
})

describe('rejecting', () => {
  test('counts nothing of the log, and the unit nearest the root has the last word', () => {
    const { log, records } = station()
    const ocu = startLog('OCU1', 'unit', 'OCU1')
    const csu = startLog('CSU', 'unit', 'CSU')
    csu.write({ op: 'rejected', log: log.id })
    ocu.accept(log.id)
    const fold = foldOf(sealed(log, ocu, csu))
    expect(countedOf(fold, records)).toEqual([false, false, false])
    expect(fold.logs().find((view) => view.log === log.id)?.state).toBe('rejected')
    csu.accept(log.id)
    fold.addSegments(sealed(csu))
    expect(countedOf(fold, records)).toEqual([true, true, true])
  })

  test('by a unit that is not on the path says nothing', () => {
    const { log, records } = station()
    const ocu = startLog('OCU1', 'unit', 'OCU1')
    const stranger = startLog('OCU2', 'unit', 'OCU2')
    ocu.accept(log.id)
    stranger.write({ op: 'rejected', log: log.id })
    stranger.write({ op: 'revoked', log: log.id, branches: [] })
    expect(countedOf(foldOf(sealed(log, ocu, stranger)), records)).toEqual([true, true, true])
  })
})

test('what the own journal holds after the last good segment is set aside, sealed or not', () => {
  const log = startLog('own', 'station', 'AAA')
  const before = log.record()
  const { segment } = log.seal()
  const after = log.record()
  const csu = startLog('CSU', 'unit', 'CSU')
  const branches = [{ index: segment.header.index, hash: segment.hash }]
  csu.write({ op: 'revoked', log: log.id, branches })
  const fold = foldOf([...log.segments, csu.seal()], undefined, log.id)
  for (const event of log.journal) fold.addOwn(event)
  expect(countedOf(fold, [before, after])).toEqual([true, false])
  fold.addSegments([log.seal()])
  expect(countedOf(fold, [before, after])).toEqual([true, false])
})
