/** In place of unlocking, where a second copy was put in place: the request that waits for the unit, or another one. */
import { useEffect, useState } from 'react'
import type { RecoveryRequested } from '../../shared/ledger-api.ts'
import type { Refusal } from '../../shared/result.ts'
import { answerOf, ledger } from '../app/ledger.ts'
import { boot as bootAgain } from '../app/locking.ts'
import type { Locked } from '../app/session-store.ts'
import { ActDialog } from '../components/act-dialog.tsx'
import { ErrorSentence } from '../components/error-sentence.tsx'
import { t } from '../texts/index.ts'
import { AskStep } from './ask-step.tsx'
import { WaitingStep } from './waiting-step.tsx'

export const CopyWaits = ({ boot }: { readonly boot: Locked }) => {
  const [asked, setAsked] = useState<RecoveryRequested | null>()
  const [asking, setAsking] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  useEffect(() => {
    void answerOf(ledger().recoveryRequested()).then((waiting) => {
      setAsked(waiting.ok ? waiting.value : null)
      setRefusal(waiting.ok ? null : waiting.refusal)
    })
  }, [])
  if (asked === undefined) return <p role="status">{t('loading')}</p>
  const leave = () => setLeaving(true)
  const take = (made: RecoveryRequested) => {
    setAsked(made)
    setAsking(false)
  }
  return (
    <>
      <h2>{t('copy:restoredTitle')}</h2>
      <ErrorSentence refusal={refusal} />
      {asked === null || asking ? (
        <AskStep
          boot={boot}
          officer={asked?.officer ?? boot.lastOfficer}
          lead={t('copy:askLead')}
          hint={t('copy:supervisorHint')}
          {...(asked === null && { back: t('copy:giveUp') })}
          onBack={asked === null ? leave : () => setAsking(false)}
          onAsked={take}
        />
      ) : (
        <>
          <p>{t('copy:restoredLead', { code: boot.code })}</p>
          <WaitingStep
            asked={asked}
            back={t('copy:giveUp')}
            onBack={leave}
            onAskAnew={() => setAsking(true)}
          />
        </>
      )}
      {leaving && <GiveUp onClose={() => setLeaving(false)} />}
    </>
  )
}

const GiveUp = ({ onClose }: { readonly onClose: () => void }) => {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const drop = async () => {
    setBusy(true)
    const dropped = await answerOf(ledger().dropCopy())
    setBusy(false)
    if (dropped.ok) await bootAgain()
    else setRefusal(dropped.refusal)
  }
  return (
    <ActDialog
      size={520}
      title={t('copy:giveUpTitle')}
      act={t('copy:giveUpIt')}
      busy={busy}
      refusal={refusal}
      onAct={() => void drop()}
      onClose={onClose}
    >
      <p>{t('copy:giveUpText')}</p>
    </ActDialog>
  )
}
