/** Officer and passphrase, before anything of the operation is shown. */
import { PasswordInput, Select } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Refusal } from '../../shared/result.ts'
import { ledger } from '../app/ledger.ts'
import { openWhenAnswered } from '../app/opening.ts'
import { Mark } from '../app/rail.tsx'
import type { Locked } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { ErrorSentence } from '../components/error-sentence.tsx'
import { LanguagePill } from '../components/language-pill.tsx'
import { Pill } from '../components/pill.tsx'
import { CopyWaits } from '../recovery/copy-waits.tsx'
import { ForgottenCard } from '../recovery/forgotten-card.tsx'
import { t } from '../texts/index.ts'
import classes from './unlock.module.css'

export const UnlockScreen = ({ boot }: { readonly boot: Locked }) => {
  const [officer, setOfficer] = useState(boot.lastOfficer)
  const [forgotten, setForgotten] = useState(false)
  useEffect(() => {
    document.title = boot.training ? `${t('milepost')} · ${t('training')}` : t('milepost')
  }, [boot.training])
  return (
    <main className={classes.screen}>
      <div className={classes.language}>
        <LanguagePill />
      </div>
      <div className={classes.card} data-wide={forgotten || boot.asksUnit || undefined}>
        <div className={classes.brand}>
          <Mark size={30} />
          <h1>{t('milepost')}</h1>
          {boot.training && <Pill tone="warn">{t('training')}</Pill>}
        </div>
        <p className={classes.where}>{t('unlock:where', { operation: boot.operation, code: boot.code })}</p>
        {boot.asksUnit ? (
          <CopyWaits boot={boot} />
        ) : forgotten ? (
          <ForgottenCard boot={boot} officer={officer} onBack={() => setForgotten(false)} />
        ) : (
          <UnlockForm
            boot={boot}
            officer={officer}
            onOfficer={setOfficer}
            onForgotten={() => setForgotten(true)}
          />
        )}
      </div>
    </main>
  )
}

interface UnlockFormProps {
  readonly boot: Locked
  readonly officer: number
  readonly onOfficer: (officer: number) => void
  readonly onForgotten: () => void
}

const UnlockForm = ({ boot, officer, onOfficer, onForgotten }: UnlockFormProps) => {
  const [passphrase, setPassphrase] = useState('')
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])

  const unlock = async () => {
    if (busy) return
    setMissing(passphrase === '')
    if (passphrase === '') return input.current?.focus()
    setBusy(true)
    setRefusal(null)
    const refused = await openWhenAnswered(ledger().unlock(officer, passphrase))
    setBusy(false)
    if (refused === null) return
    setRefusal(refused)
    setPassphrase('')
    input.current?.focus()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void unlock()
  }
  return (
    <form className={classes.form} onSubmit={submit} aria-label={t('unlock:title')}>
      <Select
        label={t('unlock:officer')}
        allowDeselect={false}
        data={boot.officers.map((number) => ({
          value: String(number),
          label: t('unlock:officerNumber', { number }),
        }))}
        value={String(officer)}
        onChange={(number) => onOfficer(number === null ? officer : Number(number))}
      />
      <PasswordInput
        ref={input}
        label={t('unlock:passphrase')}
        value={passphrase}
        autoComplete="off"
        error={missing && passphrase === '' ? t('unlock:needed') : undefined}
        visibilityToggleButtonProps={{ 'aria-label': t('setup:show'), tabIndex: -1 }}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      <div className={classes.outcome}>
        {busy ? <p role="status">{t('unlock:opening')}</p> : <ErrorSentence refusal={refusal} />}
      </div>
      <Action go busy={busy} keys="Enter" onAct={() => void unlock()}>
        {t('unlock:unlock')}
      </Action>
      <Action quiet disabled={busy} onAct={onForgotten}>
        {t('recovery:forgotten')}
      </Action>
      <p className={classes.hint}>{t(boot.training ? 'unlock:trainingHint' : 'unlock:lockedHint')}</p>
    </form>
  )
}
