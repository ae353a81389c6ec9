// Receipts: written from the unit's inbox, dropped on the export screen.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import type { Milepost } from '../harness/index.ts'
import type { Look } from './entering.ts'
import { openExport, takeProposedName } from './exporting.ts'
import { button, filled, wordsOf } from './fields.ts'
import { openInbox } from './inbox.ts'

/** Writes receipts for all stations into the folder; gives the path of the one that is named. */
export async function writeReceipts(milepost: Milepost, folder: string, look?: Look): Promise<string> {
  const { page } = milepost
  await takeProposedName(milepost, folder)
  await openInbox(milepost)
  await button(page, en.unit.receipts).click()
  const dialog = page.getByRole('dialog', { name: en.unit.receiptsTitle })
  await look?.('receipts')
  await page.keyboard.press('Control+Enter')
  const said = dialog.getByRole('status').filter({ hasText: wordsOf(en.unit.receiptWritten) })
  const [name] = /[A-Z]+_\S+\.mpreceipt/.exec((await said.innerText({ timeout: 30_000 })) ?? '') ?? []
  if (!name) throw new Error('no receipt was written')
  await look?.('receipts-written')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  return join(folder, name)
}

/** Writes receipts for several stations into the folder; gives their paths. */
export async function writeAllReceipts(milepost: Milepost, folder: string, look?: Look): Promise<string[]> {
  const { page } = milepost
  await milepost.stubOpenDialog([folder])
  await openInbox(milepost)
  await button(page, en.unit.receipts).click()
  const dialog = page.getByRole('dialog', { name: en.unit.receiptsTitle })
  await page.keyboard.press('Control+Enter')
  const said = dialog.getByRole('status').filter({ hasText: wordsOf(en.unit.receiptsWritten) })
  await expect(said).toBeVisible({ timeout: 30_000 })
  await look?.('receipts-written')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mpreceipt'))
    .map((name) => join(folder, name))
}

const card = `section[aria-label="${en.export.receipts}"]`

/** Drops receipts on the export screen and waits until it says what became of them. */
export async function dropReceipts(milepost: Milepost, paths: readonly string[]): Promise<void> {
  await openExport(milepost)
  await milepost.dropFiles(card, paths)
}

export async function expectTaken({ page }: Milepost, unit: string): Promise<void> {
  await expect(page.getByText(filled(en.export.receiptTaken, { unit }))).toBeVisible()
}

/** The whole receipt of a unit, in its dialog. */
export async function receiptStory({ page }: Milepost, unit: string, look?: Look): Promise<string> {
  await page.getByRole('table', { name: en.export.receipts }).getByText(unit, { exact: true }).click()
  const dialog = page.getByRole('dialog', { name: filled(en.export.receiptOf, { unit }) })
  const story = await dialog.innerText()
  await look?.('receipt')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  return story
}
