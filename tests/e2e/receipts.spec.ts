// What a unit holds, lacks and changed comes back to the station, and a file that was lost goes again by itself.
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { en } from '../../renderer/texts/en/index.ts'
import { launchMilepost, type Milepost, ownedFolder } from './harness/index.ts'
import { faultLines, lookAt, type Seen } from './look/look-at.ts'
import { startTraining } from './steps/entering.ts'
import { exportBatch, openExport } from './steps/exporting.ts'
import { button, filled, goTo } from './steps/fields.ts'
import { acceptLog, dropOnInbox, openInbox, storyOf } from './steps/inbox.ts'
import { dropReceipts, expectTaken, receiptStory, writeReceipts } from './steps/receipts.ts'
import { openRecord, quickEntry, voidRecord } from './steps/records.ts'

const unitId = 'OCUABU'

test('a receipt tells the station what is held, missing and changed; the lost file goes again', async () => {
  test.setTimeout(240_000)
  const seen: Seen[] = []
  const station = await launchMilepost()
  const shots = process.env.MILEPOST_SHOTS ?? ownedFolder(join(station.run.directory, 'shots'))
  const files = ownedFolder(join(station.run.directory, 'receipts'))
  const look = (milepost: Milepost) => async (screen: string) => {
    seen.push(...(await lookAt(milepost, shots, `receipts-${screen}`)))
  }
  try {
    await startTraining(station, 'station')
    const first = await quickEntry(station)
    const one = await exportBatch(station, files)
    await goTo(station.page, en.common.screens, en.common.log)
    const lost = await quickEntry(station)
    await exportBatch(station, files)
    await goTo(station.page, en.common.screens, en.common.log)
    await quickEntry(station)
    const three = await exportBatch(station, files)
    await look(station)('none-yet')

    const unit = await launchMilepost()
    try {
      await startTraining(unit, 'unit')
      await openInbox(unit)
      await dropOnInbox(unit, [one, three])
      await acceptLog(unit, 'HRBAJ1')
      await voidRecord(unit, first, 'Entered twice by the night shift')
      const receipt = await writeReceipts(unit, files, look(unit))

      await dropReceipts(station, [one])
      await expect(station.page.getByText(en.refusals['not-lead'])).toBeVisible()
      await dropReceipts(station, [receipt])
      await expectTaken(station, unitId)
      await look(station)('export')
      const story = await receiptStory(station, unitId, look(station))
      expect(story).toContain(filled(en.export.saysThrough, { unit: unitId, index: '001', which: '002' }))
      expect(story).toContain('Entered twice by the night shift')
      await goTo(station.page, en.common.screens, en.common.log)
      await expect(station.page.getByText(filled(en.common.notReceived_one, { unit: unitId }))).toBeVisible()
      await look(station)('log')
      await openRecord(station, first)
      await expect(station.page.getByText(filled(en.records.told, { unit: unitId }))).toBeVisible()
      await look(station)('record')
      await openRecord(station, lost)
      await expect(station.page.getByText(en.records['holds.not-held'])).toBeVisible()

      const again = await exportBatch(station, files)
      await openInbox(unit)
      await dropOnInbox(unit, [again])
      expect(await storyOf(unit, again)).toContain(filled(en.unit.sentenceTaken, { label: 'HRBAJ1' }))
      const newer = await writeReceipts(unit, files)
      await openExport(station)
      await station.stubOpenDialog([newer])
      await button(station.page, en.export.openReceipts).click()
      await expect(
        station.page.getByRole('heading', { name: en.common.allReceived.split('{{')[0] ?? '' }),
      ).toBeVisible()
      await look(station)('all')
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
