/** Of a second copy: who asks the unit for its keys, under which new passphrase, and the code under which it goes on. */
import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { BackupPreview } from '../../shared/ledger-api.ts'
import { answerOf, ledger } from '../app/ledger.ts'
import { boot } from '../app/locking.ts'
import { t } from '../texts/index.ts'
import { PassphraseFields, useNewPassphrase } from './passphrase-fields.tsx'
import { isCode } from './place-step.tsx'
import { restoreSentence } from './read-backup.ts'
import classes from './setup.module.css'
import { Step } from './step.tsx'

interface AskUnitStepProps {
  readonly preview: BackupPreview
  readonly onBack: () => void
}

export const AskUnitStep = ({ preview, onBack }: AskUnitStepProps) => {
  const [officer, setOfficer] = useState(preview.lastOfficer)
  const [code, setCode] = useState(preview.nextCode)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const known = [preview.code, preview.operation]
  const next = useNewPassphrase(known, preview.training, () => setFault(null))
  const wrong = !isCode(code)
    ? t('setup:stationCodeWrong')
    : code === preview.code && t('setup:restoreCodeOld')
  const ask = async () => {
    if (!next.isReady() || wrong) return
    setBusy(true)
    setFault(null)
    const asked = await answerOf(ledger().restoreCopy(officer, next.passphrase, code))
    setBusy(false)
    // What waits there is shown by the unlock screen.
    if (asked.ok) await boot()
    else setFault(restoreSentence(asked.refusal))
  }
  return (
    <Step
      lead={t('setup:askLead', { operation: preview.operation, code: preview.code })}
      onBack={onBack}
      onNext={() => void ask()}
      next={t('setup:askNow')}
      busy={busy}
      working={t('setup:placing')}
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
      <TextInput
        className={classes.w2 ?? ''}
        label={t('setup:restoreCode')}
        value={code}
        maxLength={12}
        autoComplete="off"
        spellCheck={false}
        error={next.tried && wrong}
        onChange={(event) => setCode(event.currentTarget.value.toUpperCase())}
      />
      <p className={`${classes.w6} ${classes.hint}`}>{t('copy:supervisorHint')}</p>
      <PassphraseFields label={t('recovery:newPassphrase')} {...next.fields} />
      <p className={`${classes.w6} ${classes.hint}`}>{t('setup:restoreCodeHint', { code: preview.code })}</p>
      <p className={classes.machine}>
        <strong>{t('setup:restoreGoesOn')}</strong>
        {t('setup:restoreStation', { code: preview.code })}
      </p>
    </Step>
  )
}
