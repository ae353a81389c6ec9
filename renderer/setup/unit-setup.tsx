/** The road of a unit: the operation, the unit, its sites, the first officer, and the pack for the stations. */
import { useState } from 'react'
import type { OfficerDraft, SiteDraft } from '../../shared/ledger-api.ts'
import { ledger } from '../app/ledger.ts'
import { openWhenAnswered } from '../app/opening.ts'
import { setStanding, useStanding } from '../app/session-store.ts'
import { SiteTable } from '../operation/site-table.tsx'
import { t } from '../texts/index.ts'
import { OfficerStep } from './officer-step.tsx'
import {
  draftOfForms,
  followSites,
  type OperationForm,
  operationForm,
  type UnitForm,
  unitForm,
} from './operation-forms.ts'
import { OperationStep } from './operation-step.tsx'
import { SetupFrame } from './setup-frame.tsx'
import { Step } from './step.tsx'
import { UnitStep } from './unit-step.tsx'
import { WriteStep } from './write-step.tsx'

export const UnitSetup = ({ onLeave }: { readonly onLeave: () => void }) => {
  const [at, setAt] = useState(0)
  const [operation, setOperation] = useState<OperationForm>(operationForm)
  const [unit, setUnit] = useState<UnitForm>(unitForm)
  const [sites, setSites] = useState<readonly SiteDraft[]>([])
  const standing = useStanding((now) => now.standing)
  const steps = (['operation', 'unit', 'sites', 'officer', 'write'] as const).map((step) =>
    t(`setup:step.${step}`),
  )
  const back = () => setAt(at - 1)
  const next = () => setAt(at + 1)
  const changeSites = (changed: readonly SiteDraft[]) => {
    setSites(changed)
    setOperation(followSites(operation, changed))
  }

  const finish = (officer: OfficerDraft) =>
    openWhenAnswered(
      ledger().createUnit(draftOfForms(operation, unit, sites), officer, operation.training),
      (session) => {
        setStanding({ phase: 'made', session })
        next()
      },
    )
  return (
    <SetupFrame title={t('setup:unitGo')} steps={steps} at={at} training={operation.training}>
      {at === 0 && <OperationStep form={operation} onChange={setOperation} onBack={onLeave} onNext={next} />}
      {at === 1 && <UnitStep form={unit} onChange={setUnit} onBack={back} onNext={next} />}
      {at === 2 && (
        <Step wide lead={t('setup:sitesLead')} onBack={back} onNext={next}>
          <SiteTable sites={sites} onChange={changeSites} />
        </Step>
      )}
      {at === 3 && <OfficerStep training={operation.training} onBack={back} onFinish={finish} />}
      {at === 4 && standing.phase === 'made' && <WriteStep session={standing.session} />}
    </SetupFrame>
  )
}
