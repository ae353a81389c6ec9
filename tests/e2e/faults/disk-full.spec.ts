// A full disk, for each thing that writes: it is said plainly, what was entered stays, nothing is lost, and it works again
// when there is room. And an export target that is read-only, or pulled while the dialog is open.
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, test } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import type { Body } from '../../../shared/events/event.ts'
import { someInspection } from '../../shared/builders.ts'
import { batchOf, makeSender } from '../files/made-files.ts'
import { trainingUnit } from '../files/training-unit.ts'
import { launchMilepost, type Milepost, newProfile, ownedFolder, prepareRun } from '../harness/index.ts'
import { startTraining, trainingPassphrase, unlock } from '../steps/entering.ts'
import { fillForm } from '../steps/entry-form.ts'
import { exportBatch, openExport, takeProposedName } from '../steps/exporting.ts'
import { button, field, goTo } from '../steps/fields.ts'
import { acceptLog, dropOnInbox, inboxRow, openInbox } from '../steps/inbox.ts'
import { countRecords, quickEntry, recordLabels } from '../steps/records.ts'
import { entriesIn } from './read-batch.ts'
import { canMount, mountSmallDisk, type SmallDisk } from './small-disk.ts'

test.beforeAll(() => {
  if (!canMount) throw new Error('These tests mount small disks, which needs root.')
})

const disks: SmallDisk[] = []
const disk = (folder: string, size: string): SmallDisk => {
  const made = mountSmallDisk(folder, size)
  disks.push(made)
  return made
}
test.afterEach(() => {
  for (const each of disks.splice(0)) each.pull()
})

/** Presses F9 and gives what the window then says. */
async function tryEntry({ page }: Milepost): Promise<{ saved: string | null; text: string }> {
  const notice = () => document.querySelector('[data-tone][class*="notice"]')?.textContent ?? ''
  const before = await page.evaluate(notice)
  await page.keyboard.press('F9')
  await expect.poll(() => page.evaluate(notice)).not.toBe(before)
  return page.evaluate(() => {
    const said = document.querySelector('[data-tone][class*="notice"]')
    return { saved: said?.getAttribute('data-saved') ?? null, text: said?.textContent ?? '' }
  })
}

/** Until one is refused; gives the labels of those that were saved or kept. */
async function logUntilFull(milepost: Milepost): Promise<{ labels: string[]; refusal: string }> {
  await goTo(milepost.page, en.common.screens, en.common.log)
  const labels: string[] = []
  for (;;) {
    const { saved, text } = await tryEntry(milepost)
    if (saved === null) return { labels, refusal: text }
    labels.push(saved)
    expect(labels.length).toBeLessThan(500)
  }
}

/** Longer than what F9 saves: where that did not fit, this does not either. */
const seenBody: Body = {
  place: 'LAND_BORDER',
  checked: {
    'inspectionTypes:PERSON': 41,
    'inspectionTypes:VEHICLE/transportModes:CAR': 11,
    'inspectionTypes:DOCUMENT/documentTypes:PASSPORT': 41,
  },
  queries: { 'databases:SLTD/queryResults:NO_HIT': 40, 'databases:NOMINAL/queryResults:NO_HIT': 40 },
  outcomes: ['CLEARED'],
}

async function openForm({ page }: Milepost): Promise<Locator> {
  await goTo(page, en.common.screens, en.common.log)
  await page.getByRole('button', { name: en.common.inspection, exact: true }).click()
  return field(page, en.kinds.plate).first()
}

/** A form that cannot be saved keeps what is in it. */
async function expectFormKept(milepost: Milepost): Promise<void> {
  const { page } = milepost
  const plate = await openForm(milepost)
  await fillForm(page, 'inspection', seenBody, { plate: 'ZG 4471-QX' })
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert')).toHaveText(en.refusals['disk-full'])
  await expect(plate).toHaveValue('ZG 4471-QX')
}

/** It is there again after other screens, and is saved when there is room. */
async function saveKeptForm(milepost: Milepost): Promise<string> {
  const { page } = milepost
  await expect(await openForm(milepost)).toHaveValue('ZG 4471-QX')
  await page.keyboard.press('Control+Enter')
  const said = page.locator('[data-saved]')
  await expect(said).toBeVisible()
  return (await said.getAttribute('data-saved')) ?? ''
}

for (const [what, place] of [
  ['the whole profile', ''],
  ['the mirror', 'mirror'],
] as const)
  test(`a station whose disk of ${what} is full`, async () => {
    test.setTimeout(240_000)
    const run = await prepareRun()
    const profile = newProfile(run)
    const small = disk(join(profile, place), '24m')
    const out = ownedFolder(run.directory, `full-${place}`)
    const station = await launchMilepost({ profile })
    const labels: string[] = []
    try {
      await startTraining(station, 'station')
      labels.push(await quickEntry(station))
      small.fill()
      const { labels: more, refusal } = await logUntilFull(station)
      labels.push(...more)
      expect(refusal).toBe(en.refusals['disk-full'])
      await station.screenshot(`disk-full-${place}`)
      await expectFormKept(station)
      // Sealing comes before exporting.
      await takeProposedName(station, out)
      await openExport(station)
      await button(station.page, en.export.exportNow).click()
      await expect(station.page.getByRole('main').getByText(en.refusals['disk-full'])).toBeVisible()
      expect(readdirSync(out)).toEqual([])
      small.free()
      labels.push(await saveKeptForm(station))
      labels.push(await quickEntry(station))
      expect((await entriesIn(await exportBatch(station, out))).length).toBe(labels.length)
    } finally {
      await station.close()
    }
    for (let start = 0; start < 2; start++) {
      const again = await launchMilepost({ profile, viewport: null })
      try {
        await unlock(again, trainingPassphrase)
        expect(await countRecords(again)).toBe(labels.length)
        if (labels.length < 25) expect((await recordLabels(again)).toSorted()).toEqual(labels.toSorted())
      } finally {
        await again.close()
      }
    }
  })

test('a unit whose disk is full takes in nothing of a file, and all of it when there is room', async () => {
  test.setTimeout(180_000)
  const run = await prepareRun()
  const profile = newProfile(run)
  const small = disk(profile, '24m')
  const unit = trainingUnit()
  const sender = makeSender(unit, 'disk-full', 'HRBAJ1')
  const site = unit.pack.sites[0]?.id ?? ''
  const folder = ownedFolder(run.directory, 'full-import')
  const file = async (name: string, many: number): Promise<string> => {
    for (let n = 0; n < many; n++)
      sender.log.append(someInspection({ site, when: `${unit.pack.starts}T10:00+00:00` }))
    await sender.log.seal()
    const path = join(folder, `${name}.mpbatch`)
    writeFileSync(path, await batchOf(unit, sender))
    return path
  }
  const milepost = await launchMilepost({ profile })
  try {
    await startTraining(milepost, 'unit')
    await openInbox(milepost)
    await dropOnInbox(milepost, [await file('first', 10)])
    await acceptLog(milepost, 'HRBAJ1')
    expect(await countRecords(milepost)).toBe(10)
    const second = await file('second', 300)
    await openInbox(milepost)
    small.fill()
    await dropOnInbox(milepost, [second])
    expect((await inboxRow(milepost, second)).result).toContain(en.unit['short.disk-full'])
    await milepost.screenshot('disk-full-import')
    expect(await countRecords(milepost)).toBe(10)
    small.free()
    await openInbox(milepost)
    await dropOnInbox(milepost, [second])
    expect((await inboxRow(milepost, second)).result).toContain(en.unit.taken)
    expect(await countRecords(milepost)).toBe(310)
  } finally {
    await milepost.close()
  }
  const again = await launchMilepost({ profile, viewport: null })
  try {
    await unlock(again, trainingPassphrase)
    expect(await countRecords(again)).toBe(310)
  } finally {
    await again.close()
  }
})

test('an export target that is full, read-only or pulled: said plainly, nothing half written, and exported elsewhere', async () => {
  test.setTimeout(180_000)
  const run = await prepareRun()
  const station = await launchMilepost()
  const { page } = station
  const stick = join(run.directory, 'stick')
  const targets: readonly (readonly [string, (small: SmallDisk) => void])[] = [
    [en.export.notFull, (small) => small.fill()],
    [en.export.notReadOnly, (small) => small.readOnly()],
    [en.export.notFailed, (small) => small.pull()],
  ]
  try {
    await startTraining(station, 'station')
    await quickEntry(station)
    await quickEntry(station)
    for (const [sentence, happens] of targets) {
      const small = disk(stick, '64k')
      const answer = await holdSaveDialog(station, stick)
      await openExport(station)
      await button(page, en.export.exportNow).click()
      happens(small)
      const inside = namesIn(stick)
      await answer()
      await expect(page.getByText(sentence)).toBeVisible()
      expect(namesIn(stick)).toEqual(inside)
      small.pull()
      await goTo(page, en.common.screens, en.common.log)
    }
    const out = ownedFolder(run.directory, 'stick-2')
    expect((await entriesIn(await exportBatch(station, out))).length).toBe(2)
    expect(station.problems).toEqual([])
  } finally {
    await station.close()
  }
})

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : [])

/** The next save dialog stays open until the function that this gives is called, and is then answered with `folder`. */
async function holdSaveDialog({ app }: Milepost, folder: string): Promise<() => Promise<void>> {
  await app.evaluate(({ dialog }, into) => {
    const held = new Promise<void>((done) => Object.assign(globalThis, { answerSaveDialog: done }))
    const answer = async () => {
      await held
      return { canceled: false, filePath: `${into}/batch.mpbatch` }
    }
    dialog.showSaveDialog = answer as typeof dialog.showSaveDialog
  }, folder)
  return async () => {
    // The page asks for the dialog only after sealing and encrypting.
    await app.evaluate(() => (globalThis as unknown as { answerSaveDialog: () => void }).answerSaveDialog())
  }
}
