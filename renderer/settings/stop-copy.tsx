/** Before a second copy is left: what stays on the drive. */
import { useState } from 'react'
import { type CopyState, copyFolderName } from '../../shared/ipc/copy.ts'
import { setCopy } from '../app/copy-store.ts'
import { main } from '../app/main-process.ts'
import { tell } from '../app/notice-store.ts'
import { ActDialog } from '../components/act-dialog.tsx'
import { t } from '../texts/index.ts'
import classes from './settings.module.css'

interface StopCopyProps {
  readonly copy: CopyState
  readonly onClose: () => void
}

export const StopCopy = ({ copy: { name, erasing }, onClose }: StopCopyProps) => {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState('')
  const stop = async () => {
    setBusy(true)
    try {
      await main().stopCopy()
      setCopy(null)
      tell({ tone: 'ok', text: t('copy:stopped', { name }) })
      onClose()
    } catch {
      setBusy(false)
      setFault(t('copy:refused.failed'))
    }
  }
  return (
    <ActDialog
      size={560}
      title={t('copy:stopTitle', { name })}
      act={t('copy:stopIt')}
      busy={busy}
      fault={fault}
      onAct={() => void stop()}
      onClose={onClose}
    >
      <p>{t('copy:stopText', { folder: copyFolderName })}</p>
      {erasing && <p className={classes.warning}>{t('copy:stopErasing')}</p>}
    </ActDialog>
  )
}
