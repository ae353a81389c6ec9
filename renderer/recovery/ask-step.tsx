/** At a locked station: which officer asks, and the passphrase that shall hold once the unit answered. */
import { Select } from '@mantine/core'
import { useState } from 'react'
import type { RecoveryRequested } from '../../shared/ledger-api.ts'
import type { Refusal } from '../../shared/result.ts'
import { answerOf, ledger } from '../app/ledger.ts'
import type { Locked } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { ErrorSentence } from '../components/error-sentence.tsx'
import { PassphraseFields, useNewPassphrase } from '../setup/passphrase-fields.tsx'
import { t } from '../texts/index.ts'
import classes from './recovery.module.css'

interface AskStepProps {
  readonly boot: Locked
  readonly officer: number
  /** Other words than those for a forgotten passphrase. */
  readonly lead?: string
  readonly hint?: string
  readonly back?: string
  readonly onBack: () => void
  readonly onAsked: (asked: RecoveryRequested) => void
}

export const AskStep = ({ boot, onBack, onAsked, ...props }: AskStepProps) => {
  const [officer, setOfficer] = useState(String(props.officer))
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const next = useNewPassphrase([boot.code, boot.operation], boot.training, () => setRefusal(null))
  const ask = async () => {
    if (!next.isReady()) return
    setBusy(true)
    const asked = await answerOf(ledger().requestRecovery(Number(officer), next.passphrase))
    setBusy(false)
    if (asked.ok) onAsked(asked.value)
    else setRefusal(asked.refusal)
  }
  return (
    <>
      <p>{props.lead ?? t('recovery:lead')}</p>
      <p className={classes.hint}>{props.hint ?? t('recovery:supervisorHint')}</p>
      <Select
        label={t('recovery:officer')}
        allowDeselect={false}
        data={boot.officers.map((number) => ({
          value: String(number),
          label: t('unlock:officerNumber', { number }),
        }))}
        value={officer}
        onChange={(number) => setOfficer(number ?? officer)}
      />
      <div className={classes.fields}>
        <PassphraseFields autoFocus label={t('recovery:newPassphrase')} {...next.fields} />
      </div>
      {busy ? <p role="status">{t('recovery:making')}</p> : <ErrorSentence refusal={refusal} />}
      <div className={classes.foot}>
        <Action keys="Escape" onAct={onBack}>
          {props.back ?? t('recovery:back')}
        </Action>
        <Action go keys="Ctrl+Enter" busy={busy} onAct={() => void ask()}>
          {t('recovery:make')}
        </Action>
      </div>
    </>
  )
}
