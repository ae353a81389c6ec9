// Names and words erased at the station are gone there and at the unit, from every screen and file; the figures stay.
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { en } from '../../renderer/texts/en/index.ts'
import { filesUnder, findWords } from './clear-text/find-words.ts'
import { launchMilepost, type Milepost, ownedFolder } from './harness/index.ts'
import { faultLines, lookAt, type Seen } from './look/look-at.ts'
import { startTraining } from './steps/entering.ts'
import { exportBatch } from './steps/exporting.ts'
import { goTo } from './steps/fields.ts'
import { acceptLog, dropOnInbox, openInbox } from './steps/inbox.ts'
import { countRecords, eraseRecord, logRecord, openRecord, searchRecords } from './steps/records.ts'
import { openTally } from './steps/tally.ts'

const familyName = 'Xanthopoulakis'
const note = 'Sagte, sein Vetter Ibrahimovsky warte in Grünklee'
const words = [familyName, note, 'Ibrahimovsky']
const reason = 'Asked for under the retention rules'

/** The figures as they stand in the tally. */
async function figures(milepost: Milepost, role: 'station' | 'unit'): Promise<string> {
  await openTally(milepost, role)
  const table = milepost.page.getByRole('table').first()
  await expect(table).toContainText(/[1-9]/)
  return table.innerText()
}

/** Goes through every screen of the rail and the record: none says any of the words. */
async function expectNowhere(milepost: Milepost, label: string): Promise<void> {
  const { page } = milepost
  const rail = page.getByRole('navigation', { name: en.common.screens })
  const nothing = async () => {
    const shown = await page.locator('body').innerText()
    for (const word of words) expect(shown).not.toContain(word)
  }
  const names = await rail.getByRole('button').allInnerTexts()
  for (const name of names.map((text) => text.split('\n')[0]?.trim() ?? '')) {
    if (!Object.values(en.common).some((text) => text === name) || name === en.common.lock) continue
    await goTo(page, en.common.screens, name)
    await page.waitForTimeout(300)
    await nothing()
  }
  for (const word of words) expect(await searchRecords(milepost, word)).toEqual([])
  await openRecord(milepost, label)
  await expect(page.getByText(en.records.isErased)).toBeVisible()
  await expect(page.getByText(reason)).toBeVisible()
  await nothing()
}

test('a record’s name is erased at the station and, with the export, at the unit that had it; the figures stay', async () => {
  test.setTimeout(300_000)
  const seen: Seen[] = []
  const station = await launchMilepost()
  const unit = await launchMilepost()
  const shots = process.env.MILEPOST_SHOTS ?? ownedFolder(join(station.run.directory, 'shots'))
  const files = ownedFolder(join(station.run.directory, 'erasure'))
  const look = (milepost: Milepost) => async (screen: string) => {
    seen.push(...(await lookAt(milepost, shots, `erasure-${screen}`)))
  }
  try {
    await startTraining(station, 'station')
    const label = await logRecord(station, {
      kind: 'arrest',
      body: { status: 'ARRESTED', category: 'SOM', basis: 'INVESTIGATION', place: 'LAND_BORDER' },
      personal: { familyName, note },
    })
    const before = await figures(station, 'station')
    const named = await exportBatch(station, files)

    await startTraining(unit, 'unit')
    await openInbox(unit)
    await dropOnInbox(unit, [named])
    await acceptLog(unit, 'HRBAJ1')
    expect(await searchRecords(unit, familyName)).toEqual([label])
    const above = await figures(unit, 'unit')

    await eraseRecord(station, label, reason, look(station))
    await look(station)('station')
    await expectNowhere(station, label)
    expect(await countRecords(station)).toBe(1)
    expect(await figures(station, 'station')).toBe(before)
    const erasing = await exportBatch(station, files)

    await openInbox(unit)
    await dropOnInbox(unit, [erasing])
    await openRecord(unit, label)
    await look(unit)('unit')
    await expectNowhere(unit, label)
    expect(await countRecords(unit)).toBe(1)
    expect(await figures(unit, 'unit')).toBe(above)
    expect([...station.problems, ...unit.problems]).toEqual([])
  } finally {
    await Promise.all([station.close(), unit.close()])
  }
  const written = filesUnder(station.profile, unit.profile)
  expect(written.length).toBeGreaterThan(10)
  expect(findWords(written, words)).toEqual([])
  expect(faultLines(seen)).toEqual([])
})
