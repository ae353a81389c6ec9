/** A dialog that asks before something is done: what it needs, what went wrong, leaving and doing. */
import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Refusal } from '../../shared/result.ts'
import { t } from '../texts/index.ts'
import classes from './act-dialog.module.css'
import { Action } from './action.tsx'
import { ErrorSentence } from './error-sentence.tsx'

interface ActDialogProps {
  readonly title: string
  /** On the button that does it. */
  readonly act: string
  readonly tone?: 'bad'
  readonly size?: number
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly refusal?: Refusal | null
  /** What went wrong, where it is no refusal of the ledger. */
  readonly fault?: string
  readonly children: ReactNode
  readonly onAct: () => void
  readonly onClose: () => void
}

export const ActDialog = (props: ActDialogProps) => (
  <Modal
    opened
    onClose={props.onClose}
    size={props.size ?? 640}
    title={props.title}
    closeButtonProps={{ 'aria-label': t('close') }}
  >
    <div className={classes.body}>{props.children}</div>
    {/* Room that is always there: nothing moves when something is said. */}
    <div className={classes.said}>
      <ErrorSentence quiet refusal={props.refusal ?? null} />
      {props.fault !== undefined && props.fault !== '' && <p role="alert">{props.fault}</p>}
    </div>
    <div className={classes.foot}>
      <Action keys="Escape" onAct={props.onClose}>
        {t('cancel')}
      </Action>
      <Action
        go
        {...(props.tone && { tone: props.tone })}
        keys="Ctrl+Enter"
        busy={props.busy === true}
        disabled={props.disabled === true}
        onAct={props.onAct}
      >
        {props.act}
      </Action>
    </div>
  </Modal>
)
