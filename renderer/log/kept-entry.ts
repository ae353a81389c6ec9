/** What the mirror kept while the database could not be written: it is saved, and entered again it would count twice. */
import type { Refusal } from '../../shared/result.ts'
import { tell } from '../app/notice-store.ts'
import { t } from '../texts/index.ts'

/** Its label, as `HRBAJ3-000412`; null for what was not kept. */
export const keptAs = ({ reason, detail }: Refusal, code: string): string | null =>
  reason === 'store-failed' && typeof detail?.kept === 'number'
    ? `${code}-${String(detail.kept).padStart(6, '0')}`
    : null

export const tellKept = (label: string): void =>
  tell({ tone: 'warn', text: t('log:kept', { label }), saved: label })
