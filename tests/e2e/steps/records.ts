// Logging a record through its form, and changing it afterwards.
import type { Body, KindName, Personal } from '../../../shared/events/event.ts'
import type { Milepost } from '../harness/index.ts'
import type { Look } from './entering.ts'

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
export async function logRecord(_: Milepost, __: RecordForm, ____?: Look): Promise<string> {
  throw new Error('not yet')
}

export async function amendRecord(
  _: Milepost,
  __: string,
  ___: { readonly body: Body; readonly reason: string },
  ____?: Look,
): Promise<void> {
  throw new Error('not yet')
}

export async function voidRecord(_: Milepost, __: string, ___: string, ____?: Look): Promise<void> {
  throw new Error('not yet')
}

/** Labels of the records found by a text. */
export async function searchRecords(_: Milepost, __: string): Promise<string[]> {
  throw new Error('not yet')
}

/** "Nothing found", by its key: gives the label as soon as it is said to be saved. */
export async function quickEntry({ page }: Milepost): Promise<string> {
  const saved = page.locator('[data-saved]')
  const before = (await saved.count()) > 0 ? await saved.getAttribute('data-saved') : null
  await page.keyboard.press('F9')
  await page.waitForFunction(
    (earlier) => {
      const label = document.querySelector('[data-saved]')?.getAttribute('data-saved')
      return label !== undefined && label !== null && label !== earlier
    },
    before,
    { polling: 'raf' },
  )
  return (await saved.getAttribute('data-saved')) ?? ''
}

export async function countRecords(_: Milepost): Promise<number> {
  throw new Error('not yet')
}

export async function recordLabels(_: Milepost): Promise<string[]> {
  throw new Error('not yet')
}
