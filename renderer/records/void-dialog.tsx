/** What takes something away from a record: voiding it (and taking that back), erasing its words. Each says what it does. */
import type { RecordDetail } from '../../shared/ledger-api.ts'
import { ledger } from '../app/ledger.ts'
import { t } from '../texts/index.ts'
import { ReasonDialog } from './reason-dialog.tsx'

interface Props {
  readonly detail: RecordDetail
  readonly onClose: () => void
}

export const VoidDialog = ({ detail, onClose }: Props) => (
  <ReasonDialog
    title={t('records:voidTitle', { label: detail.label })}
    text={t('records:voidText')}
    label={t('records:voidReason')}
    act={t('records:voidIt')}
    tone="bad"
    onAct={(reason) => ledger().voidRecord(detail.record.key, reason)}
    done={t('records:voidedNow', { label: detail.label })}
    onClose={onClose}
  />
)

export const RestoreDialog = ({ detail, onClose }: Props) => (
  <ReasonDialog
    title={t('records:restoreTitle', { label: detail.label })}
    text={t('records:restoreText')}
    label={t('records:restoreReason')}
    act={t('records:restoreIt')}
    onAct={(reason) => ledger().restoreRecord(detail.record.key, reason)}
    done={t('records:restoredNow', { label: detail.label })}
    onClose={onClose}
  />
)

export const EraseDialog = ({ detail, onClose }: Props) => (
  <ReasonDialog
    title={t('records:eraseTitle', { label: detail.label })}
    text={t('records:eraseText')}
    label={t('records:eraseReason')}
    act={t('records:eraseIt')}
    tone="bad"
    onAct={(reason) => ledger().eraseRecord(detail.record.key, reason)}
    done={t('records:erasedNow', { label: detail.label })}
    onClose={onClose}
  />
)
