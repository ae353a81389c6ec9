/** Seal, encrypt, save: noted as exported only when all files are safely on disk. */
import type { SaveOutcome } from '../../shared/ipc/contract.ts'
import type { LedgerApi, MadeExport } from '../../shared/ledger-api.ts'
import { answerOf } from '../app/ledger.ts'
import { main, savedFileOf } from '../app/main-process.ts'
import { refusalSentence } from '../components/sentences.ts'
import { formatCount, t } from '../texts/index.ts'

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

/** One where it is wanted, several into one folder that the person chooses. One outcome for each. */
const save = async (files: MadeExport['files']): Promise<readonly SaveOutcome[]> => {
  const [only] = files
  if (only && files.length === 1) return [await savedFileOf(main().saveFile({ kind: 'batch', ...only }))]
  const saved = await main()
    .saveFiles({ kind: 'batch', files })
    .catch(() => files.map(() => ({ saved: false, reason: 'failed' }) as const))
  return files.map((_, at) => saved[at] ?? { saved: false, reason: 'cancelled' })
}

/** `unit`: the name of the unit that the files are for. */
export const exportToFile = async (
  ledger: LedgerApi,
  what: 'unsent' | 'all',
  unit: string,
): Promise<ExportSaid> => {
  const made = await answerOf(ledger.makeExport(what))
  if (!made.ok) return { tone: 'bad', sentence: refusalSentence(made.refusal) }
  const { files, first, last, to } = made.value
  const outcomes = await save(files)
  const failed = notAll(outcomes)
  if (failed) return failed
  const name = outcomes[0]?.saved ? outcomes[0].name : ''
  const noted = await answerOf(ledger.exported({ first, last, to }))
  if (!noted.ok) return { tone: 'warn', sentence: t('export:notNoted', { name }) }
  const n = formatCount(files.length)
  const sentence =
    files.length === 1 ? t('export:saved', { name, unit }) : t('export:savedAll', { n, name, unit })
  return { tone: 'ok', sentence }
}

/** null: all are saved. */
const notAll = (outcomes: readonly SaveOutcome[]): ExportSaid | null => {
  const failed = outcomes.find(({ saved }) => !saved)
  if (!failed || failed.saved) return null
  const why = t(notSaved[failed.reason])
  const written = outcomes.filter(({ saved }) => saved).length
  const counts = { n: formatCount(written), all: formatCount(outcomes.length) }
  const sentence = written === 0 ? why : t('export:savedSome', { ...counts, why })
  return { tone: failed.reason === 'cancelled' ? 'warn' : 'bad', sentence }
}
