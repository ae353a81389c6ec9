// Files between stations and their unit: any order, any repetition, whole or not at all, and why not.
import { beforeAll, describe, expect, test } from 'vitest'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { makeBatch } from '../../../shared/batch/make-batch.ts'
import { rulesVersion } from '../../../shared/events/op-table.ts'
import { writeEvent } from '../../../shared/events/write-event.ts'
import type { LedgerApi, Session } from '../../../shared/ledger-api.ts'
import { fromHex } from '../../../shared/lines/bytes.ts'
import type { Pack } from '../../../shared/pack/pack.ts'
import { trainingKeys } from '../../../shared/pack/training-keys.ts'
import { sealSegment } from '../../../shared/segments/seal-segment.ts'
import type { Segment } from '../../../shared/segments/segment.ts'
import { makeTestLog, someInspection } from '../../shared/builders.ts'
import {
  copyProfile,
  createProfile,
  exportFile,
  type Installation,
  inspection,
  makeStation,
  makeUnit,
  passphrase,
  reasonOf,
  value,
} from './harness.ts'

type File = { readonly name: string; readonly bytes: Uint8Array }

let unitMade: Installation
let pack: Pack
let stationMade: Installation
let station: Session
/** Of one station: three exports, the last of which changes and voids. */
let files: File[]

beforeAll(async () => {
  const unit = await makeUnit()
  unitMade = unit.profile
  pack = unit.session.pack
  await unit.ledger.lock()
  const made = await makeStation(unit.pack)
  stationMade = made.profile
  station = made.session
  const { ledger } = made
  const first = value(await ledger.save(inspection()))
  files = [await exportFile(ledger)]
  const second = value(await ledger.save(inspection({ when: '2021-07-06T11:30+02:00' })))
  files.push(await exportFile(ledger))
  value(await ledger.amend(first.key, inspection({ personal: { plate: 'ZG 9999-ZZ' } }), 'Plate misread'))
  value(await ledger.voidRecord(second.key, 'Entered twice'))
  files.push(await exportFile(ledger))
  await ledger.lock()
}, 120_000)

const open = async (made: Installation) => {
  const profile = await copyProfile(made)
  const ledger = profile.start()
  return { profile, ledger, session: value(await ledger.unlock(1, passphrase)) }
}
const quiet = () => {}
const tallied = async (ledger: LedgerApi) =>
  (await ledger.tally({ of: 'site', id: 'HRBAJ' }, '2021-07-06')).tally
const countsOf = async (ledger: LedgerApi) => {
  const { rows } = await ledger.records({ offset: 0, limit: 100, sort: 'label' })
  return { today: (await tallied(ledger)).today, records: rows.map(({ record }) => record) }
}
const batchOf = async (segments: readonly Segment[], seed: Uint8Array, more = {}) =>
  value(
    await makeBatch(cryptography, {
      from: { log: Buffer.from(cryptography.publicKey(seed)).toString('hex'), secret: seed },
      to: 'OCUABU',
      operation: pack.operation,
      training: false,
      created: '2021-07-06T12:00:00+02:00',
      recipients: [pack.units[0]?.recipient ?? ''],
      segments,
      ...more,
    }),
  )

describe('whatever the order', () => {
  test('the same records, figures and heads; a file again changes nothing', async () => {
    const results = []
    for (const order of [
      [0, 1, 2],
      [2, 0, 1, 1],
      [1, 2, 0, 2, 0],
    ]) {
      const { ledger } = await open(unitMade)
      for (const at of order) await ledger.importFiles([files[at] as File], quiet)
      value(await ledger.acceptLog(station.log, [], null))
      results.push(await countsOf(ledger))
    }
    expect(results[1]).toEqual(results[0])
    expect(results[2]).toEqual(results[0])
    expect(results[0]?.today.inspections_total).toBe(1)
  })

  test('a gap is listed, and closes; what is known is counted as known', async () => {
    const { ledger } = await open(unitMade)
    const [late] = await ledger.importFiles([files[2] as File], quiet)
    expect(late?.logs[0]?.missing).toEqual([1, 2])
    const outcomes = await ledger.importFiles([files[0] as File, files[1] as File, files[1] as File], quiet)
    expect(outcomes[2]).toMatchObject({ fresh: 0, outcome: 'waiting' })
    expect(outcomes[2]?.known).toBe(outcomes[1]?.fresh)
    expect(outcomes[2]?.logs[0]?.missing).toEqual([])
    expect((await ledger.inbox()).files.length).toBe(4)
  })

  test('after a start everything is as it was, from the database and from the mirror', async () => {
    const { profile, ledger } = await open(unitMade)
    await ledger.importFiles(files, quiet)
    value(await ledger.acceptLog(station.log, [], null))
    const counts = await countsOf(ledger)
    const inbox = await ledger.inbox()
    await ledger.lock()
    for (const wipe of [false, true]) {
      if (wipe) profile.wipeDatabase()
      const again = profile.start()
      value(await again.unlock(1, passphrase))
      expect(await countsOf(again)).toEqual(counts)
      expect((await again.inbox()).files).toEqual(inbox.files)
      await again.lock()
    }
  })
})

test('history, amendment and void arrive with reasons', async () => {
  const { ledger } = await open(unitMade)
  await ledger.importFiles(files, quiet)
  value(await ledger.acceptLog(station.log, [], null))
  const { rows } = await ledger.records({ offset: 0, limit: 10, sort: 'label' })
  expect(rows.map(({ record }) => record.voided)).toEqual([false, true])
  const detail = await ledger.record(rows[0]?.record.key ?? '')
  expect(detail?.record.personal).toEqual({ plate: 'ZG 9999-ZZ' })
  expect(detail?.history.map(({ op, reason }) => [op, reason])).toEqual([
    ['recorded', null],
    ['amended', 'Plate misread'],
  ])
  // The unit is on the station's path: it may amend too.
  expect(detail?.mayChange).toBe(true)
  value(await ledger.voidRecord(rows[0]?.record.key ?? '', 'Wrong day'))
  expect((await tallied(ledger)).today.inspections_total ?? 0).toBe(0)
})

describe('refused and set aside', () => {
  const reasons = async (ledger: LedgerApi, given: readonly File[]) =>
    (await ledger.importFiles(given, quiet)).map(({ refusal }) => refusal?.reason ?? null)

  test('one file’s refusal touches no other', async () => {
    const { ledger } = await open(unitMade)
    const good = files[0] as File
    const cut = { name: 'cut', bytes: good.bytes.slice(0, good.bytes.length - 300) }
    const altered = {
      name: 'altered',
      bytes: good.bytes.map((byte, at) => (at === good.bytes.length - 40 ? byte ^ 1 : byte)),
    }
    const text = { name: 'text', bytes: new TextEncoder().encode('hello') }
    expect(await reasons(ledger, [cut, good, altered, text])).toEqual([
      'cut-short',
      null,
      'altered',
      'not-a-batch',
    ])
    expect((await ledger.inbox()).files.map(({ outcome }) => outcome)).toEqual([
      'refused',
      'refused',
      'waiting',
      'refused',
    ])
  })

  test('another unit’s file, another operation’s, a training file', async () => {
    const { ledger } = await open(unitMade)
    const other = await open(stationMade)
    expect(await reasons(other.ledger, [files[0] as File])).toEqual(['not-lead'])
    const log = makeTestLog({ seed: 'other', pack: { ...pack, operation: 'ab'.repeat(32) } })
    await log.seal()
    const bytes = await batchOf(log.segments, log.secret, { operation: 'ab'.repeat(32) })
    expect(await reasons(ledger, [{ name: 'other', bytes }])).toEqual(['other-operation'])
    const training = createProfile().start()
    value(await training.startTraining('station'))
    expect(await reasons(ledger, [await exportFile(training)])).toEqual(['training-mismatch'])
    const trainingUnit = createProfile().start()
    value(await trainingUnit.startTraining('unit'))
    expect((await reasons(trainingUnit, [files[0] as File]))[0]).toBe('other-recipient')
  })

  test('a log whose segment is not rightly signed is set aside by name, the other is taken', async () => {
    const { ledger } = await open(unitMade)
    const good = makeTestLog({ seed: 'good', pack, place: 'TZNAM', code: 'TZNAM1' })
    const bad = makeTestLog({ seed: 'bad', pack, place: 'TZNAM', code: 'TZNAM2' })
    for (const log of [good, bad]) {
      log.append(someInspection({ site: 'TZNAM' }))
      await log.seal()
    }
    const forged = bad.segments.map((segment) => ({
      ...segment,
      signature: good.segments[0]?.signature ?? '',
    }))
    const bytes = await batchOf([...good.segments, ...forged], good.secret)
    const [outcome] = await ledger.importFiles([{ name: 'two', bytes }], quiet)
    expect(outcome?.outcome).toBe('set-aside')
    const byLog = new Map(outcome?.logs.map((log) => [log.log, log]))
    expect(byLog.get(good.id)).toMatchObject({ status: 'waiting', fresh: 3, refusal: null })
    expect(byLog.get(bad.id)).toMatchObject({
      status: 'set-aside',
      fresh: 0,
      refusal: { reason: 'bad-segment-signature' },
    })
  })

  test('a contradiction is set aside from where it begins, whichever came first', async () => {
    const log = makeTestLog({ seed: 'two-faced', pack, place: 'TZNAM', code: 'TZNAM1' })
    await log.seal()
    const twin = makeTestLog({ seed: 'two-faced', pack, place: 'TZNAM', code: 'TZNAM1' })
    await twin.seal()
    log.append(someInspection({ site: 'TZNAM' }))
    twin.append(someInspection({ site: 'TZNAM', when: '2021-07-06T09:50+02:00' }))
    await log.seal()
    await twin.seal()
    const one = { name: 'one', bytes: await batchOf(log.segments, log.secret) }
    const two = { name: 'two', bytes: await batchOf(twin.segments, twin.secret) }
    for (const order of [
      [one, two],
      [two, one],
    ]) {
      const { ledger } = await open(unitMade)
      await ledger.importFiles(order, quiet)
      value(await ledger.acceptLog(log.id, [], null))
      const { logs, files: shown } = await ledger.inbox()
      expect(logs.find((view) => view.log === log.id)?.contradiction).toBe(2)
      expect(shown.every(({ outcome }) => outcome === 'set-aside')).toBe(true)
      // A file that ends before the two histories part is taken.
      const [before] = await ledger.importFiles(
        [{ name: 'before', bytes: await batchOf(log.segments.slice(0, 1), log.secret) }],
        quiet,
      )
      expect(before).toMatchObject({ outcome: 'taken', logs: [{ contradiction: null }] })
      expect((await ledger.records({ offset: 0, limit: 5 })).total).toBe(0)
    }
  })
})

test('a file that goes on with the installation’s own log is set aside by name, and locks nobody out', async () => {
  const profile = createProfile()
  const ledger = profile.start()
  const session = value(await ledger.startTraining('unit'))
  const { operation, version, units } = session.pack
  const secret = fromHex(trainingKeys.unitLogSecret)
  const line = writeEvent({ n: 100, at: '2021-07-06T12:00:00+02:00', by: 1, op: 'audited', act: 'unlock' })
  const place = { operation, log: session.log, secret, index: 7, first: 100, previous: 'ab'.repeat(32) }
  const strange = await sealSegment(cryptography, { ...place, rules: rulesVersion, pack: version }, [
    { line, personal: [] },
  ])
  const to = units[0]?.id ?? ''
  const more = { to, operation, training: true, recipients: [trainingKeys.unitRecipient] }
  const bytes = await batchOf([strange], secret, more)
  const [outcome] = await ledger.importFiles([{ name: 'strange', bytes }], quiet)
  expect(outcome?.logs[0]).toMatchObject({
    fresh: 0,
    refusal: { reason: 'broken-chain', detail: { index: 7 } },
  })
  await ledger.lock()
  const again = profile.start()
  value(await again.unlock(1, 'training'))
  expect((await again.inbox()).logs.find(({ log }) => log === session.log)?.contradiction).toBeNull()
})

test('a cancelled import leaves nothing behind; a lock cancels it', async () => {
  for (const stop of ['cancelImport', 'lock'] as const) {
    const { profile, ledger } = await open(unitMade)
    const before = new Map([...profile.mirror.files].map(([name, bytes]) => [name, bytes.length]))
    const running = ledger.importFiles(files, ({ step }) => {
      if (step === 'opening') void ledger[stop]()
    })
    expect((await running).map(({ refusal }) => refusal?.reason)).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
    ])
    expect(new Map([...profile.mirror.files].map(([name, bytes]) => [name, bytes.length]))).toEqual(before)
    if (stop === 'cancelImport') {
      expect((await ledger.inbox()).files).toEqual([])
      expect((await ledger.importFiles([files[0] as File], quiet))[0]?.outcome).toBe('waiting')
    }
  }
})

test('only a supervisor of a unit accepts', async () => {
  const { ledger } = await open(stationMade)
  expect(reasonOf(await ledger.acceptLog(station.log, [], null))).toBe('not-allowed')
  expect(reasonOf(await ledger.writePack())).toBe('not-allowed')
})

test('the root of the tree has nobody to export to', async () => {
  const { ledger } = await makeUnit()
  expect(await ledger.exportPlan()).toBeNull()
})

test('only segments that there are count as exported', async () => {
  const { ledger } = await open(stationMade)
  value(await ledger.save(inspection()))
  const made = value(await ledger.makeExport('unsent'))
  for (const more of [{ last: made.last + 1 }, { last: Number.MAX_SAFE_INTEGER }, { first: 0 }, { last: 0 }])
    expect(reasonOf(await ledger.exported({ ...made, ...more }))).toBe('not-allowed')
  expect((await ledger.exportPlan())?.unsent).toBe(1)
  value(await ledger.exported(made))
  expect((await ledger.exportPlan())?.unsent).toBe(0)
})

test('a log of a place that the pack does not know cannot be accepted', async () => {
  const { ledger, session } = await open(unitMade)
  const log = makeTestLog({ seed: 'stray', pack, place: 'NOWHERE', code: 'NOWHERE1' })
  await log.seal()
  const bytes = await batchOf(log.segments, log.secret)
  await ledger.importFiles([{ name: 'stray', bytes }], quiet)
  expect((await ledger.inbox()).logs.find((view) => view.log === log.id)?.state).toBe('not-on-path')
  const events = () =>
    ledger.inbox().then(({ logs }) => logs.find(({ log: id }) => id === session.log)?.events)
  const before = await events()
  expect(reasonOf(await ledger.acceptLog(log.id, [], null))).toBe('not-allowed')
  expect(await events()).toBe(before)
})

test('a record with more heads than an event may name is amended and voided over the latest', async () => {
  const { ledger } = await open(unitMade)
  const log = makeTestLog({ seed: 'many-headed', pack })
  const { reference } = log.append(someInspection())
  for (let count = 2; count < 42; count++)
    log.append({ op: 'amended', record: reference, base: [reference], set: { count } })
  await log.seal()
  const bytes = await batchOf(log.segments, log.secret)
  await ledger.importFiles([{ name: 'many', bytes }], quiet)
  value(await ledger.acceptLog(log.id, [], null))
  const key = reference.join(':')
  const held = (await ledger.record(key))?.record
  expect(held?.heads.length).toBe(40)
  const { kind: _, ...draft } = inspection({ body: { ...held?.body, count: 7 }, when: held?.when ?? '' })
  value(await ledger.amend(key, draft, 'Counted again'))
  expect((await ledger.record(key))?.record).toMatchObject({ body: { count: 7 } })
  expect((await ledger.record(key))?.record.heads.length).toBe(9)
  value(await ledger.voidRecord(key, 'Not honest'))
  expect((await ledger.record(key))?.record.voided).toBe(true)
})

test('a sheet has the same check code at the station and at the unit, until a record changes', async () => {
  const at = await open(stationMade)
  const site = { of: 'site', id: 'HRBAJ' } as const
  const issued = value(await at.ledger.issueSheet(site, '2021-07-06'))
  expect(issued.sheet).toMatchObject({ number: 1, version: 1 })
  expect(issued.here).toMatchObject({ check: issued.sheet.check, sameFigures: true, sameRecords: true })
  const last = await exportFile(at.ledger)

  const unit = await open(unitMade)
  await unit.ledger.importFiles([...files, last], quiet)
  value(await unit.ledger.acceptLog(station.log, [], null))
  const [seen] = await unit.ledger.sheets()
  expect(seen).toMatchObject({ issuer: 'HRBAJ1', here: { sameFigures: true, sameRecords: true } })
  expect(seen?.sheet.check).toBe(issued.sheet.check)
  const own = value(await unit.ledger.issueSheet(site, '2021-07-06'))
  expect(own.sheet.check).toBe(issued.sheet.check)
  expect(own.sheet).toMatchObject({ number: 1, version: 2 })

  value(await at.ledger.save(inspection({ when: '2021-07-06T11:45+02:00' })))
  const shown = await at.ledger.tally(site, '2021-07-06')
  expect(shown.issued?.here).toMatchObject({ sameFigures: false, sameRecords: false })
  expect(shown.nextVersion).toBe(2)
})
