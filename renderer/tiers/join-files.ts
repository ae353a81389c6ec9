/** Join files in and out of the window. */
import { answerOf, ledger } from '../app/ledger.ts'
import { main, savedFileOf } from '../app/main-process.ts'
import { refusalSentence } from '../components/sentences.ts'
import { saveSentence } from '../operation/save-sentence.ts'
import { t } from '../texts/index.ts'

/** null: the dialog was left. `fault`: why it cannot be read. */
export const chooseJoinFile = async (): Promise<
  { readonly bytes: Uint8Array } | { readonly fault: string } | null
> => {
  const [file] = await main().openFiles('join')
  if (file === undefined) return null
  if (file.tooLarge) return { fault: t('tiers:tooLarge') }
  if (file.unreadable) return { fault: refusalSentence({ reason: 'unreadable' }) }
  return { bytes: file.bytes }
}

/** Makes this unit's file and saves it where the person says. */
export const saveJoinFile = async (): Promise<{ readonly saved: boolean; readonly sentence: string }> => {
  const made = await answerOf(ledger().makeJoinFile())
  if (!made.ok) return { saved: false, sentence: refusalSentence(made.refusal) }
  const { bytes, suggestedName } = made.value
  const saved = await savedFileOf(main().saveFile({ kind: 'join', suggestedName, bytes }))
  return { saved: saved.saved, sentence: saveSentence(saved) }
}
