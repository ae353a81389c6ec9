// What a unit forwards: over as many files as readers need, only what has not gone, and nothing lost for good.
import { beforeAll, describe, expect, test } from 'vitest'
import { readersRoom } from '../../../shared/batch/batch-room.ts'
import type { FileOutcome, LedgerApi } from '../../../shared/ledger-api.ts'
import {
  copyProfile,
  exportFile,
  exportFiles,
  inspection,
  makeStation,
  makeUnit,
  passphrase,
  value,
} from './harness.ts'
import { decision, type Made, makeJoining, siteDraft, wishes } from './tier-setup.ts'

let central: Made
let zagreb: Awaited<ReturnType<typeof makeJoining>>
let stations: Awaited<ReturnType<typeof makeStation>>[]

beforeAll(async () => {
  central = await makeUnit()
  zagreb = await makeJoining(central, wishes.zagreb)
  value(await central.ledger.addUnit(zagreb.join.bytes, decision()))
  value(await central.ledger.changeOperation([siteDraft(0, 'OCUZAG'), siteDraft(1, 'OCUABU')]))
  const pack = value(await central.ledger.writePack())
  value(await zagreb.ledger.takePack(pack.bytes, pack.code))
  stations = [
    await makeStation(pack, 'HRBAJ1'),
    await makeStation(pack, 'HRBAJ2'),
    await makeStation(pack, 'HRBAJ3'),
  ]
  for (const { ledger } of stations) value(await ledger.save(inspection()))
  for (const { ledger } of [central, zagreb, ...stations]) await ledger.lock()
}, 400_000)

const quiet = () => {}
const open = async ({ profile }: Pick<Made, 'profile'>, more = {}) => {
  const copy = await copyProfile(profile)
  const ledger = copy.start(more)
  value(await ledger.unlock(1, passphrase))
  return { profile: copy, ledger }
}
const logsIn = (outcomes: readonly FileOutcome[]) =>
  [...new Set(outcomes.flatMap(({ logs }) => logs.map(({ log }) => log)))].sort()
const below = () => stations.map(({ session }) => session.log).sort()
/** The unit with the files of these stations, each accepted. */
const take = async (unit: LedgerApi, which: readonly number[]) => {
  for (const at of which) {
    const made = stations[at]
    if (!made) throw new Error('no station')
    await unit.importFiles([await exportFile((await open(made)).ledger)], quiet)
    value(await unit.acceptLog(made.session.log, [], null))
  }
}
const recordsOf = async (ledger: LedgerApi) =>
  (await ledger.records({ offset: 0, limit: 99 })).rows.map(({ record }) => record.key).sort()

describe('more than readers take in one file', () => {
  test.each([
    ['segments', { segments: 2 }, 2],
    ['logs', { logs: 1 }, 4],
    ['bytes', { batchBytes: 3000 }, null],
  ] as const)(
    '%s: several files, each of which can be opened, that hold all together',
    async (_, less, count) => {
      const { ledger: unit } = await open(zagreb, { batchRoom: { ...readersRoom, ...less } })
      const { ledger: top } = await open(central)
      await take(unit, [0, 1, 2])
      const made = value(await unit.makeExport('unsent'))
      const names = made.files.map(({ suggestedName }) => suggestedName)
      const of = names.length
      expect(of).toBeGreaterThan(1)
      if (count !== null) expect(of).toBe(count)
      expect(names).toEqual(names.map((_one, at) => `LT_OCUZAG_001-001_${at + 1}of${of}.mpbatch`))
      // Nothing is noted before all are written.
      expect((await unit.exportPlan())?.exports).toEqual([])
      value(await unit.exported(made))
      expect((await unit.exportPlan())?.exports.length).toBe(1)
      // In whatever order they come.
      const files = made.files.map(({ suggestedName, bytes }) => ({ name: suggestedName, bytes })).reverse()
      const outcomes = await top.importFiles(files, quiet)
      expect(outcomes.map(({ refusal }) => refusal)).toEqual(files.map(() => null))
      expect(logsIn(outcomes)).toEqual([...below(), zagreb.session.log].sort())
      expect(await recordsOf(top)).toEqual(await recordsOf(unit))
    },
  )
})

describe('what has gone', () => {
  test('does not go again, but all of it when asked', async () => {
    const { ledger: unit } = await open(zagreb)
    const { ledger: top } = await open(central)
    await take(unit, [0, 1])
    await top.importFiles([await exportFile(unit)], quiet)
    await take(unit, [2])
    const last = stations[2]?.session.log ?? ''
    expect((await unit.exportPlan())?.forwarded).toBeGreaterThan(0)
    const outcomes = await top.importFiles([await exportFile(unit)], quiet)
    expect(logsIn(outcomes)).toEqual([last, zagreb.session.log].sort())
    expect(await recordsOf(top)).toEqual(await recordsOf(unit))
    expect((await unit.exportPlan())?.forwarded).toBe(0)
    const again = await top.importFiles([await exportFile(unit, 'all')], quiet)
    expect(logsIn(again)).toEqual([...below(), zagreb.session.log].sort())
  })

  test('a clock that was set back changes nothing', async () => {
    const { profile, ledger: unit } = await open(zagreb)
    await take(unit, [0])
    await exportFile(unit)
    profile.clock.now -= 3 * 86_400_000
    await take(unit, [1])
    expect((await unit.exportPlan())?.forwarded).toBeGreaterThan(0)
    const { ledger: top } = await open(central)
    const outcomes = await top.importFiles([await exportFile(unit)], quiet)
    expect(logsIn(outcomes)).toEqual([stations[1]?.session.log ?? '', zagreb.session.log].sort())
  })

  test('what came while the file was being written, or after one that was not, is not taken for gone', async () => {
    const { ledger: unit } = await open(zagreb)
    await take(unit, [0])
    value(await unit.makeExport('unsent'))
    const made = value(await unit.makeExport('unsent'))
    await take(unit, [1])
    value(await unit.exported(made))
    const { ledger: top } = await open(central)
    const outcomes = await top.importFiles([await exportFile(unit)], quiet)
    expect(logsIn(outcomes)).toContain(stations[1]?.session.log)
  })

  test('after a start from the mirror it is known still', async () => {
    const { profile, ledger } = await open(zagreb)
    await take(ledger, [0])
    await exportFile(ledger)
    await take(ledger, [1])
    const { forwarded } = (await ledger.exportPlan()) ?? {}
    await ledger.lock()
    profile.wipeDatabase()
    const again = profile.start()
    value(await again.unlock(1, passphrase))
    expect((await again.exportPlan())?.forwarded).toBe(forwarded)
  })
})

describe('a file that was lost', () => {
  test('goes again by itself once a receipt shows that it did not arrive', async () => {
    const { ledger: unit } = await open(zagreb)
    const { ledger: top } = await open(central)
    await take(unit, [0])
    await top.importFiles([await exportFile(unit)], quiet)
    await take(unit, [1])
    await exportFiles(unit)
    await take(unit, [2])
    await top.importFiles([await exportFile(unit)], quiet)
    expect(await recordsOf(top)).not.toEqual(await recordsOf(unit))
    const [receipt] = value(await top.makeReceipts([zagreb.session.log]))
    if (!receipt) throw new Error('nothing made')
    expect((await unit.exportPlan())?.forwarded).toBe(0)
    await unit.importReceipts([{ name: receipt.suggestedName, bytes: receipt.bytes }])
    expect((await unit.exportPlan())?.forwarded).toBeGreaterThan(0)
    const outcomes = await top.importFiles([await exportFile(unit)], quiet)
    expect(logsIn(outcomes)).not.toContain(stations[0]?.session.log)
    expect(await recordsOf(top)).toEqual(await recordsOf(unit))
  })

  test('without a receipt, everything again brings it', async () => {
    const { ledger: unit } = await open(zagreb)
    const { ledger: top } = await open(central)
    await take(unit, [0, 1])
    await exportFile(unit)
    await take(unit, [2])
    await top.importFiles([await exportFile(unit)], quiet)
    expect(await recordsOf(top)).not.toEqual(await recordsOf(unit))
    await top.importFiles([await exportFile(unit, 'all')], quiet)
    expect(await recordsOf(top)).toEqual(await recordsOf(unit))
  })
})
