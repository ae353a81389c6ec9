/** Behind "Forgotten passphrase" on the unlock screen: asking, or the request that waits. A unit has nobody to ask. */
import { useEffect, useState } from 'react'
import type { RecoveryRequested } from '../../shared/ledger-api.ts'
import type { Refusal } from '../../shared/result.ts'
import { answerOf, ledger } from '../app/ledger.ts'
import type { Locked } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { ErrorSentence } from '../components/error-sentence.tsx'
import { t } from '../texts/index.ts'
import { AskStep } from './ask-step.tsx'
import classes from './recovery.module.css'
import { WaitingStep } from './waiting-step.tsx'

interface ForgottenCardProps {
  readonly boot: Locked
  readonly officer: number
  readonly onBack: () => void
}

export const ForgottenCard = ({ boot, officer, onBack }: ForgottenCardProps) => (
  <>
    <h2>{t('recovery:title')}</h2>
    {boot.role === 'unit' ? (
      <>
        <p>{t('recovery:unitLead')}</p>
        <div className={classes.foot}>
          <Action go keys="Escape" onAct={onBack}>
            {t('recovery:back')}
          </Action>
        </div>
      </>
    ) : (
      <Station boot={boot} officer={officer} onBack={onBack} />
    )}
  </>
)

const Station = ({ boot, officer, onBack }: ForgottenCardProps) => {
  const [asked, setAsked] = useState<RecoveryRequested | null>()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  useEffect(() => {
    void answerOf(ledger().recoveryRequested()).then((waiting) => {
      setAsked(waiting.ok ? waiting.value : null)
      setRefusal(waiting.ok ? null : waiting.refusal)
    })
  }, [])
  if (asked === undefined) return <p role="status">{t('loading')}</p>
  return (
    <>
      <ErrorSentence refusal={refusal} />
      {asked === null ? (
        <AskStep boot={boot} officer={officer} onBack={onBack} onAsked={setAsked} />
      ) : (
        <WaitingStep asked={asked} onBack={onBack} onAskAnew={() => setAsked(null)} />
      )}
    </>
  )
}
