// The tally: choosing what it covers, issuing a sheet, saving it.
import { expect } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import type { Milepost } from '../harness/index.ts'
import { button, choose, filled, goTo, wordsOf } from './fields.ts'

const texts = en.tally

export const openTally = ({ page }: Milepost, role: 'station' | 'unit') =>
  goTo(page, en.common.screens, role === 'unit' ? en.common.tallies : en.common.tally)

/** `day` as the choice shows it: `6 July 2021 · day 2`. */
export async function chooseTally({ page }: Milepost, what: { scope?: string; day?: string }): Promise<void> {
  if (what.scope) await choose(page, texts.scope, what.scope)
  if (what.day) await choose(page, texts.day, what.day)
}

/** The check code of the sheet just issued. */
export async function issueSheet(milepost: Milepost): Promise<string> {
  await milepost.page.getByRole('button', { name: wordsOf(texts.issue) }).click()
  return checkCode(milepost)
}

/** That of a sheet issued before: shown as long as its figures are those of now. */
export async function checkCode({ page }: Milepost): Promise<string> {
  const code = page.getByRole('status', { name: texts.checkCode })
  await expect(code).toHaveText(/^[0-9A-Z]{4} [0-9A-Z]{4}$/, { timeout: 30_000 })
  return (await code.innerText()).trim()
}

export async function savePdf(milepost: Milepost, path: string): Promise<void> {
  await save(milepost, texts.pdfA4, path)
}

export async function saveJson(milepost: Milepost, path: string): Promise<void> {
  await save(milepost, texts.json, path)
}

async function save(milepost: Milepost, words: string, path: string): Promise<void> {
  await milepost.stubSaveDialog(path)
  await button(milepost.page, words).click()
  const said = filled(en.unit.saved, { name: path.split('/').at(-1) ?? '' })
  await expect(milepost.page.getByText(said).first()).toBeVisible({ timeout: 30_000 })
}
