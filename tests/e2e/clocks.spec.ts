// A station's clock was a day behind for a while: the unit sees it, mends it with one correction, and takes that back.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { en } from '../../renderer/texts/en/index.ts'
import { someInspection } from '../shared/builders.ts'
import { batchOf, makeSender } from './files/made-files.ts'
import { trainingUnit } from './files/training-unit.ts'
import { launchMilepost, ownedFolder } from './harness/index.ts'
import { faultLines, lookAt, type Seen } from './look/look-at.ts'
import { correctClock, takeBackClock } from './steps/clocks.ts'
import { lock, startTraining, trainingPassphrase, unlock } from './steps/entering.ts'
import { button, wordsOf } from './steps/fields.ts'
import { acceptLog, dropOnInbox, openInbox, openLog } from './steps/inbox.ts'
import { openRecord, quickEntry } from './steps/records.ts'

const unit = trainingUnit()
const code = 'HRBAJ7'

/** Right at 10:00, a day behind for three entries, right again. */
const stationFile = async (): Promise<Uint8Array> => {
  const sender = makeSender(unit, 'clock behind', code)
  const today = new Date(Date.parse(`${unit.pack.starts}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  const record = (day: string, clock: string) =>
    sender.log.append({
      ...someInspection({ site: 'HRBAJ', when: `${day}T${clock}+02:00` }),
      at: `${day}T${clock}:20+02:00`,
    })
  record(today, '10:00')
  for (const clock of ['10:06', '10:15', '10:31']) record(unit.pack.starts, clock)
  record(today, '10:44')
  await sender.log.seal()
  return batchOf(unit, sender)
}

test('a clock that was wrong for a while is seen, corrected for the run, and put back', async () => {
  const seen: Seen[] = []
  const milepost = await launchMilepost()
  const { page } = milepost
  const shots = process.env.MILEPOST_SHOTS ?? ownedFolder(join(milepost.run.directory, 'shots'))
  const look = async (screen: string) => {
    seen.push(...(await lookAt(milepost, shots, `clocks-${screen}`)))
  }
  try {
    await startTraining(milepost, 'unit')
    await openInbox(milepost)
    const path = join(ownedFolder(milepost.run.directory, 'clocks'), 'TR_HRBAJ7_001-001.mpbatch')
    writeFileSync(path, await stationFile())
    await dropOnInbox(milepost, [path])
    await acceptLog(milepost, code)
    await expect(page.getByText(en.clocks.inInbox_one)).toBeVisible()
    await look('inbox')
    await openRecord(milepost, `${code}-000004`)
    await expect(page.getByText(en.clocks.jumpedBack)).toBeVisible()
    await look('record')

    await openLog(milepost, code)
    await look('log')
    await correctClock(milepost, code, 'The officer says that the day was set wrong', look)
    await expect(page.getByRole('dialog')).toBeVisible()
    await expect(page.getByRole('dialog').getByText(en.clocks.closed)).toHaveCount(3)
    await look('log-corrected')
    await page.keyboard.press('Escape')
    await openRecord(milepost, `${code}-000004`)
    await expect(page.getByText(en.clocks.jumpedBack)).toBeHidden()
    await look('record-corrected')

    await openLog(milepost, code)
    await takeBackClock(milepost, code, 'It was right after all', look)
    await page.keyboard.press('Escape')
    await expect(page.getByText(en.clocks.inInbox_one)).toBeVisible()
    await page.getByRole('button', { name: en.common.settings }).click()
    await expect(page.getByText(en.clocks.steady)).toBeVisible()
    await look('settings')
    expect(milepost.problems).toEqual([])
  } finally {
    await milepost.close()
  }
  expect(faultLines(seen)).toEqual([])
})

test('a clock behind the last entry or far ahead of it is told at unlocking, and shown afterwards', async () => {
  const seen: Seen[] = []
  const milepost = await launchMilepost()
  const { page } = milepost
  const shots = process.env.MILEPOST_SHOTS ?? ownedFolder(join(milepost.run.directory, 'shots'))
  try {
    await startTraining(milepost, 'station')
    await quickEntry(milepost)
    for (const [hours, words] of [
      [-3, en.clocks.noticeBack],
      [50, en.clocks.noticeAhead],
    ] as const) {
      await lock(milepost)
      await expect(page.getByLabel(en.unlock.passphrase)).toBeVisible()
      // The ledger's worker alone reads the machine's clock for what it writes.
      for (const worker of page.workers())
        await worker.evaluate((by) => {
          const now = Date.now
          Date.now = () => now() + by * 3_600_000
        }, hours)
      await unlock(milepost, trainingPassphrase)
      await expect(page.getByText(wordsOf(words))).toBeVisible()
      seen.push(...(await lookAt(milepost, shots, `clocks-notice${hours}`)))
      await button(page, en.common.close).click()
      await expect(page.getByText(wordsOf(words))).toBeHidden()
    }
    await page.getByRole('button', { name: en.common.settings }).click()
    await expect(page.getByText(en.clocks.why)).toBeVisible()
    seen.push(...(await lookAt(milepost, shots, 'clocks-own')))
    expect(milepost.problems).toEqual([])
  } finally {
    await milepost.close()
  }
  expect(faultLines(seen)).toEqual([])
})
