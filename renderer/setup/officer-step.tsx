/** The last step of both roads: the first officer, and what Milepost cannot protect. */
import { useState } from 'react'
import type { OfficerDraft } from '../../shared/ledger-api.ts'
import type { Refusal } from '../../shared/result.ts'
import { t } from '../texts/index.ts'
import { noOfficer, OfficerFields, officerProblems } from './officer-fields.tsx'
import classes from './setup.module.css'
import { Step } from './step.tsx'

export const OfficerStep = (props: {
  readonly training: boolean
  readonly onBack: () => void
  /** null when the installation was made. */
  readonly onFinish: (officer: OfficerDraft) => Promise<Refusal | null>
}) => {
  const [form, setForm] = useState(noOfficer)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const problems = officerProblems(form, props.training)
  const finish = async () => {
    setTried(true)
    if (Object.keys(problems).length > 0) return
    setBusy(true)
    const { again: _, ...officer } = form
    const refused = await props.onFinish(officer)
    setBusy(false)
    setRefusal(refused)
  }
  return (
    <Step
      lead={t('setup:officerLead')}
      onBack={props.onBack}
      onNext={() => void finish()}
      next={t('setup:finish')}
      busy={busy}
      refusal={refusal}
    >
      <OfficerFields
        form={form}
        problems={tried ? problems : {}}
        onChange={(next) => {
          setForm(next)
          setRefusal(null)
        }}
      />
      <p className={classes.machine}>
        <strong>{t('setup:machineTitle')}</strong>
        {t('setup:machineText')}
      </p>
    </Step>
  )
}
