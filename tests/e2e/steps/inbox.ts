// The unit's inbox: files dropped on it, what it says of each, and accepting a station.
import { basename } from 'node:path'
import { expect, type Locator } from '@playwright/test'
import { shownName } from '../../../renderer/inbox/shown-name.ts'
import { en } from '../../../renderer/texts/en/index.ts'
import type { Milepost } from '../harness/index.ts'
import { button, filled, goTo } from './fields.ts'

export interface InboxRow {
  /** As the inbox shows it: without the ending that all batches share. */
  readonly name: string
  readonly from: string
  /** Entries, new and known; 0 where there are none to tell of. */
  readonly events: number
  /** `Taken in · 12 new` */
  readonly result: string
}

export const openInbox = ({ page }: Milepost) => goTo(page, en.common.screens, en.common.inbox)

const dropZone = `[aria-label="${en.unit.dropZone}"]`
const table = ({ page }: Milepost): Locator => page.getByRole('table', { name: en.unit.filesNone })
/** The head is a row too: it has no cells. */
const dataRows = (milepost: Milepost): Locator =>
  table(milepost)
    .getByRole('row')
    .filter({ has: milepost.page.getByRole('cell') })

/** The file being taken in, or the one taken in last. */
export const newestRow = (milepost: Milepost): Locator => dataRows(milepost).first()

/** Newest first, as they stand there; a long list shows those in sight. */
export async function inboxRows(milepost: Milepost): Promise<InboxRow[]> {
  const rows: InboxRow[] = []
  for (const row of await dataRows(milepost).all()) {
    const [name = '', from = '', entries = '', result = ''] = await row.getByRole('cell').allInnerTexts()
    rows.push({
      name: name.trim(),
      from: from.trim(),
      events: Number(entries.replace(/\D/g, '')),
      result: result.trim(),
    })
  }
  return rows
}

/** The newest row of a file. */
export async function inboxRow(milepost: Milepost, path: string): Promise<InboxRow> {
  const name = shownName(basename(path))
  const row = (await inboxRows(milepost)).find((each) => each.name === name)
  if (!row) throw new Error(`${name} is not in the inbox`)
  return row
}

/** Drops the files at once and waits until each has its outcome. */
export async function dropOnInbox(milepost: Milepost, paths: readonly string[]): Promise<void> {
  // What was taken in before is asked for first.
  await expect(table(milepost)).toHaveAttribute('aria-busy', 'false')
  const before = await dataRows(milepost).count()
  await milepost.dropFiles(dropZone, paths)
  await expect(dataRows(milepost)).toHaveCount(before + paths.length, { timeout: 60_000 })
  await expect(table(milepost).getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 })
}

/** Drops a file and does not wait: gives a function that tells whether the inbox has shown it as taken in. */
export async function beginDrop(milepost: Milepost, path: string): Promise<() => boolean> {
  let taken = false
  const row = dataRows(milepost).filter({ hasText: shownName(basename(path)) })
  row
    .filter({ hasText: en.unit.taken })
    .waitFor({ timeout: 0 })
    .then(
      () => {
        taken = true
      },
      () => {}, // the window is gone
    )
  await milepost.dropFiles(dropZone, [path])
  return () => taken
}

/** Opens the newest row of a file. */
export async function openFile(milepost: Milepost, path: string): Promise<void> {
  const name = milepost.page.getByText(shownName(basename(path)), { exact: true })
  await dataRows(milepost).filter({ has: name }).first().click()
}

/** Opens a file's row and reads the whole story, sentences and all. */
export async function storyOf(milepost: Milepost, path: string): Promise<string> {
  const { page } = milepost
  await openFile(milepost, path)
  const dialog = page.getByRole('dialog')
  const story = await dialog.innerText()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  return story
}

/** Opens the comparison for a waiting station and gives the fingerprint that stands there. */
export async function compareLog(milepost: Milepost, code: string): Promise<string> {
  const { page } = milepost
  await page.getByRole('button', { name: filled(en.unit.compareCode, { code }) }).click()
  const dialog = page.getByRole('dialog')
  const group = dialog.getByRole('group', { name: filled(en.unit.fingerprintOf, { code }) })
  return (await group.innerText()).replace(/\s+/g, ' ').trim()
}

/** Accepts the station whose comparison is open. */
export async function acceptCompared(milepost: Milepost, code: string): Promise<void> {
  const dialog = milepost.page.getByRole('dialog')
  await button(dialog, filled(en.unit.acceptIt, { code })).click()
  await expect(dialog).toBeHidden()
}

export async function acceptLog(milepost: Milepost, code: string): Promise<void> {
  await compareLog(milepost, code)
  await acceptCompared(milepost, code)
}

/** Opens a log from the matrix of segments. */
export async function openLog(milepost: Milepost, code: string): Promise<Locator> {
  const { page } = milepost
  await openInbox(milepost)
  await page
    .getByRole('table', { name: en.unit.matrix })
    .getByRole('row')
    .filter({ hasText: code })
    .first()
    .click()
  return page.getByRole('dialog')
}

/** Takes a decision on the log whose dialog is open. `look`: at the decision before it is taken. */
export async function decideOn(
  milepost: Milepost,
  what: 'reject' | 'revoke' | 'again' | 'choose',
  code: string,
  reason: string,
  look?: () => Promise<void>,
): Promise<void> {
  const { page } = milepost
  await button(page.getByRole('dialog'), en.unit[`decide.${what}.open`]).click()
  const dialog = page.getByRole('dialog', { name: filled(en.unit[`decide.${what}.title`], { code }) })
  const against = what === 'reject' || what === 'revoke'
  await dialog.getByLabel(against ? en.unit.decideReason : en.unit.decideReasonOptional).fill(reason)
  await expect(dialog.locator('[aria-busy="false"]')).toBeVisible()
  await look?.()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
}
