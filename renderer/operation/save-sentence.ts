import type { SaveOutcome } from '../../shared/ipc/contract.ts'
import { t } from '../texts/index.ts'

const words = {
  cancelled: 'unit:saveCancelled',
  'disk-full': 'unit:saveFull',
  'read-only': 'unit:saveReadOnly',
  failed: 'unit:saveFailed',
} as const

/** What became of a file that was to be saved, in plain words. */
export const saveSentence = (outcome: SaveOutcome): string =>
  outcome.saved ? t('unit:saved', { name: outcome.name }) : t(words[outcome.reason])
