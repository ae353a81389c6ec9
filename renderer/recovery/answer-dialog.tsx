/** Whether to hand a machine's keys to whoever asks: what the request says, the code to compare, and what a yes means. */
import { Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import type { RecoveryAsked } from '../../shared/ledger-api.ts'
import { answerOf, ledger } from '../app/ledger.ts'
import { tell } from '../app/notice-store.ts'
import { Action } from '../components/action.tsx'
import { ComparisonCode } from '../components/comparison-code.tsx'
import { refusalSentence } from '../components/sentences.ts'
import { formatWhen, t } from '../texts/index.ts'
import classes from './recovery.module.css'
import { saveRecoveryFile } from './recovery-files.ts'

interface AnswerDialogProps {
  readonly bytes: Uint8Array
  readonly says: RecoveryAsked
  readonly onClose: () => void
}

export const AnswerDialog = ({ bytes, says, onClose }: AnswerDialogProps) => {
  const [compared, setCompared] = useState(false)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState('')
  /** Made once, however often saving it is tried: each answer is an event of the log. */
  const [made, setMade] = useState<{ bytes: Uint8Array; suggestedName: string } | null>(null)
  const answer = async () => {
    setTried(true)
    if (!compared) return
    setBusy(true)
    const answered = made
      ? { ok: true as const, value: made }
      : await answerOf(ledger().answerRecovery(bytes))
    if (!answered.ok) setFault(refusalSentence(answered.refusal))
    else {
      setMade(answered.value)
      const { name, sentence } = await saveRecoveryFile(answered.value)
      setFault(name === null ? sentence : '')
      if (name !== null) {
        tell({ tone: 'ok', text: t('recovery:written', { name }) })
        onClose()
      }
    }
    setBusy(false)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={t('recovery:answerTitle', { code: says.code })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={classes.dialog}>
        <p className={classes.warning}>{t('recovery:warning')}</p>
        {says.revoked && <p className={classes.revoked}>{t('recovery:revoked', { code: says.code })}</p>}
        <Facts says={says} />
        <ComparisonCode code={says.comparison} />
        <Checkbox
          data-autofocus
          label={t('recovery:compared')}
          checked={compared}
          error={tried && !compared ? t('recovery:compareFirst') : undefined}
          onChange={(event) => setCompared(event.currentTarget.checked)}
        />
        <p className={classes.hint}>{t('recovery:recorded')}</p>
      </div>
      <p className={classes.fault} role="alert">
        {fault}
      </p>
      <div className={classes.foot}>
        <Action keys="Escape" onAct={onClose}>
          {t('cancel')}
        </Action>
        <Action go keys="Ctrl+Enter" busy={busy} onAct={() => void answer()}>
          {t('recovery:writeAnswer')}
        </Action>
      </div>
    </Modal>
  )
}

const Facts = ({ says }: { readonly says: RecoveryAsked }) => {
  const { code, officer, known, operation, created } = says
  return (
    <dl className={classes.facts}>
      <dt>{t('recovery:asks')}</dt>
      <dd>{t('recovery:asksWho', { code, officer })}</dd>
      <dt>{t('recovery:knownAs')}</dt>
      <dd>
        {known === null
          ? t('recovery:unknown')
          : t(known.enabled ? 'recovery:knownOn' : 'recovery:knownOff', {
              name: known.name,
              badge: known.badge,
            })}
      </dd>
      <dt>{t('recovery:operation')}</dt>
      <dd>{operation}</dd>
      <dt>{t('recovery:made')}</dt>
      <dd>{formatWhen(created)}</dd>
    </dl>
  )
}
