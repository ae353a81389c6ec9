/** A backup of this installation: what it is, making one, and when the last was made. */
import { useState } from 'react'
import { useAnswer, useLedger } from '../app/ledger.ts'
import { Action } from '../components/action.tsx'
import { Card } from '../components/card.tsx'
import { formatWhen, t } from '../texts/index.ts'
import { type BackupSaid, saveBackup } from './save-backup.ts'
import classes from './settings.module.css'

export const BackupCard = () => {
  const ledger = useLedger()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<BackupSaid | null>(null)
  const last = useAnswer((open) => open.lastBackup(), [said])
  const make = async () => {
    setBusy(true)
    setSaid(null)
    setSaid(await saveBackup(ledger))
    setBusy(false)
  }
  return (
    <Card title={t('settings:backup')} padded>
      <div className={classes.story}>
        <p className={classes.hint}>{t('settings:backupWhat')}</p>
        <div className={classes.acts}>
          <Action busy={busy} onAct={() => void make()}>
            {t('settings:backupMake')}
          </Action>
          <span className={classes.hint}>
            {last === undefined
              ? ''
              : last === null
                ? t('settings:backupNone')
                : t('settings:backupLast', { at: formatWhen(last) })}
          </span>
        </div>
        <p
          className={classes.backupSaid}
          data-tone={said?.tone}
          role={said?.tone === 'bad' ? 'alert' : 'status'}
        >
          {busy ? t('settings:backupMaking') : said?.sentence}
        </p>
      </div>
    </Card>
  )
}
