/** Receipts into files that the person chooses: one where it is wanted, several into one folder. Noted only when they are on disk. */
import type { LogId } from '../../shared/events/event.ts'
import type { SaveOutcome } from '../../shared/ipc/contract.ts'
import type { LedgerApi, MadeReceipt } from '../../shared/ledger-api.ts'
import { answerOf } from '../app/ledger.ts'
import { main, savedFileOf } from '../app/main-process.ts'
import { refusalSentence } from '../components/sentences.ts'
import { saveSentence } from '../operation/save-sentence.ts'
import { formatCount, t } from '../texts/index.ts'
import type { Tone } from './outcome-words.ts'

export interface ReceiptsSaid {
  readonly tone: Tone
  readonly sentence: string
}

/** One outcome for each; a folder that was not chosen is cancelled for all. */
const save = async (made: readonly MadeReceipt[]): Promise<readonly SaveOutcome[]> => {
  const [only] = made
  if (only && made.length === 1) {
    const { suggestedName, bytes } = only
    return [await savedFileOf(main().saveFile({ kind: 'receipt', suggestedName, bytes }))]
  }
  const files = made.map(({ suggestedName, bytes }) => ({ suggestedName, bytes }))
  const saved = await main()
    .saveFiles({ kind: 'receipt', files })
    .catch(() => made.map(() => ({ saved: false, reason: 'failed' }) as const))
  return made.map((_, at) => saved[at] ?? { saved: false, reason: 'cancelled' })
}

/** `labels`: of the logs, as they are told. */
export const writeReceipts = async (
  ledger: LedgerApi,
  logs: readonly { readonly log: LogId; readonly label: string }[],
): Promise<ReceiptsSaid> => {
  const made = await answerOf(ledger.makeReceipts(logs.map(({ log }) => log)))
  if (!made.ok) return { tone: 'bad', sentence: refusalSentence(made.refusal) }
  const outcomes = await save(made.value)
  const written = made.value.filter((_, at) => outcomes[at]?.saved)
  if (written.length > 0) {
    const noted = await answerOf(ledger.receiptsWritten(written.map(({ log }) => log)))
    if (!noted.ok) return { tone: 'warn', sentence: t('unit:receiptNotNoted') }
  }
  return told(logs, outcomes)
}

const told = (
  logs: readonly { readonly label: string }[],
  outcomes: readonly SaveOutcome[],
): ReceiptsSaid => {
  const failed = outcomes.find(({ saved }) => !saved)
  const [only] = outcomes
  const n = formatCount(outcomes.filter(({ saved }) => saved).length)
  if (failed) {
    const tone = !failed.saved && failed.reason === 'cancelled' ? 'warn' : 'bad'
    const why = saveSentence(failed)
    if (n === formatCount(0)) return { tone, sentence: why }
    return { tone, sentence: t('unit:receiptsSome', { n, all: formatCount(outcomes.length), why }) }
  }
  if (only?.saved && outcomes.length === 1)
    return { tone: 'ok', sentence: t('unit:receiptWritten', { name: only.name, code: logs[0]?.label ?? '' }) }
  return { tone: 'ok', sentence: t('unit:receiptsWritten', { n }) }
}
