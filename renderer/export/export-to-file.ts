/** Seal, encrypt, save: noted as exported only when the file is safely on disk. */
import type { LedgerApi } from '../../shared/ledger-api.ts'
import { answerOf } from '../app/ledger.ts'
import { main, savedFileOf } from '../app/main-process.ts'
import { refusalSentence } from '../components/sentences.ts'
import { t } from '../texts/index.ts'

export interface ExportSaid {
  readonly tone: 'ok' | 'warn' | 'bad'
  readonly sentence: string
}

const notSaved = {
  cancelled: 'export:notCancelled',
  'disk-full': 'export:notFull',
  'read-only': 'export:notReadOnly',
  failed: 'export:notFailed',
} as const

/** `unit`: the name of the unit that the file is for. */
export const exportToFile = async (
  ledger: LedgerApi,
  what: 'unsent' | 'all',
  unit: string,
): Promise<ExportSaid> => {
  const made = await answerOf(ledger.makeExport(what))
  if (!made.ok) return { tone: 'bad', sentence: refusalSentence(made.refusal) }
  const { bytes, suggestedName, first, last, to } = made.value
  const saved = await savedFileOf(main().saveFile({ kind: 'batch', suggestedName, bytes }))
  if (!saved.saved) {
    const tone = saved.reason === 'cancelled' ? 'warn' : 'bad'
    return { tone, sentence: t(notSaved[saved.reason]) }
  }
  const noted = await answerOf(ledger.exported({ first, last, to }))
  if (!noted.ok) return { tone: 'warn', sentence: t('export:notNoted', { name: saved.name }) }
  return { tone: 'ok', sentence: t('export:saved', { name: saved.name, unit }) }
}
