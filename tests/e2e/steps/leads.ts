// A site's lead station: named by the authority in the operation editor, and the newer pack given out and taken.
import { expect } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import type { Milepost } from '../harness/index.ts'
import type { Look } from './entering.ts'
import { button, choose, fill, filled, goTo } from './fields.ts'
import { openSettings } from './recovery.ts'

const { setup, tiers } = en

export const openOperation = ({ page }: Milepost) => goTo(page, en.common.screens, en.common.operationScreen)

/** At the authority: names a station, by its code, as lead of a site, or nobody (null), and saves the version that says so. */
export async function nameLead(
  milepost: Milepost,
  siteName: string,
  code: string | null,
  look?: Look,
): Promise<void> {
  const { page } = milepost
  await openOperation(milepost)
  await page.getByRole('table', { name: en.unit.sites }).getByText(siteName, { exact: true }).click()
  const dialog = page.getByRole('dialog')
  await choose(dialog, tiers.lead, code ?? tiers.leadNone)
  await look?.('site-form')
  await button(dialog, en.unit.keepSite).click()
  await expect(dialog).toBeHidden()
  await look?.('site-changed')
  await page.keyboard.press('Control+Enter')
  const saved = en.unit.savedVersion.split('{{version}}')[1] ?? ''
  await expect(page.getByText(saved)).toBeVisible({ timeout: 30_000 })
}

/** At the authority, once it has stations: the newest pack into a file; gives its opening code. */
export async function writeNewerPack(milepost: Milepost, path: string): Promise<string> {
  const { page } = milepost
  await openOperation(milepost)
  await milepost.stubSaveDialog(path)
  await button(page, en.unit.writePack).click()
  const code = page.getByRole('status', { name: en.unit.openingCode })
  const written = (await code.innerText({ timeout: 30_000 })).trim()
  await button(page, en.unit.codeNoted).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  return written
}

/** At a station or a unit: takes in a newer pack, as nobody needs to start again for. */
export async function takeNewerPack(
  milepost: Milepost,
  path: string,
  code: string,
  version: number,
): Promise<void> {
  const { page } = milepost
  await openSettings(milepost)
  await milepost.stubOpenDialog([path])
  await button(page, setup.choosePack).click()
  await page.getByText(path.split('/').at(-1) ?? '').waitFor()
  await fill(page, setup.openingCode, code)
  await button(page, tiers.packTake).click()
  const taken = page.getByText(filled(tiers.packTaken, { version: String(version) }))
  await expect(taken).toBeVisible({ timeout: 60_000 })
}

/** Whether the rail offers the inbox: at a unit, and at a station that leads its site. */
export const inboxOffered = ({ page }: Milepost): Promise<boolean> =>
  page
    .getByRole('navigation', { name: en.common.screens })
    .getByRole('button', { name: en.common.inbox })
    .isVisible()
