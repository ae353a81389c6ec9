// The station's export.
import { join } from 'node:path'
import { en } from '../../../renderer/texts/en/index.ts'
import type { Milepost } from '../harness/index.ts'
import { button, filled, goTo, wordsOf } from './fields.ts'

const texts = en.export

export const openExport = ({ page }: Milepost) => goTo(page, en.common.screens, en.common.export)

/** Exports what is ready into the folder, under the name that the dialog proposes; gives the path. */
export const exportBatch = (milepost: Milepost, folder: string): Promise<string> =>
  exportBy(milepost, folder, texts.exportNow)

/** The same for all segments from the first. */
export const exportAll = (milepost: Milepost, folder: string): Promise<string> =>
  exportBy(milepost, folder, texts.exportAll)

async function exportBy(milepost: Milepost, folder: string, words: string): Promise<string> {
  await takeProposedName(milepost, folder)
  await openExport(milepost)
  await button(milepost.page, words).click()
  const said = milepost.page.getByRole('status').filter({ hasText: wordsOf(texts.saved) })
  const [name] = /[A-Z]+_\S+\.mpbatch/.exec((await said.innerText({ timeout: 30_000 })) ?? '') ?? []
  if (!name) throw new Error('nothing was exported')
  return join(folder, name)
}

/** The next save dialogs are answered as by a person who only chooses the folder. */
export const takeProposedName = ({ app }: Milepost, folder: string): Promise<void> =>
  app.evaluate(({ dialog }, into) => {
    const answer = (...args: readonly unknown[]) => {
      const options = args.at(-1) as { defaultPath?: string }
      const name = (options.defaultPath ?? '').split('/').at(-1) ?? ''
      return Promise.resolve({ canceled: false, filePath: `${into}/${name}` })
    }
    dialog.showSaveDialog = answer as typeof dialog.showSaveDialog
  }, folder)

/** The fingerprint that the station reads aloud, from its export screen. */
export async function ownFingerprint(milepost: Milepost, code: string): Promise<string> {
  await openExport(milepost)
  const group = milepost.page.getByRole('group', { name: filled(texts.fingerprint, { code }) })
  return (await group.innerText()).replace(/\s+/g, ' ').trim()
}
