/** A backup into a file that the person chooses: noted as made only when it is safely on disk. */
import type { LedgerApi } from '../../shared/ledger-api.ts'
import { answerOf } from '../app/ledger.ts'
import { main, savedFileOf } from '../app/main-process.ts'
import { refusalSentence } from '../components/sentences.ts'
import { saveSentence } from '../operation/save-sentence.ts'
import { t } from '../texts/index.ts'

export interface BackupSaid {
  readonly tone: 'ok' | 'warn' | 'bad'
  readonly sentence: string
}

export const saveBackup = async (ledger: LedgerApi): Promise<BackupSaid> => {
  const made = await answerOf(ledger.makeBackup())
  if (!made.ok) return { tone: 'bad', sentence: refusalSentence(made.refusal) }
  const saved = await savedFileOf(main().saveFile({ kind: 'backup', ...made.value }))
  if (!saved.saved)
    return { tone: saved.reason === 'cancelled' ? 'warn' : 'bad', sentence: saveSentence(saved) }
  const noted = await answerOf(ledger.backedUp())
  if (!noted.ok) return { tone: 'warn', sentence: t('settings:backupNotNoted', { name: saved.name }) }
  return { tone: 'ok', sentence: t('settings:backupSaved', { name: saved.name }) }
}
