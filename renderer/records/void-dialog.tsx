/** Voiding asks for a reason and says what it does. */
import { Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { RecordDetail } from '../../shared/ledger-api.ts'
import type { Refusal } from '../../shared/result.ts'
import { ledger, savedOf } from '../app/ledger.ts'
import { tell } from '../app/notice-store.ts'
import { useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { ErrorSentence } from '../components/error-sentence.tsx'
import { keptAs, tellKept } from '../log/kept-entry.ts'
import { t } from '../texts/index.ts'
import classes from './records.module.css'

export const VoidDialog = (props: { readonly detail: RecordDetail; readonly onClose: () => void }) => {
  const { detail, onClose } = props
  const { code } = useSession()
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const voidIt = async () => {
    if (reason.trim() === '') return setRefusal({ reason: 'reason-missing' })
    setBusy(true)
    const saved = await savedOf(ledger().voidRecord(detail.record.key, reason.trim()))
    setBusy(false)
    if (saved.ok)
      tell({ tone: 'ok', text: t('records:voidedNow', { label: detail.label }), saved: saved.value.label })
    else {
      const kept = keptAs(saved.refusal.refusal, code)
      if (kept === null) return setRefusal(saved.refusal.refusal)
      tellKept(kept)
    }
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('records:voidTitle', { label: detail.label })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={classes.dialog}>
        <p>{t('records:voidText')}</p>
        <Textarea
          data-autofocus
          label={t('records:voidReason')}
          autosize
          minRows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value)
            setRefusal(null)
          }}
        />
        <ErrorSentence refusal={refusal} />
      </div>
      <div className={classes.foot}>
        <Action onAct={onClose}>{t('cancel')}</Action>
        <Action go tone="bad" keys="Ctrl+Enter" busy={busy} onAct={() => void voidIt()}>
          {t('records:voidIt')}
        </Action>
      </div>
    </Modal>
  )
}
