/** At a unit: a station's officer lost the passphrase and sent a request. */
import { useState } from 'react'
import type { RecoveryAsked } from '../../shared/ledger-api.ts'
import { answerOf, ledger } from '../app/ledger.ts'
import { Action } from '../components/action.tsx'
import { Card } from '../components/card.tsx'
import { refusalSentence } from '../components/sentences.ts'
import { t } from '../texts/index.ts'
import { AnswerDialog } from './answer-dialog.tsx'
import classes from './recovery.module.css'
import { chooseRecoveryFile } from './recovery-files.ts'

export const AnswerCard = () => {
  const [fault, setFault] = useState('')
  const [asked, setAsked] = useState<{ readonly bytes: Uint8Array; readonly says: RecoveryAsked } | null>(
    null,
  )
  const choose = async () => {
    const chosen = await chooseRecoveryFile()
    if (chosen === null) return
    if ('fault' in chosen) return setFault(chosen.fault)
    const { bytes } = chosen.file
    const opened = await answerOf(ledger().openRecoveryRequest(bytes))
    setFault(opened.ok ? '' : refusalSentence(opened.refusal))
    if (opened.ok) setAsked({ bytes, says: opened.value })
  }
  return (
    <Card title={t('recovery:stationCard')} padded>
      <div className={classes.card}>
        <p className={classes.hint}>{t('recovery:stationHint')}</p>
        <div>
          <Action onAct={() => void choose()}>{t('recovery:answerRequest')}</Action>
        </div>
        <p className={classes.fault} role="alert">
          {fault}
        </p>
      </div>
      {asked !== null && (
        <AnswerDialog bytes={asked.bytes} says={asked.says} onClose={() => setAsked(null)} />
      )}
    </Card>
  )
}
