// The second copy: chosen in the settings, restored at set-up.
import { expect } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import type { Milepost } from '../harness/index.ts'
import { button, fill } from './fields.ts'
import { openSettings } from './recovery.ts'

const words = en.copy

/** The card of the settings. */
export const copyCard = ({ page }: Milepost) => page.getByRole('region', { name: words.title })

/** Answers the dialog with this folder; what became of it is on the card. */
export async function chooseCopy(milepost: Milepost, folder: string): Promise<void> {
  await openSettings(milepost)
  await milepost.stubOpenDialog([folder])
  await button(copyCard(milepost), words.choose).click()
}

export async function expectStanding(
  milepost: Milepost,
  standing: keyof typeof words & `standing.${string}`,
  entries: number,
): Promise<void> {
  await openSettings(milepost)
  const card = copyCard(milepost)
  await expect(card.getByText(words[standing], { exact: false })).toBeVisible({ timeout: 15_000 })
  await expect(card.locator('dd').last()).toHaveText(String(entries))
}

/** From the first screen to what is said of the folder. */
export async function chooseCopyToRestore(milepost: Milepost, folder: string): Promise<void> {
  const { page } = milepost
  const go = button(page, en.setup.restoreGo)
  const choose = button(page, en.setup.chooseFolder)
  await go.or(choose).first().waitFor({ timeout: 60_000 })
  if (await go.isVisible()) await go.click()
  await milepost.stubOpenDialog([folder])
  await choose.click()
}

/** From what the copy says to the request that waits. */
export async function askForCopy({ page }: Milepost, passphrase: string): Promise<void> {
  await page.keyboard.press('Control+Enter')
  await fill(page, en.recovery.newPassphrase, passphrase)
  await fill(page, en.setup.passphraseAgain, passphrase)
}
