// A stick holds a second copy. It is pulled and comes back; then the laptop is lost, and the stick brings everything back.
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { own } from '../../electron/runtime/unprivileged.mjs'
import { en } from '../../renderer/texts/en/index.ts'
import { copyFolderName } from '../../shared/ipc/copy.ts'
import { filesUnder, findWords } from './clear-text/find-words.ts'
import { copyFolder } from './faults/profile-files.ts'
import { launchMilepost, type Milepost, newProfile, ownedFolder, prepareRun } from './harness/index.ts'
import { faultLines, lookAt, type Seen } from './look/look-at.ts'
import { expectFault } from './steps/backup.ts'
import { askForCopy, chooseCopy, chooseCopyToRestore, copyCard, expectStanding } from './steps/copy.ts'
import { startTraining, unlock } from './steps/entering.ts'
import { exportBatch } from './steps/exporting.ts'
import { button, goTo } from './steps/fields.ts'
import { countRecords, quickEntry, recordLabels } from './steps/records.ts'
import {
  openRequest,
  openSettings,
  saveRequest,
  shownCode,
  takeAnswer,
  writeAnswer,
} from './steps/recovery.ts'

const passphrase = 'nine old bridges 7'
const words = en.copy

async function enter(milepost: Milepost): Promise<string> {
  await goTo(milepost.page, en.common.screens, en.common.log)
  return quickEntry(milepost)
}

/** Runs in a window and closes it, whatever happens. */
async function at<T>(profile: string, work: (milepost: Milepost) => Promise<T>, lang?: string): Promise<T> {
  const milepost = await launchMilepost({ profile, ...(lang !== undefined && { lang }) })
  try {
    const done = await work(milepost)
    expect(milepost.problems).toEqual([])
    return done
  } finally {
    await milepost.close()
  }
}

const filesOf = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]))

/** A damaged copy of the copy. */
function spoilt(copy: string, name: string, spoil: (journal: string) => void): string {
  const folder = ownedFolder(join(copy, '..', '..', `spoilt-${name}`))
  copyFolder(copy, join(folder, copyFolderName))
  spoil(join(folder, copyFolderName, 'journal'))
  own(folder)
  return folder
}

test('pulled and back again; then the laptop is lost, and its unit brings every entry back from the stick', async () => {
  test.setTimeout(400_000)
  const run = await prepareRun()
  const seen: Seen[] = []
  const shots = process.env.MILEPOST_SHOTS ?? ownedFolder(join(run.directory, 'shots'))
  const look = async (milepost: Milepost, screen: string) => {
    seen.push(...(await lookAt(milepost, shots, `copy-${screen}`)))
  }
  const media = ownedFolder(run.directory, 'media')
  const stick = ownedFolder(media, 'BLUE-STICK')
  const away = join(media, 'in-a-pocket')
  const copy = join(stick, copyFolderName)
  const files = ownedFolder(run.directory, 'copy-files')
  const [laptop, fresh, unitProfile] = [newProfile(run), newProfile(run), newProfile(run)]
  const labels: string[] = []

  await at(laptop, async (station) => {
    await startTraining(station, 'station')
    labels.push(await enter(station))
    await openSettings(station)
    await look(station, 'none')
    await chooseCopy(station, laptop)
    await expect(copyCard(station).getByText(words['refused.own-folder'])).toBeVisible()
    await chooseCopy(station, stick)
    await expectStanding(station, 'standing.up-to-date', 1)
    labels.push(await enter(station))
    await expectStanding(station, 'standing.up-to-date', 2)
    await look(station, 'up-to-date')

    renameSync(stick, away)
    labels.push(await enter(station), await enter(station))
    const line = station.page.getByRole('button', { name: words['standing.away'] })
    await expect(line).toBeVisible({ timeout: 15_000 })
    await expect(line).toContainText('2 entries')
    await look(station, 'log-behind')
    await goTo(station.page, en.common.screens, en.common.export)
    await look(station, 'export-behind')
    await expectStanding(station, 'standing.away', 2)
    await look(station, 'away')
    renameSync(away, stick)
    await button(copyCard(station), words.update).click()
    await expectStanding(station, 'standing.up-to-date', 4)

    // Sealed by an export, the journal is another; the copy follows that too, and a restart.
    await exportBatch(station, files)
    labels.push(await enter(station))
    await expectStanding(station, 'standing.up-to-date', 5)
    await goTo(station.page, en.common.screens, en.common.log)
    await expect(line).toBeHidden()
  })
  await at(laptop, async (station) => {
    await unlock(station, 'training')
    labels.push(await enter(station))
    await expectStanding(station, 'standing.up-to-date', 6)
  })
  const mirror = filesOf(join(laptop, 'mirror'))
  const there = filesOf(copy)
  for (const name of ['journal', 'segments', 'pack', 'personal-1'])
    expect(there[name]?.equals(mirror[name] ?? Buffer.alloc(0)), name).toBe(true)
  expect(there['keyring.json']?.equals(mirror['keyring-copy.json'] ?? Buffer.alloc(0))).toBe(true)
  expect(JSON.parse(String(there['keyring.json'])).slots).toEqual([])
  expect(Object.keys(there)).not.toContain('keyring-copy.json')
  expect(findWords(filesUnder(copy), ['Training Officer'])).toEqual([])

  const code = await at(fresh, async (station) => {
    await chooseCopyToRestore(station, files)
    await expectFault(station, en.setup.folderNone)
    await chooseCopyToRestore(
      station,
      spoilt(copy, 'cut', (journal) => renameSync(journal, `${journal}-away`)),
    )
    await expectFault(station, en.setup.copyCut)
    const flip = (journal: string) => {
      const bytes = readFileSync(journal)
      bytes[40] = (bytes[40] ?? 0) ^ 1
      writeFileSync(journal, bytes)
    }
    await chooseCopyToRestore(station, spoilt(copy, 'changed', flip))
    await expectFault(station, en.setup.copyAltered)
    await look(station, 'restore-altered')
    await chooseCopyToRestore(station, stick)
    await station.page.getByText(en.setup.opensUnit).waitFor()
    await look(station, 'restore-says')
    await askForCopy(station, passphrase)
    await look(station, 'restore-ask')
    await station.page.keyboard.press('Control+Enter')
    const shown = await shownCode(station)
    await look(station, 'restore-waits')
    await saveRequest(station, join(files, 'request.mprecover'))
    return shown
  })

  await at(unitProfile, async (unit) => {
    await startTraining(unit, 'unit')
    await openSettings(unit)
    await expect(copyCard(unit)).toHaveCount(0)
    await openRequest(unit, join(files, 'request.mprecover'))
    expect(await shownCode(unit)).toBe(code)
    await writeAnswer(unit, join(files, 'answer.mprecover'))
  })

  // The request waited through a restart.
  await at(fresh, async (station) => {
    expect(await shownCode(station)).toBe(code)
    await takeAnswer(station, join(files, 'answer.mprecover'), passphrase)
    await station.page.getByRole('navigation', { name: en.common.screens }).waitFor({ timeout: 60_000 })
    const said = en.common.restoredCopy.split('{{')[0] ?? ''
    await expect(station.page.getByRole('status').filter({ hasText: said })).toBeVisible()
    await look(station, 'restored')
    expect(await countRecords(station)).toBe(6)
    expect((await recordLabels(station)).toSorted()).toEqual(labels.toSorted())
    labels.push(await enter(station))
    expect(labels.at(-1)).toMatch(/^HRBAJ1B-/)
    const batch = await exportBatch(station, files)
    expect(statSync(batch).size).toBeGreaterThan(500)
    // The lost laptop's copy is not this machine's to write on.
    await chooseCopy(station, stick)
    await expect(copyCard(station).getByText(words['refused.foreign'])).toBeVisible()
    await look(station, 'foreign')
    const own = ownedFolder(stick, 'own')
    await chooseCopy(station, own)
    await expect(copyCard(station).getByText(words['standing.up-to-date'])).toBeVisible({ timeout: 15_000 })
  })
  expect(Object.keys(filesOf(copy)).sort()).toEqual(Object.keys(there).sort())
  expect(faultLines(seen)).toEqual([])
})

test('given up, the machine is empty again; a mirror copied by hand opens with its officer’s passphrase', async () => {
  test.setTimeout(200_000)
  const run = await prepareRun()
  const shots = process.env.MILEPOST_SHOTS ?? ownedFolder(join(run.directory, 'shots'))
  const stick = ownedFolder(run.directory, 'stick-two')
  const [laptop, fresh, other] = [newProfile(run), newProfile(run), newProfile(run)]
  await at(laptop, async (station) => {
    await startTraining(station, 'station')
    await enter(station)
    await chooseCopy(station, stick)
    await expectStanding(station, 'standing.up-to-date', 1)
    await button(copyCard(station), words.stop).click()
    await lookAt(station, shots, 'copy-stop')
    await station.page.keyboard.press('Control+Enter')
    await expect(button(copyCard(station), words.choose)).toBeVisible()
  })
  const torn = join(stick, copyFolderName, 'journal')
  truncateSync(torn, statSync(torn).size - 5)
  await at(fresh, async (station) => {
    await chooseCopyToRestore(station, stick)
    await station.page.getByText(en.setup.opensUnit).waitFor()
    await askForCopy(station, passphrase)
    await station.page.keyboard.press('Control+Enter')
    await shownCode(station)
    await station.page.keyboard.press('Escape')
    await lookAt(station, shots, 'copy-give-up')
    await station.page.keyboard.press('Control+Enter')
    await button(station.page, en.setup.restoreGo).waitFor()
  })
  mkdirSync(join(stick, 'profile'))
  copyFolder(join(laptop, 'mirror'), join(stick, 'profile', 'mirror'))
  own(join(stick, 'profile'))
  await at(other, async (station) => {
    await chooseCopyToRestore(station, join(stick, 'profile'))
    await station.page.getByText(en.setup.opensPassphrase).waitFor()
    await station.page.keyboard.press('Control+Enter')
    await station.page.getByLabel(en.setup.passphrase, { exact: true }).fill('training')
    await station.page.keyboard.press('Control+Enter')
    await station.page.getByRole('navigation', { name: en.common.screens }).waitFor({ timeout: 60_000 })
    expect(await countRecords(station)).toBe(1)
  })
})
