// A backup made in the settings, and restored at set-up.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import type { Milepost } from '../harness/index.ts'
import type { Look } from './entering.ts'
import { takeProposedName } from './exporting.ts'
import { button, fill, filled, wordsOf } from './fields.ts'
import { openSettings } from './recovery.ts'

const settings = en.settings
const setup = en.setup

/** Presses the button and gives what is said. */
export async function askBackup(milepost: Milepost, said: string): Promise<string> {
  const { page } = milepost
  await openSettings(milepost)
  await button(page, settings.backupMake).click()
  const sentence = page.getByText(wordsOf(said))
  await sentence.waitFor({ timeout: 30_000 })
  return sentence.innerText()
}

/** Into the folder, under the name proposed; gives the path. */
export async function makeBackup(milepost: Milepost, folder: string): Promise<string> {
  await takeProposedName(milepost, folder)
  const said = await askBackup(milepost, settings.backupSaved)
  const [name] = /[A-Z0-9]+_\S+\.mpbackup/.exec(said) ?? []
  if (!name) throw new Error('no backup was made')
  return join(folder, name)
}

/** From the first screen to what the files say. */
export async function chooseBackup(milepost: Milepost, paths: readonly string[], look?: Look): Promise<void> {
  const { page } = milepost
  const go = button(page, setup.restoreGo)
  const choose = button(page, setup.chooseBackup)
  await go.or(choose).first().waitFor({ timeout: 60_000 })
  if (await go.isVisible()) await go.click()
  await look?.('files')
  await milepost.stubOpenDialog(paths)
  await choose.click()
}

/** All files of a profile's mirror. */
export const mirrorOf = (profile: string): string[] =>
  readdirSync(join(profile, 'mirror')).map((name) => join(profile, 'mirror', name))

export interface RestoreForm {
  readonly paths: readonly string[]
  readonly passphrase: string
  /** Without it, what is proposed. */
  readonly code?: string
}

/** As far as the last key: what follows is the installation, or why not. */
export async function askRestore(
  milepost: Milepost,
  { paths, passphrase, code }: RestoreForm,
  look?: Look,
): Promise<void> {
  const { page } = milepost
  await chooseBackup(milepost, paths, look)
  await page.getByText(setup.backupMade, { exact: true }).waitFor({ timeout: 30_000 })
  await look?.('says')
  await page.keyboard.press('Control+Enter')
  await fill(page, setup.passphrase, passphrase)
  if (code !== undefined) await fill(page, setup.restoreCode, code)
  await look?.('officer')
  await page.keyboard.press('Control+Enter')
}

/** To the open installation. */
export async function restore(milepost: Milepost, form: RestoreForm, look?: Look): Promise<void> {
  const { page } = milepost
  await askRestore(milepost, form, look)
  await page.getByRole('navigation', { name: en.common.screens }).waitFor({ timeout: 60_000 })
}

/** That a refusal is said at the foot of the step. */
export const expectFault = ({ page }: Milepost, sentence: string): Promise<void> =>
  expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible({ timeout: 30_000 })

/** What the frame says after restoring. */
export const restoredSaid = ({ page }: Milepost) =>
  page.getByRole('status').filter({ hasText: filled(en.common.restoredBackup, {}).split('{{')[0] ?? '' })
