// Correcting the clock of a log from its dialog in the inbox.
import { expect } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import type { Milepost } from '../harness/index.ts'
import type { Look } from './entering.ts'
import { button, fill, filled } from './fields.ts'

/** The first jump of the open log, as proposed. */
export async function correctClock(
  { page }: Milepost,
  code: string,
  reason: string,
  look?: Look,
): Promise<void> {
  await button(page.getByRole('dialog'), en.clocks.correct).first().click()
  const dialog = page.getByRole('dialog', { name: filled(en.clocks.correctTitle, { code }) })
  await expect(dialog.locator('[aria-busy="false"]')).toBeVisible()
  await fill(dialog, en.clocks.reason, reason)
  await look?.('correct')
  await page.keyboard.press('Control+Enter')
  await expect(
    page.getByRole('status').filter({ hasText: filled(en.clocks.corrected, { code }) }),
  ).toBeVisible()
}

/** The correction of the open log. */
export async function takeBackClock(
  { page }: Milepost,
  code: string,
  reason: string,
  look?: Look,
): Promise<void> {
  await button(page.getByRole('dialog'), en.clocks.takeBack).first().click()
  const dialog = page.getByRole('dialog', { name: filled(en.clocks.takeBackTitle, { code }) })
  await fill(dialog, en.clocks.reason, reason)
  await look?.('take-back')
  await page.keyboard.press('Control+Enter')
  await expect(
    page.getByRole('status').filter({ hasText: filled(en.clocks.takenBack, { code }) }),
  ).toBeVisible()
}
