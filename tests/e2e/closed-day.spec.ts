// A unit issues a sheet and closes the day: the paper says final, and what is changed afterwards is listed.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { en } from '../../renderer/texts/en/index.ts'
import { someInspection } from '../shared/builders.ts'
import { batchOf, makeSender } from './files/made-files.ts'
import { trainingUnit } from './files/training-unit.ts'
import { launchMilepost, ownedFolder } from './harness/index.ts'
import { faultLines, lookAt, type Seen } from './look/look-at.ts'
import { startTraining } from './steps/entering.ts'
import { button } from './steps/fields.ts'
import { acceptLog, dropOnInbox, openInbox } from './steps/inbox.ts'
import { voidRecord } from './steps/records.ts'
import { chooseTally, issueSheet, openTally, savePdf } from './steps/tally.ts'

const unit = trainingUnit()
const code = 'HRBAJ7'
/** Yesterday, the first day of a training operation. */
const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
const shownDay = `${new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))} · day 1`

const stationFile = async (): Promise<Uint8Array> => {
  const sender = makeSender(unit, 'closed day', code)
  for (const clock of ['11:10', '11:20', '11:30'])
    sender.log.append(someInspection({ site: 'HRBAJ', when: `${day}T${clock}+02:00` }))
  await sender.log.seal()
  return batchOf(unit, sender)
}

test('a day is closed, printed as final, and shows what came after', async () => {
  test.setTimeout(180_000)
  const seen: Seen[] = []
  const milepost = await launchMilepost()
  const { page } = milepost
  const shots = process.env.MILEPOST_SHOTS ?? ownedFolder(join(milepost.run.directory, 'shots'))
  const folder = ownedFolder(milepost.run.directory, 'closed-day')
  const look = async (screen: string) => {
    seen.push(...(await lookAt(milepost, shots, `closed-${screen}`)))
  }
  try {
    await startTraining(milepost, 'unit')
    await openInbox(milepost)
    const path = join(folder, 'TR_HRBAJ7_001-001.mpbatch')
    writeFileSync(path, await stationFile())
    await dropOnInbox(milepost, [path])
    await acceptLog(milepost, code)

    await openTally(milepost, 'unit')
    await chooseTally(milepost, { day: shownDay })
    await issueSheet(milepost)
    await look('issued')
    await button(page, en.tally.close).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await look('dialog')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(en.tally.afterNothing)).toBeVisible()
    await look('final')
    const pdf = join(folder, 'final.pdf')
    await savePdf(milepost, pdf)
    const paper = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')
    expect(paper).toContain('version 1, final')
    expect(paper).toContain('Final: the day was closed on')

    await voidRecord(milepost, `${code}-000004`, 'Entered twice')
    await openTally(milepost, 'unit')
    await chooseTally(milepost, { day: shownDay })
    await expect(page.getByText(en.tally.afterTitle)).toBeVisible()
    await look('after')
    await page.getByRole('button', { name: `${code}-000004` }).click()
    await expect(page.getByText(en.records.isVoided)).toBeVisible()
    expect(milepost.problems).toEqual([])
  } finally {
    await milepost.close()
  }
  expect(faultLines(seen)).toEqual([])
})
