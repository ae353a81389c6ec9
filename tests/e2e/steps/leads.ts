// A site's lead station: named by the authority in the operation editor.
import { expect } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import type { Milepost } from '../harness/index.ts'
import type { Look } from './entering.ts'
import { button, choose, goTo } from './fields.ts'

const { tiers } = en

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

/** Whether the rail offers the inbox: at a unit, and at a station that leads its site. */
export const inboxOffered = ({ page }: Milepost): Promise<boolean> =>
  page
    .getByRole('navigation', { name: en.common.screens })
    .getByRole('button', { name: en.common.inbox })
    .isVisible()
