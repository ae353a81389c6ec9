// What a restored installation shows of records of the log before: by the receipt about that log, or that there is none.
import { beforeAll, describe, expect, test } from 'vitest'
import type { LedgerApi } from '../../../shared/ledger-api.ts'
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

interface File {
  readonly name: string
  readonly bytes: Uint8Array
}
const quiet = () => {}
const at = (time: string) => inspection({ when: `2021-07-06T${time}+02:00` })

/** It holds the first segment of the station, and counts it. */
let unitMade: Installation
/** Three records: received, exported and lost, not sealed. */
let backup: File
let oldLog: string
let keys: string[]
/** The second segment, which got lost. */
let lost: File

beforeAll(async () => {
  const unit = await makeUnit()
  const { ledger, session } = await makeStation(unit.pack)
  oldLog = session.log
  keys = [value(await ledger.save(at('11:15'))).key]
  await unit.ledger.importFiles([await exportFile(ledger)], quiet)
  value(await unit.ledger.acceptLog(oldLog, [], null))
  keys.push(value(await ledger.save(at('11:30'))).key)
  lost = await exportFile(ledger)
  keys.push(value(await ledger.save(at('11:45'))).key)
  backup = { name: 'b', bytes: value(await ledger.makeBackup()).bytes }
  await Promise.all([unit.ledger.lock(), ledger.lock()])
  unitMade = unit.profile
}, 120_000)

const restored = async () => {
  const profile = createProfile()
  const ledger = profile.start()
  const { nextCode } = value(await ledger.readBackup([backup]))
  const { log } = value(await ledger.restore(1, passphrase, nextCode))
  return { ledger, profile, log }
}
const openUnit = async () => {
  const ledger = (await copyProfile(unitMade)).start()
  value(await ledger.unlock(1, passphrase))
  return ledger
}
const receiptOf = async (unit: LedgerApi, log: string): Promise<File> => {
  const [made] = value(await unit.makeReceipts([log]))
  if (!made) throw new Error('nothing made')
  value(await unit.receiptsWritten([log]))
  return { name: made.suggestedName, bytes: made.bytes }
}
const take = async (ledger: LedgerApi, file: File) =>
  (await ledger.importReceipts([file]))[0]?.refusal?.reason ?? null
const shown = async (ledger: LedgerApi) => {
  const records = await Promise.all(keys.map((key) => ledger.record(key)))
  return records.map((record) => `${record?.sent.state} ${record?.holders[0]?.state}`)
}
const missing = async (ledger: LedgerApi) => (await ledger.exportPlan())?.received?.missing ?? null

describe('after a restore', () => {
  test('a record is received where the receipt about its own log says so; until then there is no receipt', async () => {
    const { ledger, log, profile } = await restored()
    const unit = await openUnit()
    expect(await shown(ledger)).toEqual(['saved no-receipt', 'saved no-receipt', 'saved no-receipt'])
    expect(await missing(ledger)).toBe(null)
    // The unit holds what the restored log carries, and not what its file of the log before held.
    const before = await receiptOf(unit, oldLog)
    expect(await take(ledger, before)).toBe(null)
    expect(await shown(ledger)).toEqual(['received counted', 'saved not-held', 'saved no-receipt'])
    expect(await missing(ledger)).toBe(2)
    expect((await ledger.receipts())[0]?.receipt).toBe(null)
    await unit.importFiles([await exportFile(ledger)], quiet)
    expect(await shown(ledger)).toEqual(['received counted', 'exported not-held', 'exported no-receipt'])
    expect(await take(ledger, await receiptOf(unit, log))).toBe(null)
    expect(await shown(ledger)).toEqual(['received counted', 'exported not-held', 'received waiting'])
    value(await unit.acceptLog(log, [], null))
    expect(await take(ledger, await receiptOf(unit, log))).toBe(null)
    expect(await shown(ledger)).toEqual(['received counted', 'exported not-held', 'received counted'])
    expect(await missing(ledger)).toBe(1)
    expect(await take(ledger, await receiptOf(unit, oldLog))).toBe(null)
    expect(await shown(ledger)).toEqual(['received counted', 'received counted', 'received counted'])
    expect(await missing(ledger)).toBe(0)
    expect(await ledger.today()).toMatchObject({ unreceived: { count: 0, unit: 'OCUABU' } })
    // Both receipts are kept, and an older one about one of the logs does not replace the newer.
    expect(await take(ledger, before)).toBe('older-receipt')
    await ledger.lock()
    const again = profile.start()
    value(await again.unlock(1, passphrase))
    expect(await shown(again)).toEqual(['received counted', 'received counted', 'received counted'])
  })

  test('what a unit set aside with the log before is not shown as received', async () => {
    const { ledger, log } = await restored()
    const unit = await openUnit()
    const [held] = (await unit.inbox()).logs.find((one) => one.log === oldLog)?.segments ?? []
    if (!held) throw new Error('nothing held')
    value(await unit.revokeLog(oldLog, [{ index: held.index, hash: held.hashes[0] ?? '' }], 'Stolen'))
    await unit.importFiles([await exportFile(ledger)], quiet)
    value(await unit.acceptLog(log, [], null))
    for (const about of [log, oldLog]) expect(await take(ledger, await receiptOf(unit, about))).toBe(null)
    expect(await shown(ledger)).toEqual(['received counted', 'exported set-aside', 'received counted'])
    expect((await unit.records({ offset: 0, limit: 9 })).total).toBe(2)
  })

  test('what the unit is not known to hold of the log before goes with each export', async () => {
    const { ledger } = await restored()
    const unit = await openUnit()
    await exportFile(ledger)
    value(await ledger.save(at('11:50')))
    const [outcome] = await unit.importFiles([await exportFile(ledger)], quiet)
    const old = outcome?.logs.find(({ log }) => log === oldLog)
    expect(old).toMatchObject({ missing: [] })
    expect(old?.fresh).toBeGreaterThan(0)
    // It is acknowledged: no more of it goes, but all of it when asked.
    expect(await take(ledger, await receiptOf(unit, oldLog))).toBe(null)
    const count = async (file: File) => (await unit.importFiles([file], quiet))[0]?.logs.map((one) => one.log)
    expect(await count(await exportFile(ledger))).not.toContain(oldLog)
    expect(await count(await exportFile(ledger, 'all'))).toContain(oldLog)
  })

  test('an amendment made in the new log is not received with the record', async () => {
    const { ledger } = await restored()
    const unit = await openUnit()
    expect(await take(ledger, await receiptOf(unit, oldLog))).toBe(null)
    value(await ledger.amend(keys[0] ?? '', at('11:16'), 'Wrong minute'))
    expect((await shown(ledger))[0]).toBe('saved no-receipt')
  })

  test('receipts about a log that is neither are refused', async () => {
    const { ledger } = await restored()
    const unit = await openUnit()
    await unit.importFiles([lost], quiet)
    const stranger = (await restored()).ledger
    await unit.importFiles([await exportFile(stranger)], quiet)
    const log = (await unit.inbox()).logs.find((one) => one.continues === oldLog)?.log ?? ''
    expect(await take(ledger, await receiptOf(unit, log))).toBe('other-log')
  })
})

test('the backup brings the receipts that were held', async () => {
  const unit = await openUnit()
  const first = await restored()
  expect(await take(first.ledger, await receiptOf(unit, oldLog))).toBe(null)
  const { bytes } = value(await first.ledger.makeBackup())
  const ledger = createProfile().start()
  const { nextCode } = value(await ledger.readBackup([{ name: 'b', bytes }]))
  expect(reasonOf(await ledger.restore(1, passphrase, nextCode))).toBe(null)
  expect(await shown(ledger)).toEqual(['received counted', 'saved not-held', 'saved no-receipt'])
})
