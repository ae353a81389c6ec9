/** The officer at work takes another passphrase. */
import { Modal, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import type { Refusal } from '../../shared/result.ts'
import { answerOf, ledger } from '../app/ledger.ts'
import { tell } from '../app/notice-store.ts'
import { useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { ErrorSentence } from '../components/error-sentence.tsx'
import { noPassphrase, PassphraseFields, passphraseProblems } from '../setup/passphrase-fields.tsx'
import { t } from '../texts/index.ts'
import classes from './settings.module.css'

export const ChangePassphrase = ({ onClose }: { readonly onClose: () => void }) => {
  const { training, officer, code, pack } = useSession()
  const [old, setOld] = useState('')
  const [form, setForm] = useState(noPassphrase)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const known = [officer.name, officer.badge, code, pack.name]
  const problems = passphraseProblems(form, known, training)
  const change = async () => {
    setTried(true)
    if (old === '' || Object.keys(problems).length > 0) return
    setBusy(true)
    const changed = await answerOf(ledger().changePassphrase(old, form.passphrase))
    setBusy(false)
    if (!changed.ok) return setRefusal(changed.refusal)
    tell({ tone: 'ok', text: t('settings:changed') })
    onClose()
  }
  return (
    <Modal
      opened
      size={640}
      onClose={onClose}
      title={t('settings:changeTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={classes.officer}>
        <PasswordInput
          className={classes.wide ?? ''}
          label={t('settings:oldPassphrase')}
          data-autofocus
          value={old}
          autoComplete="off"
          error={tried && old === '' ? t('setup:needed') : undefined}
          visibilityToggleButtonProps={{ 'aria-label': t('setup:show'), tabIndex: -1 }}
          onChange={(event) => {
            setOld(event.currentTarget.value)
            setRefusal(null)
          }}
        />
        <PassphraseFields
          label={t('settings:newPassphrase')}
          form={form}
          known={known}
          problems={tried ? problems : {}}
          onChange={(next) => {
            setForm(next)
            setRefusal(null)
          }}
        />
        <p className={`${classes.wide} ${classes.hint}`}>{t('settings:changeHint')}</p>
      </div>
      <ErrorSentence refusal={refusal} />
      <div className={classes.foot}>
        <Action keys="Escape" onAct={onClose}>
          {t('cancel')}
        </Action>
        <Action go keys="Ctrl+Enter" busy={busy} onAct={() => void change()}>
          {t('settings:change')}
        </Action>
      </div>
    </Modal>
  )
}
