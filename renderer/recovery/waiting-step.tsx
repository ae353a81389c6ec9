/** At a locked station: the request is made. To be saved, compared by telephone, and answered. */
import { PasswordInput } from '@mantine/core'
import { useState } from 'react'
import type { RecoveryRequested } from '../../shared/ledger-api.ts'
import { ledger } from '../app/ledger.ts'
import { openWhenAnswered } from '../app/opening.ts'
import { Action } from '../components/action.tsx'
import { ComparisonCode } from '../components/comparison-code.tsx'
import { refusalSentence } from '../components/sentences.ts'
import { formatWhen, t } from '../texts/index.ts'
import classes from './recovery.module.css'
import { chooseRecoveryFile, saveRecoveryFile } from './recovery-files.ts'

interface WaitingStepProps {
  readonly asked: RecoveryRequested
  /** On the button that leaves, where it does more than go back. */
  readonly back?: string
  readonly onBack: () => void
  readonly onAskAnew: () => void
}

export const WaitingStep = ({ asked, back, onBack, onAskAnew }: WaitingStepProps) => {
  const [said, setSaid] = useState({ sentence: '', bad: false })
  const [answer, setAnswer] = useState<{ readonly name: string; readonly bytes: Uint8Array } | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    const { name, sentence } = await saveRecoveryFile(asked)
    setSaid({ sentence, bad: name === null })
  }
  const choose = async () => {
    const chosen = await chooseRecoveryFile()
    if (chosen === null) return
    setSaid({ sentence: 'fault' in chosen ? chosen.fault : '', bad: true })
    if ('file' in chosen) setAnswer(chosen.file)
  }
  const take = async () => {
    if (answer === null || busy) return
    setMissing(passphrase === '')
    if (passphrase === '') return
    setBusy(true)
    setSaid({ sentence: '', bad: false })
    const refused = await openWhenAnswered(ledger().takeRecoveryAnswer(answer.bytes, passphrase))
    setBusy(false)
    if (refused === null) return
    setSaid({ sentence: refusalSentence(refused), bad: true })
    setPassphrase('')
    if (refused.reason !== 'wrong-passphrase') setAnswer(null)
  }
  return (
    <>
      <p>
        {t('recovery:waiting', {
          officer: t('unlock:officerNumber', { number: asked.officer }),
          at: formatWhen(asked.created),
        })}
      </p>
      <ol className={classes.steps}>
        <li>
          <p>{t('recovery:stepSave')}</p>
          <Action onAct={() => void save()}>{t('recovery:save')}</Action>
        </li>
        <li>
          <p>{t('recovery:stepCall')}</p>
          <ComparisonCode code={asked.comparison} />
        </li>
        <li>
          <p>{answer === null ? t('recovery:stepAnswer') : t('recovery:chosen', { name: answer.name })}</p>
          {answer === null ? (
            <Action onAct={() => void choose()}>{t('recovery:openAnswer')}</Action>
          ) : (
            <PasswordInput
              autoFocus
              label={t('recovery:newPassphrase')}
              value={passphrase}
              autoComplete="off"
              error={missing && passphrase === '' ? t('unlock:needed') : undefined}
              visibilityToggleButtonProps={{ 'aria-label': t('setup:show'), tabIndex: -1 }}
              onChange={(event) => setPassphrase(event.currentTarget.value)}
            />
          )}
        </li>
      </ol>
      <p className={said.bad ? classes.fault : classes.said} role={said.bad ? 'alert' : 'status'}>
        {busy ? t('recovery:taking') : said.sentence}
      </p>
      <div className={classes.foot}>
        <Action keys="Escape" onAct={onBack}>
          {back ?? t('recovery:back')}
        </Action>
        {answer === null ? (
          <Action onAct={onAskAnew}>{t('recovery:askAnew')}</Action>
        ) : (
          <Action go keys="Enter" busy={busy} onAct={() => void take()}>
            {t('recovery:take')}
          </Action>
        )}
      </div>
    </>
  )
}
