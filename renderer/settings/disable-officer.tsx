/** A supervisor takes an officer's access away: what that does, and what it cannot undo. */
import { useState } from 'react'
import type { OfficerRow } from '../../shared/ledger-api.ts'
import type { Refusal } from '../../shared/result.ts'
import { answerOf, ledger, useAnswer } from '../app/ledger.ts'
import { tell } from '../app/notice-store.ts'
import { ActDialog } from '../components/act-dialog.tsx'
import { formatCount, t } from '../texts/index.ts'
import classes from './settings.module.css'

interface DisableOfficerProps {
  readonly officer: OfficerRow
  readonly onClose: () => void
}

export const DisableOfficer = ({ officer, onClose }: DisableOfficerProps) => {
  const { number, name } = officer
  const count = useAnswer(async (open) => (await open.records({ offset: 0, limit: 1 })).total, [])
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const disable = async () => {
    setBusy(true)
    const disabled = await answerOf(ledger().disableOfficer(number))
    setBusy(false)
    if (!disabled.ok) return setRefusal(disabled.refusal)
    tell({ tone: 'ok', text: t('settings:disabled', { number }) })
    onClose()
  }
  return (
    <ActDialog
      size={560}
      title={t('settings:disableTitle', { number })}
      act={t('settings:disableIt')}
      tone="bad"
      busy={busy}
      refusal={refusal}
      onAct={() => void disable()}
      onClose={onClose}
    >
      <p>{t('settings:disableLead', { name })}</p>
      <p className={classes.warning}>
        {count === undefined ? t('loading') : t('settings:disableRead', { count, n: formatCount(count) })}
      </p>
    </ActDialog>
  )
}
