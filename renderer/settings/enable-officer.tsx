/** A disabled officer comes back, and types a new passphrase. */
import { useState } from 'react'
import type { OfficerRow } from '../../shared/ledger-api.ts'
import type { Refusal } from '../../shared/result.ts'
import { answerOf, ledger } from '../app/ledger.ts'
import { tell } from '../app/notice-store.ts'
import { useSession } from '../app/session-store.ts'
import { ActDialog } from '../components/act-dialog.tsx'
import { PassphraseFields, useNewPassphrase } from '../setup/passphrase-fields.tsx'
import { t } from '../texts/index.ts'
import classes from './settings.module.css'

interface EnableOfficerProps {
  readonly officer: OfficerRow
  readonly onClose: () => void
}

export const EnableOfficer = ({ officer, onClose }: EnableOfficerProps) => {
  const { number, name, badge } = officer
  const { training, code, pack } = useSession()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const next = useNewPassphrase([name, badge, code, pack.name], training, () => setRefusal(null))
  const enable = async () => {
    if (!next.isReady()) return
    setBusy(true)
    const enabled = await answerOf(ledger().enableOfficer(number, next.passphrase))
    setBusy(false)
    if (!enabled.ok) return setRefusal(enabled.refusal)
    tell({ tone: 'ok', text: t('settings:enabled', { number }) })
    onClose()
  }
  return (
    <ActDialog
      title={t('settings:enableTitle', { number })}
      act={t('settings:enableIt')}
      busy={busy}
      refusal={refusal}
      onAct={() => void enable()}
      onClose={onClose}
    >
      <div className={classes.officer}>
        <p className={classes.wide}>{t('settings:enableLead', { name })}</p>
        <PassphraseFields autoFocus label={t('settings:newPassphrase')} {...next.fields} />
      </div>
    </ActDialog>
  )
}
