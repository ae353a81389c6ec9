/** A change that asks for its reason and says what it does: voiding, restoring, taking apart. */
import { Modal, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Refused, Saved } from '../../shared/ledger-api.ts'
import type { Refusal, Result } from '../../shared/result.ts'
import { savedOf } from '../app/ledger.ts'
import { tell } from '../app/notice-store.ts'
import { useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { ErrorSentence } from '../components/error-sentence.tsx'
import { keptAs, tellKept } from '../log/kept-entry.ts'
import { t } from '../texts/index.ts'
import classes from './records.module.css'

interface ReasonDialogProps {
  readonly title: string
  readonly text: string
  readonly label: string
  readonly act: string
  readonly tone?: 'bad'
  /** Without it the change is made all the same. */
  readonly optional?: boolean
  /** Whether the change can be made as it stands. */
  readonly ready?: boolean
  /** Above the reason: what else the change needs to know. */
  readonly children?: ReactNode
  readonly size?: number
  readonly onAct: (reason: string) => Promise<Result<Saved, Refused>>
  /** Said when it is done. */
  readonly done: string
  readonly onClose: () => void
}

export const ReasonDialog = (props: ReasonDialogProps) => {
  const { optional = false, ready = true, onClose } = props
  const { code } = useSession()
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const act = async () => {
    if (!optional && reason.trim() === '') return setRefusal({ reason: 'reason-missing' })
    setBusy(true)
    const saved = await savedOf(props.onAct(reason.trim()))
    setBusy(false)
    if (saved.ok) tell({ tone: 'ok', text: props.done, saved: saved.value.label })
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
      size={props.size ?? 'md'}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={classes.dialog}>
        <p>{props.text}</p>
        {props.children}
        <Textarea
          data-autofocus={props.children === undefined || undefined}
          label={props.label}
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
        <Action
          go
          {...(props.tone && { tone: props.tone })}
          keys="Ctrl+Enter"
          busy={busy}
          disabled={!ready}
          onAct={() => void act()}
        >
          {props.act}
        </Action>
      </div>
    </Modal>
  )
}
