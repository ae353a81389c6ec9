/** Saying of two records already related that they do not belong together, or that they do after all. */
import type { RecordDetail, RelatedRecord } from '../../shared/ledger-api.ts'
import { ledger } from '../app/ledger.ts'
import { t } from '../texts/index.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { effectWords, inOrder } from './relations.ts'

interface ApartDialogProps {
  readonly detail: RecordDetail
  readonly other: RelatedRecord
  /** Taken apart; otherwise put together. */
  readonly apart: boolean
  readonly onClose: () => void
}

export const ApartDialog = ({ detail, other, apart, onClose }: ApartDialogProps) => {
  const labels = { label: detail.label, other: other.row.label }
  const keys = inOrder(detail.record.key, other.row.record.key, other)
  return (
    <ReasonDialog
      title={t(apart ? 'records:apartTitle' : 'records:togetherTitle', labels)}
      text={effectWords(other.kind, !apart)}
      label={t(apart ? 'records:reason' : 'records:reasonOptional')}
      act={t(apart ? 'records:takeApartIt' : 'records:relateIt')}
      optional={!apart}
      onAct={(reason) => ledger().relate(keys, other.kind, !apart, reason)}
      done={t(apart ? 'records:apartNow' : 'records:togetherNow', labels)}
      onClose={onClose}
    />
  )
}
