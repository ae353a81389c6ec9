/** One step of the set-up: what it is about, its fields, and the way back and on. Enter goes on. */
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import type { Refusal } from '../../shared/result.ts'
import { Action } from '../components/action.tsx'
import { ErrorSentence } from '../components/error-sentence.tsx'
import { t } from '../texts/index.ts'
import classes from './setup.module.css'

interface StepProps {
  readonly lead: string
  readonly children: ReactNode
  readonly onBack?: (() => void) | undefined
  readonly onNext: () => void
  readonly next?: string
  readonly busy?: boolean
  readonly refusal?: Refusal | null
  /** While busy; without it, that keys are made. */
  readonly working?: string
  /** Instead of a refusal: what is wrong, in words of this step. */
  readonly fault?: string | null
  /** Uses the whole width, and its children bring their own boxes. */
  readonly wide?: boolean
}

export const Step = (props: StepProps) => {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input, button')?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (props.busy !== true) props.onNext()
  }
  return (
    <form
      ref={form}
      className={classes.step}
      data-wide={props.wide || undefined}
      onSubmit={submit}
      noValidate
    >
      <p className={classes.lead}>{props.lead}</p>
      {props.wide ? props.children : <div className={classes.panel}>{props.children}</div>}
      <div className={classes.foot}>
        <div className={classes.footNote}>
          {props.busy === true ? (
            <p role="status">{props.working ?? t('setup:making')}</p>
          ) : props.fault ? (
            <p role="alert" className={classes.fault}>
              {props.fault}
            </p>
          ) : (
            <ErrorSentence refusal={props.refusal ?? null} />
          )}
        </div>
        {props.onBack && (
          <Action keys="Escape" disabled={props.busy === true} onAct={props.onBack}>
            {t('back')}
          </Action>
        )}
        <Action go keys="Ctrl+Enter" busy={props.busy === true} onAct={props.onNext}>
          {props.next ?? t('next')}
        </Action>
      </div>
      <button type="submit" className={classes.hidden} tabIndex={-1} aria-hidden="true" />
    </form>
  )
}
