// A lost passphrase: the station's request, the unit's answer, and officers in the settings.
import { expect } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import type { Milepost } from '../harness/index.ts'
import { button, fill, filled, goTo } from './fields.ts'

const words = en.recovery
const settings = en.settings
const next = ({ page }: Milepost) => page.keyboard.press('Control+Enter')

export const openForgotten = ({ page }: Milepost) => button(page, words.forgotten).click()

/** From the form to the request that waits; gives the code to compare. */
export async function askRecovery(milepost: Milepost, passphrase: string): Promise<string> {
  const { page } = milepost
  await fill(page, words.newPassphrase, passphrase)
  await fill(page, en.setup.passphraseAgain, passphrase)
  await next(milepost)
  return shownCode(milepost)
}

/** The code as it stands on the screen of either side. */
export async function shownCode({ page }: Milepost): Promise<string> {
  const code = page.getByRole('status', { name: words.comparison })
  await code.waitFor({ timeout: 30_000 })
  return (await code.innerText()).trim()
}

export async function saveRequest(milepost: Milepost, path: string): Promise<void> {
  await milepost.stubSaveDialog(path)
  await button(milepost.page, words.save).click()
  const name = path.split('/').at(-1) ?? ''
  await expect(milepost.page.getByText(filled(en.unit.saved, { name }))).toBeVisible()
}

/** At the unit: opens the request; the dialog is on screen afterwards, or why it is not. */
export async function openRequest(milepost: Milepost, path: string): Promise<void> {
  await openSettings(milepost)
  await milepost.stubOpenDialog([path])
  await button(milepost.page, words.answerRequest).click()
}

export async function writeAnswer(milepost: Milepost, path: string): Promise<void> {
  const { page } = milepost
  await page.getByRole('checkbox', { name: words.compared }).check()
  await milepost.stubSaveDialog(path)
  await next(milepost)
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

/** At the station: the answer, and the passphrase of the request. */
export async function takeAnswer(milepost: Milepost, path: string, passphrase: string): Promise<void> {
  const { page } = milepost
  await milepost.stubOpenDialog([path])
  const open = button(page, words.openAnswer)
  if (await open.isVisible()) await open.click()
  await fill(page, words.newPassphrase, passphrase)
  await page.keyboard.press('Enter')
}

export const openSettings = ({ page }: Milepost) => goTo(page, en.common.screens, en.common.settings)

export async function changePassphrase(milepost: Milepost, old: string, passphrase: string): Promise<void> {
  const { page } = milepost
  await openSettings(milepost)
  await button(page, settings.changePassphrase).click()
  const dialog = page.getByRole('dialog')
  await fill(dialog, settings.oldPassphrase, old)
  await fill(dialog, settings.newPassphrase, passphrase)
  await fill(dialog, en.setup.passphraseAgain, passphrase)
  await next(milepost)
}

export async function addOfficer(
  milepost: Milepost,
  officer: { readonly name: string; readonly badge: string; readonly passphrase: string },
): Promise<void> {
  const { page } = milepost
  await openSettings(milepost)
  await button(page, settings.addOfficer).click()
  const dialog = page.getByRole('dialog')
  await fill(dialog, en.setup.name, officer.name)
  await fill(dialog, en.setup.badge, officer.badge)
  await fill(dialog, en.setup.passphrase, officer.passphrase)
  await fill(dialog, en.setup.passphraseAgain, officer.passphrase)
  await next(milepost)
  await dialog.waitFor({ state: 'hidden', timeout: 30_000 })
}
