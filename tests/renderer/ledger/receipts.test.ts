// Receipts from the unit to the station: what it holds, refused and changed; kept in both stores, and never believed too much.
import { identityToRecipient } from 'age-encryption'
import { IDBObjectStore } from 'fake-indexeddb'
import { beforeAll, describe, expect, test } from 'vitest'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { type Keyring, keyringName, unlockKeyring } from '../../../renderer/ledger/vault/keyring.ts'
import { makeBatch } from '../../../shared/batch/make-batch.ts'
import { makeReceipt, type ReceiptPlan } from '../../../shared/batch/make-receipt.ts'
import { rulesVersion } from '../../../shared/events/op-table.ts'
import { hashOfLine } from '../../../shared/events/reference.ts'
import { writeEvent } from '../../../shared/events/write-event.ts'
import type { LedgerApi, Session } from '../../../shared/ledger-api.ts'
import { encodeText, fromHex } from '../../../shared/lines/bytes.ts'
import { writeLine } from '../../../shared/lines/write-line.ts'
import { packLine, signPack } from '../../../shared/pack/make-pack.ts'
import { sealUnchecked } from '../../../shared/segments/seal-segment.ts'
import { logOf, seedOf, someRecipient, testUnit } from '../../shared/builders.ts'
import {
  copyProfile,
  deriveOnce,
  exportFile,
  type Installation,
  inspection,
  makeStation,
  makeUnit,
  passphrase,
  reasonOf,
  value,
} from './harness.ts'
import { openedTexts } from './opened-bytes.ts'

interface File {
  readonly name: string
  readonly bytes: Uint8Array
}
let unitMade: Installation
let unit: Session
let stationMade: Installation
let station: Session
/** Of one station: three exports of one inspection each. */
let files: File[]
let keys: string[]

beforeAll(async () => {
  const made = await makeUnit()
  unitMade = made.profile
  unit = made.session
  const { ledger, profile, session } = await makeStation(made.pack)
  stationMade = profile
  station = session
  files = []
  keys = []
  for (const minute of ['11:15', '11:30', '11:45']) {
    keys.push(value(await ledger.save(inspection({ when: `2021-07-06T${minute}+02:00` }))).key)
    files.push(await exportFile(ledger))
  }
  await ledger.lock()
  await made.ledger.lock()
}, 120_000)

const quiet = () => {}
const open = async (made: Installation) => {
  const profile = await copyProfile(made)
  const ledger = profile.start()
  value(await ledger.unlock(1, passphrase))
  return { profile, ledger }
}
/** The unit with these files, the station accepted unless told otherwise. */
const unitWith = async (which: readonly number[], accepted = true) => {
  const opened = await open(unitMade)
  await opened.ledger.importFiles(
    which.map((at) => files[at] as File),
    quiet,
  )
  if (accepted) value(await opened.ledger.acceptLog(station.log, [], null))
  return opened
}
const receiptOf = async (ledger: LedgerApi, log = station.log) => {
  const [made] = value(await ledger.makeReceipts([log]))
  if (!made) throw new Error('nothing made')
  value(await ledger.receiptsWritten([log]))
  return { name: made.suggestedName, bytes: made.bytes }
}
const statesOf = async (ledger: LedgerApi) => {
  const rows = await Promise.all(keys.map((key) => ledger.record(key)))
  return rows.map((row) => row?.sent.state)
}
const taken = { unit: 'OCUABU', refusal: null }

describe('held and missing', () => {
  test('what the unit holds is received; the rest stays in view and goes again by itself', async () => {
    const { ledger } = await open(stationMade)
    expect(await ledger.today()).toMatchObject({ unsent: 0, unreceived: null })
    const { ledger: above } = await unitWith([0, 2])
    const file = await receiptOf(above)
    expect(file.name).toBe('LT_HRBAJ1_receipt_OCUABU.mpreceipt')
    expect(await ledger.importReceipts([file])).toEqual([{ name: file.name, ...taken }])

    expect(await statesOf(ledger)).toEqual(['received', 'exported', 'received'])
    expect((await ledger.record(keys[0] ?? ''))?.sent).toMatchObject({ unit: 'OCUABU' })
    expect((await ledger.record(keys[1] ?? ''))?.holders).toMatchObject([
      { unit: 'OCUABU', state: 'not-held', at: expect.any(String) },
    ])
    expect(await ledger.today()).toMatchObject({ unsent: 0, unreceived: { count: 1, unit: 'OCUABU' } })
    const plan = await ledger.exportPlan()
    expect(plan).toMatchObject({ firstSegment: 2, received: { missing: 1 } })
    const [view] = await ledger.receipts()
    expect(view?.receipt).toMatchObject({ state: 'accepted', through: 1, missing: [2], unreceived: 1 })

    const lost = await exportFile(ledger)
    const [outcome] = await above.importFiles([lost], quiet)
    expect(outcome).toMatchObject({ outcome: 'taken', known: 0, logs: [{ missing: [] }] })
    await ledger.importReceipts([await receiptOf(above)])
    expect(await statesOf(ledger)).toEqual(['received', 'received', 'received'])
    expect(await ledger.today()).toMatchObject({ unreceived: { count: 0 } })
  })

  test('an amendment of a record received is not received until its own segment is', async () => {
    const { ledger } = await open(stationMade)
    const { ledger: above } = await unitWith([0, 1, 2])
    await ledger.importReceipts([await receiptOf(above)])
    value(await ledger.voidRecord(keys[0] ?? '', 'Entered twice'))
    expect(await statesOf(ledger)).toEqual(['saved', 'received', 'received'])
    expect(await ledger.today()).toMatchObject({ unsent: 1, unreceived: { count: 1 } })
  })

  test('waiting for acceptance is told; a receipt that holds less brings entries back into view', async () => {
    const { ledger } = await open(stationMade)
    const { ledger: above } = await unitWith([0, 1, 2], false)
    await ledger.importReceipts([await receiptOf(above)])
    expect((await ledger.receipts())[0]?.receipt).toMatchObject({ state: 'waiting', missing: [] })
    expect((await ledger.record(keys[0] ?? ''))?.holders).toMatchObject([{ state: 'waiting' }])

    const less = await unitWith([0])
    // What was lost was also more of the unit's own events; its log has gone on since.
    for (let i = 0; i < 4; i++) value(await less.ledger.printed({ of: 'operation' }))
    await ledger.importReceipts([await receiptOf(less.ledger)])
    expect(await statesOf(ledger)).toEqual(['received', 'exported', 'exported'])
    expect((await ledger.exportPlan())?.firstSegment).toBe(2)
  })

  test('an older receipt never replaces a newer one; the same again changes nothing', async () => {
    const { ledger } = await open(stationMade)
    const { ledger: above } = await unitWith([0])
    const old = await receiptOf(above)
    await above.importFiles(files, quiet)
    const newer = await receiptOf(above)
    await ledger.importReceipts([newer])
    const outcomes = await ledger.importReceipts([old, newer])
    expect(outcomes.map(({ refusal }) => refusal?.reason ?? null)).toEqual(['older-receipt', null])
    expect(await statesOf(ledger)).toEqual(['received', 'received', 'received'])
  })

  test('the same again, of which quotes were erased since, is taken already', async () => {
    const { ledger: above } = await unitWith([0])
    const before = await receiptOf(above)
    value(await above.voidRecord(keys[0] ?? '', 'Double'))
    const receipt = await receiptOf(above)
    const { ledger } = await open(stationMade)
    expect(await ledger.importReceipts([receipt])).toMatchObject([taken])
    value(await ledger.eraseRecord(keys[0] ?? '', 'Asked for'))
    expect((await ledger.receipts())[0]?.receipt?.changes).toEqual([])
    expect(await ledger.importReceipts([receipt])).toMatchObject([taken])
    expect((await ledger.receipts())[0]?.receipt?.changes).toEqual([])
    expect((await ledger.importReceipts([before]))[0]?.refusal?.reason).toBe('older-receipt')
  })

  test('nothing held at all: rejected is told without a word of why', async () => {
    const { ledger } = await open(stationMade)
    const { ledger: above } = await unitWith([0])
    value(await above.voidRecord(keys[0] ?? '', 'Not a real one'))
    value(await above.rejectLog(station.log, 'Taken by somebody'))
    await ledger.importReceipts([await receiptOf(above)])
    expect((await ledger.receipts())[0]?.receipt).toMatchObject({ state: 'rejected', changes: [] })
    expect((await ledger.record(keys[0] ?? ''))?.holders).toMatchObject([{ state: 'set-aside' }])
    expect(await statesOf(ledger)).toEqual(['exported', 'exported', 'exported'])
  })
})

test('what was refused is told with its reason until it has come rightly', async () => {
  const { ledger } = await open(stationMade)
  const { ledger: above } = await unitWith([0])
  const second = files[1] as File
  const secret = seedOf('a stranger')
  const line = writeEvent({
    ...{ n: 3, at: '2021-07-06T11:00:00+02:00', by: 1, op: 'shift', site: 'HRBAJ', state: 'on' },
  })
  const header = { operation: unit.pack.operation, secret, previous: 'ab'.repeat(32), pack: 1 }
  const forged = await sealUnchecked(
    cryptography,
    { ...header, log: station.log, index: 2, first: 3, rules: rulesVersion },
    [{ line, personal: [] }],
  )
  const bad = value(
    await makeBatch(cryptography, {
      from: { log: logOf('a stranger'), secret },
      ...{ to: 'OCUABU', operation: unit.pack.operation, training: false },
      ...{ created: '2021-07-06T12:00:00+02:00', recipients: [unit.unit?.recipient ?? ''] },
      segments: [forged],
    }),
  )
  await above.importFiles([{ name: 'bad.mpbatch', bytes: bad }], quiet)
  expect((await above.receiptPlan())[0]).toMatchObject({
    ...{ label: 'HRBAJ1', through: 1, missing: [], written: null },
    refused: [{ refusal: { reason: 'bad-segment-signature', detail: { index: 2 } } }],
  })
  await ledger.importReceipts([await receiptOf(above)])
  expect((await ledger.receipts())[0]?.receipt?.refused).toMatchObject([
    { reason: 'bad-segment-signature', refusal: { detail: { index: 2 } } },
  ])
  await above.importFiles([second], quiet)
  const [row] = await above.receiptPlan()
  expect(row).toMatchObject({ refused: [], written: expect.any(String) })
})

describe('what the unit changed', () => {
  test('is shown with reason and name in the history, and has no effect', async () => {
    const { ledger } = await open(stationMade)
    const { ledger: above } = await unitWith([0, 1, 2])
    const [first = '', second = ''] = keys
    const draft = inspection({ personal: { plate: 'ZG 9999-ZZ' } })
    value(await above.amend(first, draft, 'Plate misread'))
    value(await above.voidRecord(second, 'Entered twice'))
    value(await above.relate([first, second], 'same-incident', true, 'One car'))
    const labels = [(await ledger.record(first))?.label, (await ledger.record(second))?.label]
    const before = await ledger.tally({ of: 'site', id: 'HRBAJ' }, '2021-07-06')
    await ledger.importReceipts([await receiptOf(above)])

    const detail = await ledger.record(first)
    const told = detail?.history.filter((entry) => entry.told)
    expect(told).toMatchObject([
      {
        ...{ op: 'amended', effective: false, reason: 'Plate misread', officer: 'Ana Kovač' },
        told: { unit: 'OCUABU', at: expect.any(String) },
      },
      { op: 'related', told: { other: labels[1] } },
    ])
    expect(told?.[0]?.changes).toContainEqual({ register: 'plate', from: 'ZG 1234-AB', to: 'ZG 9999-ZZ' })
    expect(detail?.record.personal?.plate).toBe('ZG 1234-AB')
    expect((await ledger.record(second))?.record.voided).toBe(false)
    expect((await ledger.record(second))?.history.map(({ op }) => op)).toEqual([
      ...['recorded', 'voided', 'related'],
    ])
    expect((await ledger.tally({ of: 'site', id: 'HRBAJ' }, '2021-07-06')).tally).toEqual(before.tally)
    const changes = (await ledger.receipts())[0]?.receipt?.changes ?? []
    expect(changes.map(({ label, entry }) => `${label} ${entry.op}`)).toEqual([
      `${labels[0]} amended`,
      `${labels[1]} voided`,
      `${labels[0]} related`,
      `${labels[1]} related`,
    ])
  })
})

describe('both stores', () => {
  test('the receipt is there after a start, from the database and from the mirror', async () => {
    const { profile, ledger } = await open(stationMade)
    const { ledger: above } = await unitWith([0, 1])
    await ledger.importReceipts([await receiptOf(above)])
    const shown = await ledger.receipts()
    await ledger.lock()
    for (const wipe of ['nothing', 'database', 'mirror']) {
      if (wipe === 'database') profile.wipeDatabase()
      if (wipe === 'mirror') profile.mirror.files.delete('receipts')
      const again = profile.start()
      value(await again.unlock(1, passphrase))
      expect(await again.receipts(), wipe).toEqual(shown)
      expect(await statesOf(again), wipe).toEqual(['received', 'received', 'exported'])
      await again.lock()
    }
    expect(profile.mirror.files.has('receipts')).toBe(true)
  })

  test('a mirror that fails keeps the receipt held before', async () => {
    const { profile, ledger } = await open(stationMade)
    const { ledger: above } = await unitWith([0])
    await ledger.importReceipts([await receiptOf(above)])
    await above.importFiles(files, quiet)
    profile.mirror.trouble = (_, name) => (name === 'receipts' ? { fault: 'disk-full', done: 'none' } : null)
    const [outcome] = await ledger.importReceipts([await receiptOf(above)])
    expect(outcome?.refusal?.reason).toBe('disk-full')
    expect(await statesOf(ledger)).toEqual(['received', 'exported', 'exported'])
  })

  test('what was erased is quoted in neither, where a store refused a receipt and has it, or kept the one before', async () => {
    const { ledger: above } = await unitWith([0])
    value(await above.voidRecord(keys[0] ?? '', 'Double'))
    const receipt = await receiptOf(above)
    const quoted = async (profile: Installation) =>
      (await openedTexts(profile)).some((text) => text.includes('Double'))

    const first = await open(stationMade)
    first.profile.mirror.trouble = (call, name) =>
      call === 'write' && name === 'receipts' ? { fault: 'failed', done: 'all' } : null
    expect(await first.ledger.importReceipts([receipt])).toMatchObject([
      { refusal: { reason: 'mirror-failed' } },
    ])
    first.profile.mirror.trouble = () => null
    const refused = first.profile.mirror.files.get('receipts')
    value(await first.ledger.eraseRecord(keys[0] ?? '', 'Asked for'))
    expect(refused?.length).toBeGreaterThan(500)
    expect(first.profile.mirror.files.get('receipts')?.length).toBeLessThan(100)

    const second = await open(stationMade)
    await second.ledger.importReceipts([receipt])
    expect(await quoted(second.profile)).toBe(true)
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = function (row, ...more) {
      if (row.name === 'receipts') throw new DOMException('Connection is closing.', 'AbortError')
      return put.call(this, row, ...more)
    }
    try {
      expect(reasonOf(await second.ledger.eraseRecord(keys[0] ?? '', 'Asked for'))).toBe('store-failed')
    } finally {
      IDBObjectStore.prototype.put = put
    }
    value(await second.ledger.voidRecord(keys[1] ?? '', 'Another'))
    expect(await quoted(second.profile)).toBe(false)
  })

  test('nothing personal of it lies in the mirror in clear', async () => {
    const { profile, ledger } = await open(stationMade)
    const { ledger: above } = await unitWith([0])
    value(await above.voidRecord(keys[0] ?? '', 'Entered twice'))
    await ledger.importReceipts([await receiptOf(above)])
    const text = Buffer.from(profile.mirror.files.get('receipts') ?? []).toString('latin1')
    expect(text.length).toBeGreaterThan(500)
    expect(text).not.toMatch(/Entered|Kova|receipt/)
  })
})

describe('refused, and nothing changed', () => {
  const forge = async (more: Partial<ReceiptPlan> = {}) => {
    const { ledger } = await open(stationMade)
    const own = stationRecipient
    const bytes = await makeReceipt(cryptography, {
      from: { log: unit.log, secret: seedOf('a stranger') },
      ...{ about: station.log, recipient: own, operation: unit.pack.operation, training: false },
      ...{ created: '2021-07-06T12:00:00+02:00', head: [unit.log, 9, '0123456789abcdef'], pack: 1 },
      ...{ state: 'accepted', contradiction: null, held: [], refused: [], officers: [], events: [] },
      ...more,
    })
    const [outcome] = await ledger.importReceipts([{ name: 'x.mpreceipt', bytes }])
    expect((await ledger.receipts())[0]?.receipt).toBe(null)
    return outcome?.refusal?.reason
  }
  /** As event 1 of the station's log names it. */
  let stationRecipient = ''
  beforeAll(async () => {
    const file = stationMade.mirror.files.get(keyringName)
    const keyring = JSON.parse(Buffer.from(file ?? []).toString('utf8')) as Keyring
    const { secrets } = value(await unlockKeyring(cryptography, deriveOnce, keyring, 1, passphrase))
    stationRecipient = await identityToRecipient(secrets.identity)
  })

  test('signed by another key', async () => {
    expect(await forge()).toBe('bad-sender-signature')
  })

  test('signed by a log that is no unit’s', async () => {
    const from = { log: logOf('a stranger'), secret: seedOf('a stranger') }
    expect(await forge({ from, head: [from.log, 9, '0123456789abcdef'] })).toBe('unknown-signer')
  })

  test('about another log, or for another installation', async () => {
    expect(await forge({ about: logOf('station 2') })).toBe('other-log')
    expect(await forge({ recipient: someRecipient })).toBe('other-recipient')
  })

  test('a batch; and a receipt dropped on an inbox that is not its own', async () => {
    const { ledger } = await open(stationMade)
    const [outcome] = await ledger.importReceipts([files[0] as File])
    expect(outcome?.refusal?.reason).toBe('other-recipient')
    const { ledger: above } = await unitWith([0])
    const [dropped] = await above.importFiles([await receiptOf(above)], quiet)
    expect(dropped).toMatchObject({ outcome: 'refused', refusal: { reason: 'other-recipient' } })
  })
})

test('any order of arrival leaves the newest', async () => {
  const { ledger: above } = await open(unitMade)
  const receipts: File[] = []
  for (const at of [0, 1, 2]) {
    await above.importFiles([files[at] as File], quiet)
    receipts.push(await receiptOf(above))
  }
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
    [2, 0, 1, 2, 0],
  ]) {
    const { ledger } = await open(stationMade)
    for (const at of order) await ledger.importReceipts([receipts[at] as File])
    expect((await ledger.receipts())[0]?.receipt, String(order)).toMatchObject({ through: 3, missing: [] })
  }
})

test('no receipt is written while the database is behind the mirror', async () => {
  const { ledger } = await unitWith([0])
  const store = IDBObjectStore.prototype
  const { put } = store
  store.put = () => {
    throw new DOMException('Connection is closing.', 'AbortError')
  }
  try {
    expect(reasonOf(await ledger.printed({ of: 'operation' }))).toBe('store-failed')
    expect(reasonOf(await ledger.makeReceipts([station.log]))).toBe('store-failed')
  } finally {
    store.put = put
  }
  expect(value(await ledger.makeReceipts([station.log]))).toHaveLength(1)
})

describe('a unit under another', () => {
  const above = { log: logOf('CSU'), secret: seedOf('CSU') }
  /** The unit's profile as it would be had the authority put a unit above it: the pack's next version. */
  const under = async () => {
    const profile = await copyProfile(unitMade)
    const keyring = JSON.parse(Buffer.from(profile.mirror.files.get(keyringName) ?? []).toString('utf8'))
    const { vault, secrets } = value(
      await unlockKeyring(cryptography, deriveOnce, keyring as Keyring, 1, passphrase),
    )
    const { pack } = unit
    const own = pack.units.map((one) => ({ ...one, parent: 'CSULYO' }))
    const next = signPack(
      cryptography,
      {
        ...{ ...pack, version: 2, previous: hashOfLine(cryptography, writeLine(pack, packLine)) },
        units: [testUnit('CSULYO', null, { log: above.log, recipient: someRecipient }), ...own],
      },
      fromHex(secrets.unit?.authority ?? ''),
    )
    const bytes = encodeText(`${next.line}\n${next.signature}\n`)
    profile.mirror.files.set('pack', await vault.seal('pack', '', bytes))
    const ledger = profile.start()
    value(await ledger.unlock(1, passphrase))
    return { profile, ledger, recipient: await identityToRecipient(secrets.identity) }
  }

  test('what a file made up, and a unit of before passed on, is not shown', async () => {
    const { ledger, recipient } = await under()
    const refused = ['plate', 'Kovač\u202e'].map((field) => ({
      ...{ at: '2021-07-06T11:00:00+02:00', reason: 'not-a-valid-event' },
      detail: { index: 2, field },
    }))
    const bytes = await makeReceipt(cryptography, {
      ...{ from: above, about: unit.log, recipient, operation: unit.pack.operation, training: false },
      ...{ created: '2021-07-06T12:00:00+02:00', head: [above.log, 9, '0123456789abcdef'], pack: 2 },
      ...{ state: 'named-by-pack', contradiction: null, held: [], refused, officers: [], events: [] },
    })
    await ledger.importFiles([{ name: 'x.mpreceipt', bytes }], quiet)
    const [row] = await ledger.receipts()
    expect(row?.receipt?.refused.map(({ refusal }) => refusal?.detail)).toEqual([
      { index: 2, field: 'plate' },
      { index: 2, field: '?' },
    ])
  })

  test('takes its receipt from the drop zone of batches, known by what stands inside', async () => {
    const { profile, ledger, recipient } = await under()
    const made = (n: number, about = unit.log) =>
      makeReceipt(cryptography, {
        ...{ from: above, about, recipient, operation: unit.pack.operation, training: false },
        ...{ created: '2021-07-06T12:00:00+02:00', head: [above.log, n, '0123456789abcdef'], pack: 2 },
        ...{ state: 'named-by-pack', contradiction: null, held: [], refused: [], officers: [], events: [] },
      })
    const bytes = [await made(9), await made(8), await made(10, station.log)]
    const given = bytes.map((one, at) => ({ name: `${at}.mpreceipt`, bytes: one }))
    const outcomes = await ledger.importFiles([...given, files[0] as File], quiet)
    expect(outcomes).toMatchObject([
      { receipt: true, from: 'CSULYO', outcome: 'taken', refusal: null },
      { receipt: true, outcome: 'refused', refusal: { reason: 'older-receipt' } },
      { receipt: true, outcome: 'refused', refusal: { reason: 'other-log' } },
      { outcome: 'waiting' },
    ])
    expect(await ledger.receipts()).toMatchObject([
      { unit: { id: 'CSULYO' }, receipt: { holdsAny: false, state: 'named-by-pack' } },
    ])
    const { unreceived } = await ledger.today()
    expect(unreceived).toMatchObject({ unit: 'CSULYO' })
    await ledger.lock()
    profile.wipeDatabase()
    const again = profile.start()
    value(await again.unlock(1, passphrase))
    expect((await again.inbox()).files.map(({ receipt }) => receipt ?? false)).toEqual([
      ...[false, true, true, true],
    ])
    expect((await again.receipts())[0]?.receipt).not.toBe(null)
  })
})

describe('who may write them', () => {
  test('a unit, about logs below it; never a station', async () => {
    const { ledger } = await open(stationMade)
    expect(await ledger.receiptPlan()).toEqual([])
    expect(reasonOf(await ledger.makeReceipts([station.log]))).toBe('not-allowed')
    const { ledger: above } = await unitWith([0])
    expect(reasonOf(await above.makeReceipts([unit.log]))).toBe('not-allowed')
    expect(reasonOf(await above.receiptsWritten([logOf('station 2')]))).toBe('not-allowed')
  })
})
