// Logging a record through its form, and changing it afterwards.

import { expect, type Locator } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import type { Body, KindName, Personal } from '../../../shared/events/event.ts'
import { kindNames } from '../../../shared/kinds/kinds.ts'
import type { Milepost } from '../harness/index.ts'
import type { Look } from './entering.ts'
import { fillForm } from './entry-form.ts'
import { button, choose, fill, goTo } from './fields.ts'

export interface RecordForm {
  readonly kind: KindName
  /** A site of the pack by name; without it, the station's own. */
  readonly siteName?: string
  /** Day as typed and time: `06.07.2021`, `12:00`; without it, now. */
  readonly when?: { readonly day: string; readonly time: string }
  readonly body: Body
  readonly personal?: Personal
}

/** Gives the label under which it was saved. */
export async function logRecord(milepost: Milepost, form: RecordForm, look?: Look): Promise<string> {
  const { page } = milepost
  const { kind, siteName, when, body, personal } = form
  await goTo(page, en.common.screens, en.common.log)
  await page.getByRole('button', { name: en.common[kind], exact: true }).click()
  if (siteName) await choose(page, en.kinds.site, siteName)
  if (when) {
    await fill(page, en.log.date, when.day)
    await fill(page, en.log.clock, when.time)
  }
  await fillForm(page, kind, body, personal)
  await look?.(`entry-${kind}`)
  return nextSaved(milepost, 'Control+Enter')
}

/** Presses the key and gives the label of what is then said to be saved. */
async function nextSaved({ page }: Milepost, key: string): Promise<string> {
  const notice = () => document.querySelector('[data-saved]')?.textContent ?? ''
  const before = await page.evaluate(notice)
  await page.keyboard.press(key)
  const saved = await page.waitForFunction(
    (earlier) => {
      const said = document.querySelector('[data-saved]')
      return said && said.textContent !== earlier ? said.getAttribute('data-saved') : null
    },
    before,
    { polling: 'raf', timeout: 15_000 },
  )
  return String(await saved.jsonValue())
}

/** "Nothing found", by its key: gives the label as soon as it is said to be saved. */
export const quickEntry = (milepost: Milepost): Promise<string> => nextSaved(milepost, 'F9')

const texts = en.records
const list = ({ page }: Milepost): Locator => page.getByRole('table', { name: en.common.records })
/** The head is a row too: it has no cells. */
const rows = (milepost: Milepost): Locator =>
  list(milepost)
    .getByRole('row')
    .filter({ has: milepost.page.getByRole('cell') })

/** Types into the search of the records, and waits for its answer. */
async function search(milepost: Milepost, text: string): Promise<void> {
  const { page } = milepost
  await goTo(page, en.common.screens, en.common.records)
  const box = page.getByRole('searchbox', { name: en.common.search })
  await box.fill(text)
  // The search begins a moment after the last key, and its answer takes another.
  await expect(box).toHaveAttribute('aria-busy', 'false')
  await expect(list(milepost)).toHaveAttribute('aria-busy', 'false')
  if ((await list(milepost).getAttribute('aria-rowcount')) !== '1') await rows(milepost).first().waitFor()
}

/** Labels of the records found by a text. */
export async function searchRecords(milepost: Milepost, text: string): Promise<string[]> {
  await search(milepost, text)
  const labels = await rows(milepost)
    .getByRole('cell')
    .filter({ hasText: /^[A-Z0-9]+[a-z]?-\d{6}$/ })
    .allInnerTexts()
  return labels.map((label) => label.trim())
}

/** All that the screen of each record found by a text says; the copies of a laptop number alike. */
export async function recordScreens(milepost: Milepost, text: string): Promise<string[]> {
  const { page } = milepost
  const screens: string[] = []
  const count = (await searchRecords(milepost, text)).length
  for (let at = 0; at < count; at++) {
    await search(milepost, text)
    await rows(milepost).nth(at).click()
    await expect(page.getByText(texts.history, { exact: true })).toBeVisible()
    screens.push(await page.locator('body').innerText())
  }
  return screens
}

export async function openRecord(milepost: Milepost, label: string): Promise<void> {
  const { page } = milepost
  await search(milepost, label)
  await rows(milepost).filter({ hasText: label }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: label })).toBeVisible()
}

export async function amendRecord(
  milepost: Milepost,
  label: string,
  { body, reason }: { readonly body: Body; readonly reason: string },
  look?: Look,
): Promise<void> {
  const { page } = milepost
  await openRecord(milepost, label)
  await look?.('record')
  const kind = await page.getByRole('heading', { level: 1 }).locator('..').innerText()
  await button(page, texts.amend).click()
  await fillForm(page, kindNames.find((name) => kind.includes(en.common[name])) ?? 'inspection', body)
  await fill(page, texts.amendReason, reason)
  await look?.('amend')
  await nextSaved(milepost, 'Control+Enter')
  await expect(page.getByText(texts['op.amended']).first()).toBeVisible()
  await look?.('record-amended')
}

export async function voidRecord(
  milepost: Milepost,
  label: string,
  reason: string,
  look?: Look,
): Promise<void> {
  const { page } = milepost
  await openRecord(milepost, label)
  await button(page, texts.void).click()
  await fill(page.getByRole('dialog'), texts.voidReason, reason)
  await look?.('void')
  await nextSaved(milepost, 'Control+Enter')
  await expect(page.getByText(texts.isVoided)).toBeVisible()
  await look?.('record-voided')
}

/** Names and words of the record, for good. */
export async function eraseRecord(
  milepost: Milepost,
  label: string,
  reason: string,
  look?: Look,
): Promise<void> {
  const { page } = milepost
  await openRecord(milepost, label)
  await look?.('named')
  await button(page, texts.erase).click()
  await fill(page.getByRole('dialog'), texts.eraseReason, reason)
  await look?.('dialog')
  await nextSaved(milepost, 'Control+Enter')
  await expect(page.getByText(texts.isErased)).toBeVisible()
}

/** As the list says it. */
export async function countRecords(milepost: Milepost): Promise<number> {
  await search(milepost, '')
  return Number(await list(milepost).getAttribute('aria-rowcount')) - 1
}

/** Of all records in sight of the list, which holds some thirty. */
export const recordLabels = (milepost: Milepost): Promise<string[]> => searchRecords(milepost, '')

/** The open record, voided, counts again. */
export async function restoreRecord(milepost: Milepost, reason: string, look?: Look): Promise<void> {
  const { page } = milepost
  await button(page, texts.restore).click()
  await fill(page.getByRole('dialog'), texts.restoreReason, reason)
  await look?.('restore')
  await nextSaved(milepost, 'Control+Enter')
  await expect(page.getByText(texts.isVoided)).toBeHidden()
}

/** The open record is put together with another, found by its label. */
export async function relateRecord(
  milepost: Milepost,
  how: keyof typeof texts & `choice.${string}`,
  other: string,
  look?: Look,
): Promise<void> {
  const { page } = milepost
  await button(page, texts.relate).click()
  const dialog = page.getByRole('dialog')
  await choose(dialog, texts.relateHow, texts[how])
  await fill(dialog, texts.find, other)
  await dialog.getByRole('radio', { name: new RegExp(other) }).check()
  await look?.('relate')
  await nextSaved(milepost, 'Control+Enter')
  await expect(dialog).toBeHidden()
}

/** The open record and the other are taken apart. */
export async function takeApart(milepost: Milepost, other: string, reason: string): Promise<void> {
  const { page } = milepost
  await page
    .getByRole('listitem')
    .filter({ hasText: other })
    .getByRole('button', { name: texts.takeApart })
    .click()
  await fill(page.getByRole('dialog'), texts.reason, reason)
  await nextSaved(milepost, 'Control+Enter')
}
