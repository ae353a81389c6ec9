// A laptop dies. Its backup goes on elsewhere, in a log of its own, and nothing is lost, and nothing counts twice.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { own } from '../../electron/runtime/unprivileged.mjs'
import { en } from '../../renderer/texts/en/index.ts'
import { copyFolder } from './faults/profile-files.ts'
import { kills, timeFor } from './faults/seeded.ts'
import { launchMilepost, type Milepost, newProfile, ownedFolder, prepareRun } from './harness/index.ts'
import { faultLines, lookAt, type Seen } from './look/look-at.ts'
import {
  askBackup,
  askRestore,
  chooseBackup,
  expectFault,
  makeBackup,
  mirrorOf,
  restore,
  restoredSaid,
} from './steps/backup.ts'
import { startTraining, trainingPassphrase, unlock } from './steps/entering.ts'
import { exportBatch } from './steps/exporting.ts'
import { button, filled, goTo } from './steps/fields.ts'
import { acceptLog, compareLog, dropOnInbox, openInbox, openLog } from './steps/inbox.ts'
import { countRecords, quickEntry, recordLabels } from './steps/records.ts'

const setup = en.setup

/** From whatever screen: the label. */
async function enter(milepost: Milepost): Promise<string> {
  await goTo(milepost.page, en.common.screens, en.common.log)
  return quickEntry(milepost)
}

/** Runs in a window and closes it, whatever happens. */
async function at<T>(profile: string, work: (milepost: Milepost) => Promise<T>): Promise<T> {
  const milepost = await launchMilepost({ profile })
  try {
    const done = await work(milepost)
    expect(milepost.problems).toEqual([])
    return done
  } finally {
    await milepost.close()
  }
}

test('backed up, lost and restored: every entry is there, the unit counts each once, also when the laptop turns up', async () => {
  test.setTimeout(400_000)
  const run = await prepareRun()
  const seen: Seen[] = []
  const shots = process.env.MILEPOST_SHOTS ?? ownedFolder(join(run.directory, 'shots'))
  const look = (milepost: Milepost) => async (screen: string) => {
    seen.push(...(await lookAt(milepost, shots, `restore-${screen}`)))
  }
  const [one, two, three] = ['one', 'two', 'three'].map((name) =>
    ownedFolder(run.directory, `restore-${name}`),
  ) as [string, string, string]
  const [laptop, fresh, unitProfile] = [newProfile(run), newProfile(run), newProfile(run)]
  const labels: string[] = []

  const { first, backup } = await at(laptop, async (station) => {
    await startTraining(station, 'station')
    labels.push(await enter(station))
    const first = await exportBatch(station, one)
    labels.push(await enter(station), await enter(station))
    await station.stubSaveDialog(null)
    await askBackup(station, en.unit.saveCancelled)
    await expect(station.page.getByText(en.settings.backupNone)).toBeVisible()
    await look(station)('settings-cancelled')
    const backup = await makeBackup(station, one)
    await expect(station.page.getByText(en.settings.backupLast.split('{{')[0] ?? '')).toBeVisible()
    await look(station)('settings')
    return { first, backup }
  })
  expect(labels.map((label) => label.slice(0, 7))).toEqual(['HRBAJ1-', 'HRBAJ1-', 'HRBAJ1-'])

  // What is no backup, or no whole one, is refused by name; then the real one is taken.
  const cut = join(one, 'cut.mpbackup')
  const changed = join(one, 'changed.mpbackup')
  const bytes = readFileSync(backup)
  writeFileSync(cut, bytes.subarray(0, bytes.length - 200))
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
  writeFileSync(changed, bytes)
  for (const path of [cut, changed]) own(path)

  const second = await at(fresh, async (station) => {
    await expect(button(station.page, setup.restoreGo)).toBeVisible()
    await look(station)('choices')
    await chooseBackup(station, [first])
    await expectFault(station, en.refusals['not-a-backup'])
    await chooseBackup(station, [cut])
    await expectFault(station, setup.backupCut)
    await chooseBackup(station, [changed])
    await expectFault(station, setup.backupAltered)
    await look(station)('altered')
    await askRestore(station, { paths: [backup], passphrase: 'not the passphrase' }, look(station))
    await expectFault(station, en.refusals['wrong-passphrase'])
    await look(station)('wrong')
    await button(station.page, en.common.back).click()
    await restore(station, { paths: [backup], passphrase: trainingPassphrase })
    await expect(restoredSaid(station)).toBeVisible()
    await look(station)('restored')
    expect(await countRecords(station)).toBe(3)
    expect((await recordLabels(station)).toSorted()).toEqual(labels.toSorted())
    labels.push(await enter(station))
    expect(labels.at(-1)).toMatch(/^HRBAJ1B-/)
    return exportBatch(station, two)
  })

  await at(unitProfile, async (unit) => {
    await startTraining(unit, 'unit')
    await openInbox(unit)
    await dropOnInbox(unit, [first])
    await acceptLog(unit, 'HRBAJ1')
    expect(await countRecords(unit)).toBe(1)
    await openInbox(unit)
    await dropOnInbox(unit, [second])
    expect(await countRecords(unit)).toBe(1)
    await openInbox(unit)
    await compareLog(unit, 'HRBAJ1B')
    const goesOn = filled(en.unit.continues, { code: 'HRBAJ1' })
    await expect(unit.page.getByRole('dialog').getByText(goesOn)).toBeVisible()
    await look(unit)('accept')
    await button(unit.page.getByRole('dialog'), filled(en.unit.acceptIt, { code: 'HRBAJ1B' })).click()
    await expect(unit.page.getByRole('dialog')).toBeHidden()
    expect(await countRecords(unit)).toBe(4)
    const dialog = await openLog(unit, 'HRBAJ1B')
    await expect(dialog.getByText(goesOn)).toBeVisible()
    await look(unit)('log')
  })

  // The laptop turns up again, and exports what it had.
  const found = newProfile(run)
  copyFolder(laptop, found)
  const late = await at(found, async (station) => {
    await unlock(station, trainingPassphrase)
    return exportBatch(station, three)
  })
  await at(unitProfile, async (unit) => {
    await unlock(unit, trainingPassphrase)
    await openInbox(unit)
    await dropOnInbox(unit, [late])
    expect(await countRecords(unit)).toBe(4)
    expect((await recordLabels(unit)).toSorted()).toEqual(labels.toSorted())
  })
  expect(faultLines(seen)).toEqual([])
})

test('restored from the files of a mirror folder', async () => {
  test.setTimeout(240_000)
  const run = await prepareRun()
  const [laptop, fresh] = [newProfile(run), newProfile(run)]
  await at(laptop, async (station) => {
    await startTraining(station, 'station')
    await enter(station)
  })
  await at(fresh, async (station) => {
    await restore(station, { paths: mirrorOf(laptop), passphrase: trainingPassphrase, code: 'HRBAJ9' })
    expect(await countRecords(station)).toBe(1)
    expect(await enter(station)).toMatch(/^HRBAJ9-/)
  })
})

const restoreKills = Math.max(10, Math.ceil(kills / 5))

test(`kill -9 while restoring, ${restoreKills} times: the set-up again, from which it works, or the whole installation`, async () => {
  test.setTimeout(timeFor(restoreKills * 3))
  const run = await prepareRun()
  const folder = ownedFolder(run.directory, 'restore-killed')
  const entries = 3
  const backup = await at(newProfile(run), async (station) => {
    await startTraining(station, 'station')
    await enter(station)
    await exportBatch(station, folder)
    for (let entry = 1; entry < entries; entry++) await enter(station)
    return makeBackup(station, folder)
  })
  const form = { paths: [backup], passphrase: trainingPassphrase }
  // How long a whole one takes here.
  const began = Date.now()
  let took = 0
  await at(newProfile(run), async (station) => {
    await askRestore(station, form)
    const pressed = Date.now()
    await station.page.getByRole('navigation', { name: en.common.screens }).waitFor({ timeout: 60_000 })
    took = Date.now() - pressed
  })
  console.log(`A whole restore took ${took} ms, with its start ${Date.now() - began} ms.`)
  const ends = { setup: 0, installation: 0 }
  for (let turn = 0; turn < restoreKills; turn++) {
    const profile = newProfile(run)
    const killed = await launchMilepost({ profile })
    try {
      await askRestore(killed, form)
      // Spread over its time, and a little beyond the end.
      await new Promise((done) => setTimeout(done, ((turn + Math.random()) / (restoreKills - 1)) * took))
    } finally {
      await killed.kill()
    }
    await at(profile, async (station) => {
      const empty = button(station.page, setup.restoreGo)
      const locked = button(station.page, en.unlock.unlock)
      await empty.or(locked).first().waitFor({ timeout: 60_000 })
      if (await empty.isVisible()) {
        ends.setup++
        await restore(station, form)
      } else {
        ends.installation++
        await unlock(station, trainingPassphrase)
      }
      expect(await countRecords(station)).toBe(entries)
      expect(await enter(station)).toMatch(/^HRBAJ1B-/)
      expect(await countRecords(station)).toBe(entries + 1)
    })
    // Once more: what Chromium loses after a kill shows at the second start.
    await at(profile, async (station) => {
      await unlock(station, trainingPassphrase)
      expect(await countRecords(station)).toBe(entries + 1)
    })
  }
  console.log(`Killed while restoring: ${ends.setup} set-up screens, ${ends.installation} installations.`)
})
