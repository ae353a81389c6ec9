/** The newest pack into a file that the person chooses. Its opening code is shown only when the file is there. */
import type { LedgerApi } from '../../shared/ledger-api.ts'
import type { Refusal } from '../../shared/result.ts'
import { answerOf } from '../app/ledger.ts'
import { main, savedFileOf } from '../app/main-process.ts'
import type { WrittenPack } from './pack-dialog.tsx'
import { saveSentence } from './save-sentence.ts'

export type PackOutcome =
  | { readonly outcome: 'written'; readonly pack: WrittenPack }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  | { readonly outcome: 'not-saved'; readonly sentence: string }

export const writePack = async (ledger: LedgerApi): Promise<PackOutcome> => {
  const made = await answerOf(ledger.writePack())
  if (!made.ok) return { outcome: 'refused', refusal: made.refusal }
  const { bytes, suggestedName, code } = made.value
  const saved = await savedFileOf(main().saveFile({ kind: 'pack', suggestedName, bytes }))
  if (!saved.saved) return { outcome: 'not-saved', sentence: saveSentence(saved) }
  return { outcome: 'written', pack: { name: saved.name, code } }
}
