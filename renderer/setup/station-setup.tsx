/** The road of a station: pack, fingerprint, site and code, first officer. */
import { useState } from 'react'
import type { OfficerDraft, PackPreview } from '../../shared/ledger-api.ts'
import { ledger } from '../app/ledger.ts'
import { openWhenAnswered } from '../app/opening.ts'
import { t } from '../texts/index.ts'
import { CompareStep } from './compare-step.tsx'
import { OfficerStep } from './officer-step.tsx'
import { type ChosenPack, PackStep } from './pack-step.tsx'
import { type ChosenPlace, PlaceStep } from './place-step.tsx'
import { SetupFrame } from './setup-frame.tsx'

export const StationSetup = ({ onLeave }: { readonly onLeave: () => void }) => {
  const [at, setAt] = useState(0)
  const [chosen, setChosen] = useState<ChosenPack>({ file: null, code: '', training: false })
  const [preview, setPreview] = useState<PackPreview | null>(null)
  const [place, setPlace] = useState<ChosenPlace>({ site: null, code: '' })
  const steps = [
    t('setup:step.pack'),
    t('setup:step.compare'),
    t('setup:step.place'),
    t('setup:step.officer'),
  ]

  const finish = (officer: OfficerDraft) =>
    openWhenAnswered(ledger().createStation(place.site ?? '', place.code, officer))
  const back = () => setAt(at - 1)
  return (
    <SetupFrame title={t('setup:stationGo')} steps={steps} at={at} training={chosen.training}>
      {at === 0 || preview === null ? (
        <PackStep
          chosen={chosen}
          onChange={setChosen}
          onBack={onLeave}
          onOpened={(opened) => {
            setPreview(opened)
            setAt(1)
          }}
        />
      ) : at === 1 ? (
        <CompareStep preview={preview} onBack={back} onNext={() => setAt(2)} />
      ) : at === 2 ? (
        <PlaceStep
          pack={preview.pack}
          place={place}
          onChange={setPlace}
          onBack={back}
          onNext={() => setAt(3)}
        />
      ) : (
        <OfficerStep training={chosen.training} onBack={back} onFinish={finish} />
      )}
    </SetupFrame>
  )
}
