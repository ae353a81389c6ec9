/** The backup file, or a folder with a second copy or a mirror, and what they say they are. */
import { useState } from 'react'
import type { GivenFolder } from '../../shared/ipc/contract.ts'
import type { BackupPreview } from '../../shared/ledger-api.ts'
import { main } from '../app/main-process.ts'
import { Action } from '../components/action.tsx'
import type { OfferedFile } from '../inbox/import-store.ts'
import { given, useFileDrop } from '../inbox/offered-files.ts'
import { formatWhen, t } from '../texts/index.ts'
import { backupBytes, type ChosenBackup, readOffered } from './read-backup.ts'
import classes from './setup.module.css'
import { Step } from './step.tsx'

interface BackupStepProps {
  readonly chosen: ChosenBackup | null
  readonly onChange: (chosen: ChosenBackup | null) => void
  readonly onBack: () => void
  readonly onNext: (preview: BackupPreview) => void
}

export const BackupStep = ({ chosen, onChange, onBack, onNext }: BackupStepProps) => {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const take = async (offered: readonly OfferedFile[], folder: GivenFolder | null = null) => {
    if ((offered.length === 0 && folder === null) || busy) return
    setBusy(true)
    setFault(null)
    const read = await readOffered(offered, folder)
    setBusy(false)
    onChange('fault' in read ? null : read)
    if ('fault' in read) setFault(read.fault)
  }
  const over = useFileDrop((files) => void take(files), backupBytes)
  const choose = async () => take((await main().openFiles('backup')).map(given))
  const chooseFolder = async () => {
    setBusy(true)
    const folder = await main()
      .openCopy()
      .catch(() => null)
    setBusy(false)
    if (folder !== null) await take(folder.files.map(given), folder)
  }
  const next = () => (chosen === null ? setFault(t('setup:backupMissing')) : onNext(chosen.preview))
  return (
    <Step
      lead={t('setup:backupLead')}
      onBack={onBack}
      onNext={next}
      busy={busy}
      working={t('setup:backupReading')}
      fault={fault}
    >
      <section className={classes.drop} data-over={over || undefined} aria-label={t('setup:backupFile')}>
        {over ? (
          t('setup:backupDropNow')
        ) : (
          <>
            <Action onAct={() => void choose()} disabled={busy} keys="Ctrl+O">
              {t('setup:chooseBackup')}
            </Action>
            <Action onAct={() => void chooseFolder()} disabled={busy}>
              {t('setup:chooseFolder')}
            </Action>
            <span>{chosen?.name ?? t('setup:dropBackup')}</span>
          </>
        )}
      </section>
      {chosen !== null && <Facts chosen={chosen} />}
    </Step>
  )
}

const Facts = ({ chosen }: { readonly chosen: ChosenBackup }) => {
  const { role, code, operation, created, asksUnit } = chosen.preview
  const at = created ?? chosen.changed
  const facts: readonly (readonly [string, string])[] = [
    [t('setup:operation'), operation],
    [t('setup:backupOf'), t(role === 'station' ? 'station' : 'unit', { code })],
    [
      t(created === null && at !== null ? 'setup:backupChanged' : 'setup:backupMade'),
      at === null ? t('setup:backupUndated') : formatWhen(at),
    ],
    [t('setup:opensWith'), t(asksUnit ? 'setup:opensUnit' : 'setup:opensPassphrase')],
  ]
  return (
    <dl className={classes.facts} aria-label={t('setup:backupFacts')}>
      {facts.map(([name, value]) => (
        <div key={name} className={classes.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
