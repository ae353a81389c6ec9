/** The road of a machine that takes over from another: the backup, then who opens it and the code it goes on under. */
import { useState } from 'react'
import type { BackupPreview } from '../../shared/ledger-api.ts'
import { t } from '../texts/index.ts'
import { BackupStep, type ChosenBackup } from './backup-step.tsx'
import { RestoreStep } from './restore-step.tsx'
import { SetupFrame } from './setup-frame.tsx'

export const RestoreSetup = ({ onLeave }: { readonly onLeave: () => void }) => {
  const [chosen, setChosen] = useState<ChosenBackup | null>(null)
  const [preview, setPreview] = useState<BackupPreview | null>(null)
  const steps = [t('setup:step.backup'), t('setup:step.restore')]
  return (
    <SetupFrame
      title={t('setup:restoreTitle')}
      steps={steps}
      at={preview === null ? 0 : 1}
      training={chosen?.preview.training === true}
    >
      {preview === null ? (
        <BackupStep chosen={chosen} onChange={setChosen} onBack={onLeave} onNext={setPreview} />
      ) : (
        <RestoreStep preview={preview} onBack={() => setPreview(null)} />
      )}
    </SetupFrame>
  )
}
