/** A disabled officer comes back, and types a new passphrase. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import type { OfficerRow } from '../../shared/ledger-api.ts'
import type { Refusal } from '../../shared/result.ts'
import { answerOf, ledger } from '../app/ledger.ts'
import { tell } from '../app/notice-store.ts'
import { useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { ErrorSentence } from '../components/error-sentence.tsx'
import { noPassphrase, PassphraseFields, passphraseProblems } from '../setup/passphrase-fields.tsx'
import { t } from '../texts/index.ts'
import classes from './settings.module.css'

interface EnableOfficerProps {
  readonly officer: OfficerRow
  readonly onClose: () => void
}

export const EnableOfficer = ({ officer, onClose }: EnableOfficerProps) => {
  const { number, name, badge } = officer
  const { training, code, pack } = useSession()
  const [form, setForm] = useState(noPassphrase)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const known = [name, badge, code, pack.name]
  const problems = passphraseProblems(form, known, training)
  const enable = async () => {
    setTried(true)
    if (Object.keys(problems).length > 0) return
    setBusy(true)
    const enabled = await answerOf(ledger().enableOfficer(number, form.passphrase))
    setBusy(false)
    if (!enabled.ok) return setRefusal(enabled.refusal)
    tell({ tone: 'ok', text: t('settings:enabled', { number }) })
    onClose()
  }
  return (
    <Modal
      opened
      size={640}
      onClose={onClose}
      title={t('settings:enableTitle', { number })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={classes.officer}>
        <p className={classes.wide}>{t('settings:enableLead', { name })}</p>
        <PassphraseFields
          autoFocus
          label={t('settings:newPassphrase')}
          form={form}
          known={known}
          problems={tried ? problems : {}}
          onChange={(next) => {
            setForm(next)
            setRefusal(null)
          }}
        />
      </div>
      <ErrorSentence refusal={refusal} />
      <div className={classes.foot}>
        <Action keys="Escape" onAct={onClose}>
          {t('cancel')}
        </Action>
        <Action go keys="Ctrl+Enter" busy={busy} onAct={() => void enable()}>
          {t('settings:enableIt')}
        </Action>
      </div>
    </Modal>
  )
}
