// A unit's word on logs and records: rejecting, revoking, restoring, relating, approving, closing a day.
import { beforeAll, describe, expect, test } from 'vitest'
import type { LedgerApi, Session } from '../../../shared/ledger-api.ts'
import {
  anna,
  copyProfile,
  exportFile,
  type Installation,
  inspection,
  makeStation,
  makeUnit,
  passphrase,
  reasonOf,
  value,
} from './harness.ts'

let unitMade: Installation
let station: Session
let keys: string[]
/** Two exports of one record each. */
let files: { readonly name: string; readonly bytes: Uint8Array }[]

beforeAll(async () => {
  const unit = await makeUnit()
  const made = await makeStation(unit.pack)
  station = made.session
  const first = value(await made.ledger.save(inspection()))
  files = [await exportFile(made.ledger)]
  const second = value(await made.ledger.save(inspection({ when: '2021-07-06T11:30+02:00' })))
  files.push(await exportFile(made.ledger))
  keys = [first.key, second.key]
  await unit.ledger.importFiles(files, () => {})
  value(await unit.ledger.acceptLog(station.log, [], null))
  await unit.ledger.lock()
  unitMade = unit.profile
}, 120_000)

const open = async () => {
  const profile = await copyProfile(unitMade)
  const ledger = profile.start()
  value(await ledger.unlock(1, passphrase))
  return { profile, ledger }
}
const counted = async (ledger: LedgerApi) => (await ledger.records({ offset: 0, limit: 9 })).total
const logOf = async (ledger: LedgerApi) => (await ledger.inbox()).logs.find(({ log }) => log === station.log)
const pinOf = async (ledger: LedgerApi, index: number) => {
  const segment = (await logOf(ledger))?.segments.find((one) => one.index === index)
  return { index, hash: segment?.hashes[0] ?? '' }
}

describe('a decision on a log', () => {
  test('says what it would do, does it, and is taken back by accepting again', async () => {
    const { ledger, profile } = await open()
    const pin = await pinOf(ledger, 1)
    const effect = await ledger.decisionEffect('revoked', station.log, [pin])
    expect(effect.figures).toContainEqual({ figure: 'inspections_total', before: 2, after: 1 })
    expect(effect.events.after).toBeLessThan(effect.events.before)
    // Asking changed nothing.
    expect(await counted(ledger)).toBe(2)
    expect((await logOf(ledger))?.state).toBe('accepted')
    expect(await ledger.decisionEffect('revoked', station.log, [pin])).toEqual(effect)

    value(await ledger.revokeLog(station.log, [pin], 'Laptop stolen at Bajakovo'))
    expect(await counted(ledger)).toBe(1)
    expect(await logOf(ledger)).toMatchObject({ state: 'revoked' })
    expect((await ledger.inbox()).files[0]).toMatchObject({ outcome: 'set-aside' })

    // The decision is an event: it holds after a start, from either store.
    await ledger.lock()
    profile.wipeDatabase()
    const again = profile.start()
    value(await again.unlock(1, passphrase))
    expect(await counted(again)).toBe(1)
    value(await again.acceptLog(station.log, [], null, 'Found again, untouched'))
    expect(await counted(again)).toBe(2)
    expect((await logOf(again))?.state).toBe('accepted')
    expect((await again.inbox()).files[0]).toMatchObject({ outcome: 'taken' })
  })

  test('against a log needs a reason, and a supervisor; nobody decides about the own log', async () => {
    const { ledger, profile } = await open()
    expect(reasonOf(await ledger.rejectLog(station.log, '  '))).toBe('reason-missing')
    expect(reasonOf(await ledger.revokeLog('f'.repeat(64), [], 'Unknown'))).toBe('no-such-record')
    const own = (await ledger.session())?.log ?? ''
    expect(reasonOf(await ledger.rejectLog(own, 'Own'))).toBe('not-allowed')
    value(await ledger.addOfficer({ ...anna, name: 'Luka Babić', badge: 'HR-0419' }, 'officer'))
    await ledger.lock()
    const officer = profile.start()
    value(await officer.unlock(2, passphrase))
    expect(reasonOf(await officer.rejectLog(station.log, 'Because'))).toBe('not-allowed')
    expect(reasonOf(await officer.closeDay({ of: 'site', id: 'HRBAJ' }, '2021-07-06'))).toBe('not-allowed')
    expect(await counted(officer)).toBe(2)
  })

  test('rejected, it counts nowhere', async () => {
    const { ledger } = await open()
    expect((await ledger.decisionEffect('rejected', station.log, [])).events.after).toBe(0)
    value(await ledger.rejectLog(station.log, 'Not one of ours'))
    expect(await counted(ledger)).toBe(0)
    expect((await logOf(ledger))?.state).toBe('rejected')
  })
})

describe('records', () => {
  const [a, b] = [0, 1]
  test('a voided one is restored with a reason, and counts again', async () => {
    const { ledger } = await open()
    const key = keys[a] ?? ''
    expect(reasonOf(await ledger.restoreRecord(key, 'It was right'))).toBe('nothing-changed')
    value(await ledger.voidRecord(key, 'Entered twice'))
    expect(await ledger.record(key)).toMatchObject({ mayChange: true, mayApprove: false })
    expect(reasonOf(await ledger.restoreRecord(key, ''))).toBe('reason-missing')
    value(await ledger.restoreRecord(key, 'It was right'))
    const detail = await ledger.record(key)
    expect(detail?.record.voided).toBe(false)
    expect(detail?.history.map(({ op, reason }) => [op, reason])).toEqual([
      ['recorded', null],
      ['voided', 'Entered twice'],
      ['restored', 'It was right'],
    ])
  })

  test('two are put together, seen from either, and taken apart with a reason', async () => {
    const { ledger } = await open()
    const [one, two] = [keys[a] ?? '', keys[b] ?? '']
    expect(reasonOf(await ledger.relate([one, one], 'same-incident', true, ''))).toBe('not-allowed')
    value(await ledger.relate([one, two], 'same-incident', true, ''))
    expect((await ledger.record(two))?.related).toMatchObject([
      { kind: 'same-incident', holds: true, mayChange: true, row: { record: { key: one } } },
    ])
    expect(reasonOf(await ledger.relate([two, one], 'same-incident', true, ''))).toBe('nothing-changed')
    expect(reasonOf(await ledger.relate([two, one], 'same-incident', false, ''))).toBe('reason-missing')
    value(await ledger.relate([two, one], 'same-incident', false, 'Two cars'))
    expect((await ledger.record(one))?.related).toMatchObject([
      { holds: false, reason: 'Two cars', conflict: false },
    ])
  })

  test('one is approved by a second person, not by whoever entered or changed it last', async () => {
    const { ledger } = await open()
    const key = keys[a] ?? ''
    expect((await ledger.record(key))?.mayApprove).toBe(true)
    value(await ledger.approveRecord(key))
    expect(await ledger.record(key)).toMatchObject({ record: { approved: true }, mayApprove: false })
    expect(reasonOf(await ledger.approveRecord(key))).toBe('not-allowed')
  })
})

test('a day is closed once a sheet was issued, and the sheet stays what it was', async () => {
  const { ledger } = await open()
  const scope = { of: 'site', id: 'HRBAJ' } as const
  expect(reasonOf(await ledger.closeDay(scope, '2021-07-06'))).toBe('nothing-changed')
  const sheet = value(await ledger.issueSheet(scope, '2021-07-06'))
  expect((await ledger.tally(scope, '2021-07-06')).closed).toBeNull()
  value(await ledger.closeDay(scope, '2021-07-06'))
  const view = await ledger.tally(scope, '2021-07-06')
  expect(view.closed).not.toBeNull()
  expect(view.issued?.sheet.check).toBe(sheet.sheet.check)
  expect(reasonOf(await ledger.closeDay(scope, '2021-07-06'))).toBe('nothing-changed')
  expect((await ledger.tally({ of: 'operation' }, '2021-07-06')).closed).toBeNull()
})
