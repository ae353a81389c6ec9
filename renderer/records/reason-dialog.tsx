/** A change that asks for its reason and says what it does: voiding, restoring, putting together, taking apart. */
import { Modal, Textarea } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import type { Refused, Saved } from '../../shared/ledger-api.ts'
import type { Result } from '../../shared/result.ts'
import { savedOf } from '../app/ledger.ts'
import { tell } from '../app/notice-store.ts'
import { useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { ErrorSentence } from '../components/error-sentence.tsx'
import { problemSentence, refusalSentence } from '../components/sentences.ts'
import { keptAs, tellKept } from '../log/kept-entry.ts'
import { t } from '../texts/index.ts'
import classes from './records.module.css'

interface ReasonDialogProps {
  readonly title: string
  readonly text: string
  readonly label: string
  readonly act: string
  readonly tone?: 'bad'
  /** Without a reason the change is made all the same. */
  readonly optional?: boolean
  /** Whether the change can be made as it stands. */
  readonly ready?: boolean
  /** Above the reason: what else the change needs to know. One of its fields takes the focus (`data-autofocus`). */
  readonly children?: ReactNode
  readonly size?: number
  readonly onAct: (reason: string) => Promise<Result<Saved, Refused>>
  /** Said when it is done. */
  readonly done: string
  readonly onClose: () => void
}

const reasonMissing: Refused = { refusal: { reason: 'reason-missing' }, problems: [] }

/** What is wrong with the reason itself, to be said under it; `null` for what is refused otherwise. */
const faultOfReason = ({ refusal, problems }: Refused): string | null => {
  const problem = problems.find(({ field }) => field === 'reason')
  if (problem !== undefined) return problemSentence(problem)
  return refusal.reason === 'reason-missing' ? refusalSentence(refusal) : null
}

export const ReasonDialog = (props: ReasonDialogProps) => {
  const { optional = false, ready = true, onClose } = props
  const { code } = useSession()
  const [reason, setReason] = useState('')
  const [refused, setRefused] = useState<Refused | null>(null)
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const fault = refused && faultOfReason(refused)
  const refuse = (why: Refused) => {
    setRefused(why)
    if (faultOfReason(why) !== null) field.current?.focus()
  }
  const act = async () => {
    if (!optional && reason.trim() === '') return refuse(reasonMissing)
    setBusy(true)
    const saved = await savedOf(props.onAct(reason.trim()))
    setBusy(false)
    if (saved.ok) tell({ tone: 'ok', text: props.done, saved: saved.value.label })
    else {
      const kept = keptAs(saved.refusal.refusal, code)
      if (kept === null) return refuse(saved.refusal)
      tellKept(kept)
    }
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size={props.size ?? 520}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={classes.dialog} data-more={props.children !== undefined || undefined}>
        <p>{props.text}</p>
        {props.children}
        <Textarea
          ref={field}
          data-autofocus={props.children === undefined || undefined}
          className={classes.reason ?? ''}
          label={props.label}
          aria-required={!optional}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={2000}
          error={fault ?? undefined}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value)
            setRefused(null)
          }}
        />
      </div>
      <div className={classes.said}>
        <ErrorSentence quiet refusal={fault === null ? (refused?.refusal ?? null) : null} />
      </div>
      <div className={classes.foot}>
        <Action keys="Escape" onAct={onClose}>
          {t('cancel')}
        </Action>
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
