// A log that goes on from another: a restored backup. What it carries counts as what it was, once.
import { describe, expect, test } from 'vitest'
import type { KnownEvent, Opened } from '../../../shared/events/event.ts'
import { createFold } from '../../../shared/fold/create-fold.ts'
import type { OpenEvent } from '../../../shared/segments/segment.ts'
import {
  foldOf,
  hashing,
  keyOf,
  LogWriter,
  recipient,
  startLog,
  stateOf,
  stateText,
  testPack,
} from '../fold-logs.ts'

/** A log that proves it goes on from `before`, which ends for it at `n`; carrying what comes after `sealed`. */
const restored = (before: LogWriter, n: number, sealed: number, proved = true): LogWriter => {
  const log = new LogWriter(`${before.id} restored`)
  const { role, place, code } = (before.events[0] as OpenEvent).event as Opened
  const continuing = { last: before.referenceAt(n), signature: '' }
  log.write({ op: 'opened', role, place, code, recipient, ...(proved && { continuing }) })
  for (const { event, personal } of before.events.slice(sealed, n)) {
    const [detail] = personal ?? []
    const { n: _, class: __, salt: ___, ...rest } = (detail ?? {}) as Record<string, unknown>
    log.write({ op: 'carried', log: before.id, event: event as KnownEvent }, detail ? rest : undefined)
  }
  return log
}

const station = () => {
  const log = startLog('laptop', 'station', 'AAA')
  const sealed = log.record()
  const segment = log.seal()
  const unsealed = log.record(undefined, {}, { fields: { names: 'A' } })
  return { log, sealed, segment, unsealed }
}
const units = () => ({ csu: startLog('CSU', 'unit', 'CSU'), ocu: startLog('OCU1', 'unit', 'OCU1') })
const counted = (fold: ReturnType<typeof foldOf>) => [...fold.records()].length

describe('what a restored log carries', () => {
  test('counts once it is accepted, under its first reference and name', () => {
    const { log, segment, unsealed } = station()
    const next = restored(log, 3, 2)
    const { ocu } = units()
    ocu.accept(log.id)
    const fold = foldOf([segment, ocu.seal(), next.seal()])
    expect(counted(fold)).toBe(1)
    expect(fold.record(keyOf(unsealed))).toBeNull()
    ocu.accept(next.id)
    fold.addSegments([ocu.seal()])
    expect(counted(fold)).toBe(2)
    expect(fold.record(keyOf(unsealed))).toMatchObject({ reference: unsealed, personal: { names: 'A' } })
    expect(fold.logs().find((view) => view.log === next.id)?.continues).toBe(log.id)
  })

  test('counts once when the old journal is found and sealed after all, in either order', () => {
    const { log, segment, unsealed } = station()
    const next = restored(log, 3, 2)
    const { ocu } = units()
    ocu.accept(log.id)
    ocu.accept(next.id)
    const shared = [segment, ocu.seal()]
    const late = log.seal()
    const carried = next.seal()
    const folds = [
      [late, carried],
      [carried, late],
    ].map((order) => foldOf([...shared, ...order]))
    for (const fold of folds) {
      expect(counted(fold)).toBe(2)
      expect(fold.record(keyOf(unsealed))?.voided).toBe(false)
    }
    expect(new Set(folds.map(stateOf)).size).toBe(1)
  })

  test('counts once at the restored station when it seals what it carries: a record, and what was said of it', () => {
    const { log, segment, unsealed } = station()
    log.amend(unsealed, [unsealed], { place: 'AIRPORT' })
    const next = restored(log, 4, 2)
    const live = createFold(hashing, testPack, next.id)
    live.addSegments([segment])
    for (const event of next.events) live.addOwn(event)
    const sealed = next.seal()
    live.addSegments([sealed])
    expect(stateText(live)).toBe(stateText(foldOf([segment, sealed], testPack, next.id)))
  })

  test('counts at a station restored twice, whose newest log has sealed nothing yet', () => {
    const { log, segment, unsealed } = station()
    const second = restored(log, 3, 2)
    const sealed = second.seal()
    const third = restored(second, second.events.length, second.events.length)
    const live = createFold(hashing, testPack, third.id)
    live.addSegments([segment, sealed])
    for (const event of third.events) live.addOwn(event)
    expect(live.logs().map(({ log: id, state }) => [id, state])).not.toContainEqual([log.id, 'waiting'])
    expect(counted(live)).toBe(2)
    expect(live.record(keyOf(unsealed))).not.toBeNull()
    const state = stateText(live)
    live.addSegments([third.seal()])
    expect(stateText(live)).toBe(state)
  })

  test('does not count where nothing proves that the log goes on from the one it carries', () => {
    const { log, segment, unsealed } = station()
    const next = restored(log, 3, 2, false)
    const { ocu } = units()
    ocu.accept(log.id)
    ocu.accept(next.id)
    const fold = foldOf([segment, ocu.seal(), next.seal()])
    expect(fold.record(keyOf(unsealed))).toBeNull()
    // A decision names the succession where the key is lost.
    ocu.write({ op: 'accepted', log: next.id, branches: [], continues: log.id })
    fold.addSegments([ocu.seal()])
    expect(fold.record(keyOf(unsealed))).not.toBeNull()
  })

  test('counts where the old log never sealed anything', () => {
    const log = startLog('fresh laptop', 'station', 'AAA')
    const record = log.record()
    const next = restored(log, 2, 0)
    const { ocu } = units()
    ocu.accept(next.id)
    const fold = foldOf([ocu.seal(), next.seal()])
    expect(fold.record(keyOf(record))).not.toBeNull()
    expect(fold.codeOf(log.id)).toBe('AAA1')
    // Its records may be changed by the units above.
    ocu.void(record, [record])
    fold.addSegments([ocu.seal()])
    expect(fold.record(keyOf(record))?.voided).toBe(true)
    expect(fold.logs().map((view) => view.log)).not.toContain(log.id)
  })
})

test('a successor may change what the log before recorded; a stranger may not', () => {
  const { log, segment, sealed } = station()
  const next = restored(log, 3, 2)
  const stranger = startLog('stranger', 'station', 'AAA')
  const { ocu } = units()
  for (const { id } of [log, next, stranger]) ocu.accept(id)
  stranger.void(sealed, [sealed])
  const fold = foldOf([segment, ocu.seal(), stranger.seal()])
  expect(fold.record(keyOf(sealed))?.voided).toBe(false)
  next.void(sealed, [sealed])
  fold.addSegments([next.seal()])
  expect(fold.record(keyOf(sealed))?.voided).toBe(true)
})

describe('a revoked log takes its successor with it', () => {
  const scene = () => {
    const { log, segment } = station()
    const next = restored(log, 3, 2)
    next.record()
    const { ocu, csu } = units()
    ocu.accept(log.id)
    ocu.accept(next.id)
    const fold = foldOf([segment, ocu.seal(), next.seal(), csu.seal()])
    const stateOfNext = () => fold.logs().find((view) => view.log === next.id)?.state
    return { log, segment, next, ocu, csu, fold, stateOfNext }
  }

  test('until it is accepted again by as high a unit', () => {
    const { log, segment, next, ocu, csu, fold, stateOfNext } = scene()
    expect(counted(fold)).toBe(3)
    const { header, hash } = segment.segment
    csu.write({ op: 'revoked', log: log.id, branches: [{ index: header.index, hash }] })
    fold.addSegments([csu.seal()])
    // What was pinned of the old log stays.
    expect(counted(fold)).toBe(1)
    expect(stateOfNext()).toBe('revoked')
    ocu.accept(next.id)
    fold.addSegments([ocu.seal()])
    expect(stateOfNext()).toBe('revoked')
    csu.accept(next.id)
    fold.addSegments([csu.seal()])
    expect(stateOfNext()).toBe('accepted')
    expect(counted(fold)).toBe(3)
  })

  test('at its own installation too, where nothing of it is sealed yet', () => {
    const { log, segment } = station()
    const next = restored(log, 2, 2)
    const own = next.record()
    const { ocu, csu } = units()
    ocu.accept(log.id)
    const { index } = segment.segment.header
    csu.write({ op: 'revoked', log: log.id, branches: [{ index, hash: segment.segment.hash }] })
    const fold = foldOf([segment, ocu.seal(), csu.seal()], undefined, next.id)
    for (const event of next.events) fold.addOwn(event)
    expect(fold.record(keyOf(own))).toBeNull()
    expect(counted(fold)).toBe(1)
  })

  test('and not when the log before was accepted again', () => {
    const { log, ocu, fold, stateOfNext } = scene()
    ocu.write({ op: 'rejected', log: log.id })
    fold.addSegments([ocu.seal()])
    expect(counted(fold)).toBe(0)
    expect(stateOfNext()).toBe('rejected')
    ocu.accept(log.id)
    fold.addSegments([ocu.seal()])
    expect(counted(fold)).toBe(3)
    expect(stateOfNext()).toBe('accepted')
  })

  test('whoever comes after the successor too', () => {
    const { log, next, ocu, fold } = scene()
    const third = restored(next, 2, 2)
    third.record()
    ocu.accept(third.id)
    fold.addSegments([ocu.seal(), third.seal()])
    expect(counted(fold)).toBe(4)
    ocu.write({ op: 'revoked', log: log.id, branches: [] })
    fold.addSegments([ocu.seal()])
    expect(counted(fold)).toBe(0)
  })
})

test('two logs that name each other as the one before are judged all the same', () => {
  const [a, b] = [new LogWriter('a'), new LogWriter('b')]
  const opening = (to: LogWriter) => ({
    ...({ op: 'opened', role: 'station', place: 'AAA', code: 'AAA1', recipient } as const),
    continuing: { last: [to.id, 1, '0'.repeat(16)] as const, signature: '' },
  })
  a.write(opening(b))
  b.write(opening(a))
  a.record()
  b.record()
  const { ocu } = units()
  ocu.accept(a.id)
  ocu.accept(b.id)
  const fold = foldOf([a.seal(), b.seal(), ocu.seal()])
  expect(counted(fold)).toBe(2)
  ocu.write({ op: 'revoked', log: a.id, branches: [] })
  fold.addSegments([ocu.seal()])
  expect(counted(fold)).toBe(0)
})
