// What counts, decided by people: a record restored and put together with another, a station revoked and accepted again.
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { en } from '../../renderer/texts/en/index.ts'
import { launchMilepost, ownedFolder } from './harness/index.ts'
import { faultLines, lookAt, type Seen } from './look/look-at.ts'
import { startTraining } from './steps/entering.ts'
import { exportBatch } from './steps/exporting.ts'
import { choose } from './steps/fields.ts'
import { acceptLog, decideOn, dropOnInbox, openInbox, openLog } from './steps/inbox.ts'
import {
  countRecords,
  openRecord,
  quickEntry,
  relateRecord,
  restoreRecord,
  takeApart,
  voidRecord,
} from './steps/records.ts'

test('a station puts records together and takes back what it voided; the unit revokes it and accepts it again', async () => {
  test.setTimeout(240_000)
  const seen: Seen[] = []
  const station = await launchMilepost()
  const shots = process.env.MILEPOST_SHOTS ?? ownedFolder(join(station.run.directory, 'shots'))
  const files = ownedFolder(join(station.run.directory, 'decisions'))
  const look = (milepost: typeof station) => async (screen: string) => {
    seen.push(...(await lookAt(milepost, shots, `decisions-${screen}`)))
  }
  let first = ''
  try {
    await startTraining(station, 'station')
    first = await quickEntry(station)
    const second = await quickEntry(station)
    const one = await exportBatch(station, files)

    await voidRecord(station, first, 'Entered twice')
    await look(station)('voided')
    await restoreRecord(station, 'It was another car', look(station))
    await relateRecord(station, 'choice.same-incident', second, look(station))
    await expect(station.page.getByText(en.records['relation.same-incident'])).toBeVisible()
    await look(station)('related')
    await takeApart(station, second, 'Two cars, one behind the other')
    await expect(station.page.getByText(en.records['relation.not.same-incident'])).toBeVisible()
    await look(station)('apart')
    const two = await exportBatch(station, files)

    const unit = await launchMilepost()
    try {
      await startTraining(unit, 'unit')
      await openInbox(unit)
      await dropOnInbox(unit, [one, two])
      await acceptLog(unit, 'HRBAJ1')
      await openRecord(unit, first)
      await expect(unit.page.getByText('It was another car')).toBeVisible()
      expect(await countRecords(unit)).toBe(2)

      await openLog(unit, 'HRBAJ1')
      await look(unit)('log')
      await decideOn(unit, 'revoke', 'HRBAJ1', 'Laptop stolen at Bajakovo', () => look(unit)('revoke'))
      await look(unit)('inbox-revoked')
      await openLog(unit, 'HRBAJ1')
      await decideOn(unit, 'again', 'HRBAJ1', '', () => look(unit)('again'))
      await openLog(unit, 'HRBAJ1')
      await decideOn(unit, 'revoke', 'HRBAJ1', 'Stolen after all', async () => {
        const dialog = unit.page.getByRole('dialog')
        await choose(dialog, en.unit.decideLastGood, en.unit.decideNothing)
        await expect(dialog.getByText('A1')).toBeVisible()
        await look(unit)('revoke-all')
      })
      expect(await countRecords(unit)).toBe(0)
      expect(unit.problems).toEqual([])
    } finally {
      await unit.close()
    }
    expect(station.problems).toEqual([])
  } finally {
    await station.close()
  }
  expect(faultLines(seen)).toEqual([])
})
