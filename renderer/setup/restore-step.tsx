/** Who opens the backup, and the code under which the installation goes on. */
import { PasswordInput, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { BackupPreview } from '../../shared/ledger-api.ts'
import { ledger } from '../app/ledger.ts'
import { openWhenAnswered } from '../app/opening.ts'
import { t } from '../texts/index.ts'
import { isCode } from './place-step.tsx'
import { restoreSentence } from './read-backup.ts'
import classes from './setup.module.css'
import { Step } from './step.tsx'

interface RestoreStepProps {
  readonly preview: BackupPreview
  readonly onBack: () => void
}

export const RestoreStep = ({ preview, onBack }: RestoreStepProps) => {
  const [officer, setOfficer] = useState(preview.lastOfficer)
  const [passphrase, setPassphrase] = useState('')
  const [code, setCode] = useState(preview.nextCode)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const wrong = !isCode(code)
    ? t('setup:stationCodeWrong')
    : code === preview.code && t('setup:restoreCodeOld')
  const restore = async () => {
    setTried(true)
    if (passphrase === '' || wrong) return
    setBusy(true)
    setFault(null)
    const refused = await openWhenAnswered(ledger().restore(officer, passphrase, code))
    setBusy(false)
    if (refused === null) return
    setFault(restoreSentence(refused))
    setPassphrase('')
    setTried(false)
  }
  return (
    <Step
      lead={t('setup:restoreLead', { operation: preview.operation, code: preview.code })}
      onBack={onBack}
      onNext={() => void restore()}
      next={t('setup:restoreNow')}
      busy={busy}
      working={t('setup:restoring')}
      fault={fault}
    >
      <Select
        className={classes.w2 ?? ''}
        label={t('unlock:officer')}
        allowDeselect={false}
        data={preview.officers.map((number) => ({
          value: String(number),
          label: t('unlock:officerNumber', { number }),
        }))}
        value={String(officer)}
        onChange={(number) => setOfficer(number === null ? officer : Number(number))}
      />
      <PasswordInput
        className={classes.w4 ?? ''}
        label={t('setup:passphrase')}
        value={passphrase}
        autoComplete="off"
        error={tried && passphrase === '' ? t('unlock:needed') : undefined}
        visibilityToggleButtonProps={{ 'aria-label': t('setup:show'), tabIndex: -1 }}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
      />
      <TextInput
        className={classes.w2 ?? ''}
        label={t('setup:restoreCode')}
        value={code}
        maxLength={12}
        autoComplete="off"
        spellCheck={false}
        error={tried && wrong}
        onChange={(event) => setCode(event.currentTarget.value.toUpperCase())}
      />
      <p className={`${classes.w6} ${classes.hint}`}>{t('setup:restoreCodeHint', { code: preview.code })}</p>
      <p className={classes.machine}>
        <strong>{t('setup:restoreGoesOn')}</strong>
        {t(preview.role === 'station' ? 'setup:restoreStation' : 'setup:restoreUnit', { code: preview.code })}
      </p>
    </Step>
  )
}
