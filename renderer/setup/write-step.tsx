/** The operation is made: its pack for the stations, and the opening code, big, to be noted by hand. */
import { useState } from 'react'
import type { Session } from '../../shared/ledger-api.ts'
import { ledger } from '../app/ledger.ts'
import { go } from '../app/navigation-store.ts'
import { openSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { refusalSentence } from '../components/sentences.ts'
import { type PackOutcome, writePack } from '../operation/write-pack.ts'
import { t } from '../texts/index.ts'
import classes from './setup.module.css'

export const WriteStep = ({ session }: { readonly session: Session }) => {
  const [busy, setBusy] = useState(false)
  const [copied, setCopied] = useState(false)
  const [outcome, setOutcome] = useState<PackOutcome | null>(null)
  const write = async () => {
    setBusy(true)
    setCopied(false)
    setOutcome(await writePack(ledger()))
    setBusy(false)
  }
  const leave = () => {
    openSession(session)
    go({ screen: 'operation' })
  }
  const pack = outcome?.outcome === 'written' ? outcome.pack : null
  const fault =
    outcome?.outcome === 'refused'
      ? refusalSentence(outcome.refusal)
      : outcome?.outcome === 'not-saved'
        ? outcome.sentence
        : ''
  const copy = async (code: string) => {
    await navigator.clipboard.writeText(code).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <div className={classes.step}>
      <p className={classes.lead}>{t('setup:writeLead')}</p>
      <div className={classes.panel}>
        {pack === null ? (
          <div className={classes.drop}>
            <Action go busy={busy} onAct={() => void write()}>
              {t('setup:writePack')}
            </Action>
          </div>
        ) : (
          <>
            <p className={classes.w6}>{t('setup:written', { name: pack.name })}</p>
            <p className={`${classes.w6} ${classes.hint}`} id="opening-code">
              {t('setup:openingCodeOfPack')}
            </p>
            <output className={classes.code} aria-labelledby="opening-code">
              {pack.code}
            </output>
            <p className={classes.w6}>{t('setup:codeByHand')}</p>
            <div className={classes.w3}>
              <Action onAct={() => void copy(pack.code)}>{copied ? t('copied') : t('setup:copyCode')}</Action>
            </div>
          </>
        )}
      </div>
      <div className={classes.foot}>
        <p className={classes.footNote} role="status">
          {fault}
        </p>
        {pack === null ? (
          <Action onAct={leave}>{t('setup:later')}</Action>
        ) : (
          <Action go keys="Ctrl+Enter" onAct={leave}>
            {t('setup:toInbox')}
          </Action>
        )}
      </div>
    </div>
  )
}
