// Conflicts and proposals: the unit sees them, settles, adopts and declines, by keyboard, and they leave the list.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { en } from '../../renderer/texts/en/index.ts'
import type { Reference } from '../../shared/events/event.ts'
import { someInspection } from '../shared/builders.ts'
import { batchOf, makeSender, type Sender } from './files/made-files.ts'
import { trainingUnit } from './files/training-unit.ts'
import { launchMilepost, ownedFolder } from './harness/index.ts'
import { faultLines, lookAt, type Seen } from './look/look-at.ts'
import { startTraining } from './steps/entering.ts'
import { button, fill, filled, goTo } from './steps/fields.ts'
import { acceptLog, dropOnInbox, openInbox } from './steps/inbox.ts'
import { openRecord } from './steps/records.ts'

const unit = trainingUnit()
/** Yesterday, the first day of a training operation. */
const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
const batch = async (sender: Sender) => {
  await sender.log.seal()
  return batchOf(unit, sender)
}

/** Two officers of one station, on a laptop that was restored, amend the same record without knowing of each other. */
const stationFile = (sender: Sender) => {
  const records = ['10:10', '10:20'].map((clock) => {
    const when = `${day}T${clock}+02:00`
    return sender.log.append(someInspection({ site: 'HRBAJ', when })).reference
  })
  const [one] = records as [Reference, Reference]
  for (const [place, reason] of [
    ['LAND_BORDER', 'It was at the crossing itself'],
    ['AIRPORT', 'Mixed up with the airport detail'],
  ] as const)
    sender.log.append({ op: 'amended', record: one, base: [one], set: { place } }, { reason })
  return records
}

/** Another station says things about these records, which it may not change. */
const otherFile = (sender: Sender, [one, two]: readonly Reference[]) => {
  const records = [one as Reference, two as Reference] as const
  sender.log.append(
    { op: 'amended', record: records[1], base: [records[1]], set: { place: 'SEAPORT' } },
    { reason: 'We saw them at the ferry' },
  )
  sender.log.append(
    { op: 'voided', record: records[0], base: [records[0]] },
    { reason: 'Ours, entered twice' },
  )
  sender.log.append({ op: 'related', kind: 'same-incident', records, holds: true, base: [] })
}

/** One man, arrested twice, of whom the file holds no name: only what finds him. */
const doubleFile = (sender: Sender) => {
  for (const clock of ['10:10', '14:40']) {
    const when = `${day}T${clock}+02:00`
    const body = { status: 'ARRESTED', category: 'SOM', basis: 'FLAGRANTE', place: 'LAND_BORDER' }
    const personal = { match: { doc1: '0123456789abcdef' } }
    sender.log.append({ op: 'recorded', kind: 'arrest', site: 'HRBAJ', when, body }, personal)
  }
}

test('what waits for a decision is settled, adopted and declined, and leaves the list', async () => {
  test.setTimeout(180_000)
  const seen: Seen[] = []
  const milepost = await launchMilepost()
  const { page } = milepost
  const shots = process.env.MILEPOST_SHOTS ?? ownedFolder(join(milepost.run.directory, 'shots'))
  const folder = ownedFolder(milepost.run.directory, 'review')
  const look = async (screen: string) => {
    seen.push(...(await lookAt(milepost, shots, `review-${screen}`)))
  }
  const rows = page.getByRole('table', { name: en.review.list }).getByRole('row')
  const open = () => goTo(page, en.common.screens, en.common.review)
  try {
    await startTraining(milepost, 'unit')
    await open()
    await expect(page.getByText(en.review.emptyTitle)).toBeVisible()
    await look('empty')
    await openInbox(milepost)
    const [station, other] = [
      makeSender(unit, 'review one', 'HRBAJ7'),
      makeSender(unit, 'review two', 'HRBAJ8'),
    ]
    const records = stationFile(station)
    otherFile(other, records)
    const files = [await batch(station), await batch(other)].map((bytes, i) => {
      const path = join(folder, `TR_HRBAJ${7 + i}_001-001.mpbatch`)
      writeFileSync(path, bytes)
      return path
    })
    await dropOnInbox(milepost, files)
    await acceptLog(milepost, 'HRBAJ7')
    await acceptLog(milepost, 'HRBAJ8')

    await open()
    await expect(rows).toHaveCount(5)
    await look('conflict')
    await page.keyboard.press('F2')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio').first().check()
    await fill(dialog, en.review.reason, 'Both officers were asked')
    await look('settle')
    await page.keyboard.press('Control+Enter')
    await expect(rows).toHaveCount(4)

    // By keyboard: down to a row, Enter chooses it, F4 adopts.
    const amended = rows.filter({ hasText: 'Seaport' })
    await amended.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByText('We saw them at the ferry')).toBeVisible()
    await look('proposal')
    await page.keyboard.press('F4')
    await expect(rows).toHaveCount(3)
    await rows.filter({ hasText: en.records['relation.same-incident'] }).click()
    await look('relation')
    await page.keyboard.press('F4')
    await expect(rows).toHaveCount(2)
    await button(page, en.review.decline).click()
    await fill(page.getByRole('dialog'), en.review.reason, 'It is another car')
    await look('decline')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(en.review.emptyTitle)).toBeVisible()

    const double = makeSender(unit, 'review three', 'HRBAJ9')
    doubleFile(double)
    const path = join(folder, 'TR_HRBAJ9_001-001.mpbatch')
    writeFileSync(path, await batch(double))
    await openInbox(milepost)
    await dropOnInbox(milepost, [path])
    await acceptLog(milepost, 'HRBAJ9')
    await open()
    await expect(rows).toHaveCount(2)
    await look('duplicate')
    await button(page, en.review.onePerson).click()
    await look('one-person')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(en.review.emptyTitle)).toBeVisible()

    await openRecord(milepost, 'HRBAJ7-000004')
    await expect(page.getByText(en.records['relation.same-incident'])).toBeVisible()
    await expect(
      page.getByText(filled(en.records.reasonQuoted, { reason: 'We saw them at the ferry' })),
    ).toHaveCount(2)
    await look('record')
    expect(milepost.problems).toEqual([])
  } finally {
    await milepost.close()
  }
  expect(faultLines(seen)).toEqual([])
})
