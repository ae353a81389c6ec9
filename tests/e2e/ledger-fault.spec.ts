// The worker that holds keys and records fails at work: the window locks, and what was said to be saved is there.
import { expect, type Page, test } from '@playwright/test'
import { en } from '../../renderer/texts/en/index.ts'
import { launchMilepost, ledgerWorker } from './harness/index.ts'
import { startTraining, trainingPassphrase } from './steps/entering.ts'
import { quickEntry, searchRecords } from './steps/records.ts'

const fail = (page: Page) =>
  ledgerWorker(page).evaluate(() => {
    setTimeout(() => {
      throw new Error('made to fail')
    }, 0)
  })

test('a fault of the ledger locks the window, says so, and loses nothing', async () => {
  const station = await launchMilepost()
  const { page } = station
  try {
    await startTraining(station, 'station')
    const label = await quickEntry(station)
    await fail(page)
    const passphrase = page.getByLabel(en.unlock.passphrase, { exact: true })
    await expect(passphrase).toBeVisible()
    await expect(page.getByText(en.common.ledgerFailed)).toBeVisible()
    await passphrase.fill(trainingPassphrase)
    await page.keyboard.press('Enter')
    expect(await searchRecords(station, label)).toEqual([label])
  } finally {
    await station.close()
  }
})

test('a second fault soon after stops the window, which says what to do', async () => {
  const station = await launchMilepost()
  const { page } = station
  try {
    await startTraining(station, 'station')
    await fail(page)
    await expect(page.getByLabel(en.unlock.passphrase, { exact: true })).toBeVisible()
    await fail(page)
    await expect(page.getByRole('alert')).toHaveText(en.common.ledgerStopped)
  } finally {
    await station.close()
  }
})
