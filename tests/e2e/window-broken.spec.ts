// A part of the window itself cannot be read: it says so in the officer's language, and nothing stays unlocked behind it.
import { expect, test } from '@playwright/test'
import { ar } from '../../renderer/texts/ar/index.ts'
import { en } from '../../renderer/texts/en/index.ts'
import { launchMilepost, type Milepost } from './harness/index.ts'
import { findFaults } from './look/find-faults.ts'
import { known } from './look/look-at.ts'
import { startTraining, trainingPassphrase } from './steps/entering.ts'
import { quickEntry, searchRecords } from './steps/records.ts'

/** The window starts anew and is refused these parts of itself, as where the disk under the installed app fails. */
async function startWithout({ page }: Milepost, parts: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setBlockedURLs', { urls: [...parts] })
  await page.reload()
}

const unlock = async ({ page }: Milepost) => {
  await page.getByLabel(en.unlock.passphrase, { exact: true }).fill(trainingPassphrase)
  await page.keyboard.press('Enter')
}

test('a frame that cannot be read locks what was unlocked, and loses nothing', async () => {
  const station = await launchMilepost()
  const { page, profile } = station
  let label: string
  try {
    await startTraining(station, 'station')
    label = await quickEntry(station)
    await startWithout(station, ['*/frame-*'])
    await expect(page.getByLabel(en.unlock.passphrase, { exact: true })).toBeVisible()
    const holder = page.workers().find((worker) => worker.url().includes('/worker-'))
    if (!holder) throw new Error('No worker holds the ledger')
    const ended = holder.waitForEvent('close')
    await unlock(station)
    await expect(page.getByRole('alert')).toHaveText(en.common.windowBroken)
    await ended
    await station.screenshot('window-broken')
    expect(await page.evaluate(findFaults, known)).toEqual([])
  } finally {
    await station.close()
  }
  const again = await launchMilepost({ profile })
  try {
    await unlock(again)
    expect(await searchRecords(again, label)).toEqual([label])
  } finally {
    await again.close()
  }
})

test('a setup that cannot be read says so from right to left', async () => {
  const milepost = await launchMilepost({ lang: 'ar' })
  try {
    await startWithout(milepost, ['*/setup-screen-*'])
    await expect(milepost.page.getByRole('alert')).toHaveText(ar.common.windowBroken)
    await milepost.screenshot('window-broken-ar')
    expect(await milepost.page.evaluate(findFaults, known)).toEqual([])
  } finally {
    await milepost.close()
  }
})
