// The station's export.
import { expect } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import type { Milepost } from '../harness/index.ts'
import { button, filled, goTo } from './fields.ts'

const texts = en.export

export const openExport = ({ page }: Milepost) => goTo(page, en.common.screens, en.common.export)

/** Exports what is ready into the file. */
export async function exportBatch(milepost: Milepost, path: string): Promise<void> {
  await milepost.stubSaveDialog(path)
  await openExport(milepost)
  await button(milepost.page, texts.exportNow).click()
  const name = path.split('/').at(-1) ?? ''
  const said = filled(texts.saved, { name }).split('{{')[0] ?? name
  await expect(milepost.page.getByText(said).first()).toBeVisible({ timeout: 30_000 })
}

/** The fingerprint that the station reads aloud, from its export screen. */
export async function ownFingerprint(milepost: Milepost, code: string): Promise<string> {
  await openExport(milepost)
  const group = milepost.page.getByRole('group', { name: filled(texts.fingerprint, { code }) })
  return (await group.innerText()).replace(/\s+/g, ' ').trim()
}
