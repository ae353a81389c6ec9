// A part of the window itself cannot be read: it says so in the officer's language, and nothing stays unlocked behind it.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { stageApp } from '../../electron/runtime/unprivileged.mjs'
import { ar } from '../../renderer/texts/ar/index.ts'
import { en } from '../../renderer/texts/en/index.ts'
import {
  type LaunchOptions,
  launchMilepost,
  ledgerWorker,
  type Milepost,
  prepareRun,
} from './harness/index.ts'
import { findFaults } from './look/find-faults.ts'
import { known } from './look/look-at.ts'
import { startTraining, trainingPassphrase } from './steps/entering.ts'
import { quickEntry, searchRecords } from './steps/records.ts'

/** Started from a disk that has lost one script of the window. */
async function launchWithout(part: string, options: LaunchOptions): Promise<Milepost> {
  const run = await prepareRun()
  const app = stageApp(run.app, mkdtempSync(join(run.directory, 'app-')))
  const scripts = join(app, 'out', 'renderer', 'assets')
  const [lost, ...others] = readdirSync(scripts).filter((name) => name.startsWith(`${part}-`))
  if (!lost || others.length > 0) throw new Error(`No one script is ${part}`)
  rmSync(join(scripts, lost))
  return launchMilepost({ ...options, app })
}

const unlock = async ({ page }: Milepost) => {
  await page.getByLabel(en.unlock.passphrase, { exact: true }).fill(trainingPassphrase)
  await page.keyboard.press('Enter')
}

test('a frame that cannot be read locks what was unlocked, and loses nothing', async () => {
  const station = await launchMilepost()
  const { profile } = station
  let label: string
  try {
    await startTraining(station, 'station')
    label = await quickEntry(station)
  } finally {
    await station.close()
  }
  const broken = await launchWithout('frame', { profile })
  const { page } = broken
  try {
    await expect(page.getByLabel(en.unlock.passphrase, { exact: true })).toBeVisible()
    const ended = ledgerWorker(page).waitForEvent('close')
    await unlock(broken)
    await expect(page.getByRole('alert')).toHaveText(en.common.windowBroken)
    await ended
    await broken.screenshot('window-broken')
    expect(await page.evaluate(findFaults, known)).toEqual([])
  } finally {
    await broken.close()
  }
  const again = await launchMilepost({ profile })
  try {
    await unlock(again)
    expect(await searchRecords(again, label)).toEqual([label])
  } finally {
    await again.close()
  }
})

// `worker`: the script of the ledger's worker; `start-ledger`: what it imports.
for (const [part, lang, sentence] of [
  ['setup-screen', 'ar', ar.common.windowBroken],
  ['worker', 'en-GB', en.common.ledgerStopped],
  ['start-ledger', 'ar', ar.common.ledgerStopped],
] as const)
  test(`what cannot be read is not waited for, and the window says what to do: ${part}`, async () => {
    const milepost = await launchWithout(part, { lang })
    try {
      await expect(milepost.page.getByRole('alert')).toHaveText(sentence)
      await milepost.screenshot(`without-${part}`)
      expect(await milepost.page.evaluate(findFaults, known)).toEqual([])
    } finally {
      await milepost.close()
    }
  })
