/** The officer at work takes another passphrase. */
import { PasswordInput } from '@mantine/core'
import { useState } from 'react'
import type { Refusal } from '../../shared/result.ts'
import { answerOf, ledger } from '../app/ledger.ts'
import { tell } from '../app/notice-store.ts'
import { useSession } from '../app/session-store.ts'
import { ActDialog } from '../components/act-dialog.tsx'
import { PassphraseFields, useNewPassphrase } from '../setup/passphrase-fields.tsx'
import { t } from '../texts/index.ts'
import classes from './settings.module.css'

export const ChangePassphrase = ({ onClose }: { readonly onClose: () => void }) => {
  const { training, officer, code, pack } = useSession()
  const [old, setOld] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const known = [officer.name, officer.badge, code, pack.name]
  const next = useNewPassphrase(known, training, () => setRefusal(null))
  const change = async () => {
    if (!next.isReady() || old === '') return
    setBusy(true)
    const changed = await answerOf(ledger().changePassphrase(old, next.passphrase))
    setBusy(false)
    if (!changed.ok) return setRefusal(changed.refusal)
    tell({ tone: 'ok', text: t('settings:changed') })
    onClose()
  }
  return (
    <ActDialog
      title={t('settings:changeTitle')}
      act={t('settings:change')}
      busy={busy}
      refusal={refusal}
      onAct={() => void change()}
      onClose={onClose}
    >
      <div className={classes.officer}>
        <PasswordInput
          className={classes.wide ?? ''}
          label={t('settings:oldPassphrase')}
          data-autofocus
          value={old}
          autoComplete="off"
          error={next.tried && old === '' ? t('setup:needed') : undefined}
          visibilityToggleButtonProps={{ 'aria-label': t('setup:show'), tabIndex: -1 }}
          onChange={(event) => {
            setOld(event.currentTarget.value)
            setRefusal(null)
          }}
        />
        <PassphraseFields label={t('settings:newPassphrase')} {...next.fields} />
        <p className={`${classes.wide} ${classes.hint}`}>{t('settings:changeHint')}</p>
      </div>
    </ActDialog>
  )
}
