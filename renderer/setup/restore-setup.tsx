/** The road of a machine that takes over from another: the backup, then who opens it and the code it goes on under. */
import { useState } from 'react'
import type { BackupPreview } from '../../shared/ledger-api.ts'
import { t } from '../texts/index.ts'
import { AskUnitStep } from './ask-unit-step.tsx'
import { BackupStep } from './backup-step.tsx'
import type { ChosenBackup } from './read-backup.ts'
import { RestoreStep } from './restore-step.tsx'
import { SetupFrame } from './setup-frame.tsx'

export const RestoreSetup = ({ onLeave }: { readonly onLeave: () => void }) => {
  const [chosen, setChosen] = useState<ChosenBackup | null>(null)
  const [preview, setPreview] = useState<BackupPreview | null>(null)
  const asksUnit = (preview ?? chosen?.preview)?.asksUnit === true
  const steps = [t('setup:step.backup'), t(asksUnit ? 'setup:step.ask' : 'setup:step.restore')]
  const back = () => setPreview(null)
  return (
    <SetupFrame
      title={t('setup:restoreTitle')}
      steps={steps}
      at={preview === null ? 0 : 1}
      training={chosen?.preview.training === true}
    >
      {preview === null ? (
        <BackupStep chosen={chosen} onChange={setChosen} onBack={onLeave} onNext={setPreview} />
      ) : asksUnit ? (
        <AskUnitStep preview={preview} onBack={back} />
      ) : (
        <RestoreStep preview={preview} onBack={back} />
      )}
    </SetupFrame>
  )
}
