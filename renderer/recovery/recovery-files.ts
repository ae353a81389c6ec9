/** Recovery files in and out of the window. */
import { main, savedFileOf } from '../app/main-process.ts'
import { refusalSentence } from '../components/sentences.ts'
import { saveSentence } from '../operation/save-sentence.ts'
import { t } from '../texts/index.ts'

export type Chosen =
  | { readonly file: { readonly name: string; readonly bytes: Uint8Array } }
  /** Why it cannot be read. */
  | { readonly fault: string }

/** null: the dialog was left. */
export const chooseRecoveryFile = async (): Promise<Chosen | null> => {
  const [file] = await main().openFiles('recovery')
  if (file === undefined) return null
  if (file.tooLarge) return { fault: t('recovery:tooLarge') }
  if (file.unreadable) return { fault: refusalSentence({ reason: 'unreadable' }) }
  return { file }
}

/** `name`: null where it was not saved. */
export const saveRecoveryFile = async (made: {
  readonly bytes: Uint8Array
  readonly suggestedName: string
}): Promise<{ readonly name: string | null; readonly sentence: string }> => {
  const { bytes, suggestedName } = made
  const saved = await savedFileOf(main().saveFile({ kind: 'recovery', suggestedName, bytes }))
  return { name: saved.saved ? saved.name : null, sentence: saveSentence(saved) }
}
