/** Whether to hand a machine's keys to whoever asks: what the request says, the code to compare, and what a yes means. */
import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { RecoveryAsked } from '../../shared/ledger-api.ts'
import { answerOf, ledger } from '../app/ledger.ts'
import { tell } from '../app/notice-store.ts'
import { ActDialog } from '../components/act-dialog.tsx'
import { ComparisonCode } from '../components/comparison-code.tsx'
import { Facts } from '../components/facts.tsx'
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
    <ActDialog
      title={t('recovery:answerTitle', { code: says.code })}
      act={t('recovery:writeAnswer')}
      busy={busy}
      fault={fault}
      onAct={() => void answer()}
      onClose={onClose}
    >
      <p className={classes.warning}>{t('recovery:warning')}</p>
      {says.revoked && <p className={classes.revoked}>{t('recovery:revoked', { code: says.code })}</p>}
      <Facts rows={factsOf(says)} />
      <ComparisonCode code={says.comparison} />
      <Checkbox
        data-autofocus
        label={t('recovery:compared')}
        checked={compared}
        error={tried && !compared ? t('recovery:compareFirst') : undefined}
        onChange={(event) => setCompared(event.currentTarget.checked)}
      />
      <p className={classes.hint}>{t('recovery:recorded')}</p>
    </ActDialog>
  )
}

const factsOf = ({ code, officer, known, operation, created }: RecoveryAsked) => {
  const words =
    known &&
    t(known.enabled ? 'recovery:knownOn' : 'recovery:knownOff', { name: known.name, badge: known.badge })
  return [
    [t('recovery:asks'), t('recovery:asksWho', { code, officer })],
    [t('recovery:knownAs'), words ?? t('recovery:unknown')],
    [t('recovery:operation'), operation],
    [t('recovery:made'), formatWhen(created)],
  ] as const
}
