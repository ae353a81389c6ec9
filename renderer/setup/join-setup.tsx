/** The road of a unit that joins: pack, fingerprint, the unit and its parent, first officer; then its join file. */
import { useState } from 'react'
import type { OfficerDraft, PackPreview } from '../../shared/ledger-api.ts'
import { ledger } from '../app/ledger.ts'
import { go } from '../app/navigation-store.ts'
import { openWhenAnswered } from '../app/opening.ts'
import { openSession } from '../app/session-store.ts'
import { ChoiceSelect } from '../components/code-select.tsx'
import { t } from '../texts/index.ts'
import { CompareStep } from './compare-step.tsx'
import { OfficerStep } from './officer-step.tsx'
import { type UnitForm, unitForm } from './operation-forms.ts'
import { type ChosenPack, PackStep } from './pack-step.tsx'
import { SetupFrame } from './setup-frame.tsx'
import { UnitStep } from './unit-step.tsx'

export const JoinSetup = ({ onLeave }: { readonly onLeave: () => void }) => {
  const [at, setAt] = useState(0)
  const [chosen, setChosen] = useState<ChosenPack>({ file: null, code: '', training: false })
  const [preview, setPreview] = useState<PackPreview | null>(null)
  const [unit, setUnit] = useState<UnitForm>(unitForm)
  const [parent, setParent] = useState('')
  const steps = (['pack', 'compare', 'unit', 'officer'] as const).map((step) => t(`setup:step.${step}`))
  const finish = (officer: OfficerDraft) =>
    openWhenAnswered(
      ledger().createJoiningUnit({ ...unit, name: unit.name.trim(), parent }, officer),
      (session) => {
        openSession(session)
        go({ screen: 'operation' })
      },
    )
  const opened = (shown: PackPreview) => {
    setPreview(shown)
    setParent(shown.pack.units.find((one) => one.parent === null)?.id ?? '')
    setAt(1)
  }
  const back = () => setAt(at - 1)
  const next = () => setAt(at + 1)
  return (
    <SetupFrame title={t('tiers:joinGo')} steps={steps} at={at} training={chosen.training}>
      {at === 0 || preview === null ? (
        <PackStep chosen={chosen} onChange={setChosen} onBack={onLeave} onOpened={opened} />
      ) : at === 1 ? (
        <CompareStep preview={preview} onBack={back} onNext={next} />
      ) : at === 2 ? (
        <UnitStep form={unit} lead={t('tiers:unitLead')} onChange={setUnit} onBack={back} onNext={next}>
          <ChoiceSelect
            label={t('tiers:parent')}
            required
            choices={preview.pack.units.map(({ id, name }) => ({ value: id, label: name }))}
            value={parent}
            onChange={(id) => setParent(id ?? parent)}
          />
        </UnitStep>
      ) : (
        <OfficerStep training={chosen.training} onBack={back} onFinish={finish} />
      )}
    </SetupFrame>
  )
}
