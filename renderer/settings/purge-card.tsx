/** The end of an operation: every personal part held here goes, by a supervisor's word, against a certificate. */
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Refusal } from '../../shared/result.ts'
import { answerOf, ledger } from '../app/ledger.ts'
import { main, savedFileOf } from '../app/main-process.ts'
import { tell } from '../app/notice-store.ts'
import { useSession } from '../app/session-store.ts'
import { ActDialog } from '../components/act-dialog.tsx'
import { Action } from '../components/action.tsx'
import { Card } from '../components/card.tsx'
import { formatDay, t } from '../texts/index.ts'
import classes from './settings.module.css'

export const PurgeCard = () => {
  const { officer, pack } = useSession()
  const [asking, setAsking] = useState(false)
  const may = officer.role === 'supervisor'
  return (
    <Card padded title={t('settings:purge')}>
      <div className={classes.fields}>
        <p>{t('settings:purgeText', { ends: formatDay(pack.ends), retention: formatDay(pack.retention) })}</p>
        {may ? (
          <div>
            <Action tone="bad" onAct={() => setAsking(true)}>
              {t('settings:purgeGo')}
            </Action>
          </div>
        ) : (
          <span className={classes.hint}>{t('settings:purgeOnly')}</span>
        )}
      </div>
      {asking && <PurgeDialog onClose={() => setAsking(false)} />}
    </Card>
  )
}

const PurgeDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { code } = useSession()
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const purge = async () => {
    setBusy(true)
    const purged = await answerOf(ledger().purgePersonal())
    if (!purged.ok) {
      setBusy(false)
      return setRefusal(purged.refusal)
    }
    const saved = await savedFileOf(main().saveFile({ kind: 'json', ...purged.value }))
    tell(
      saved.saved
        ? { tone: 'ok', text: t('settings:purged', { name: saved.name }) }
        : { tone: 'bad', text: t('settings:purgedNotSaved') },
    )
    onClose()
  }
  return (
    <ActDialog
      size={560}
      title={t('settings:purgeTitle')}
      act={t('settings:purgeIt')}
      tone="bad"
      busy={busy}
      disabled={typed.trim() !== code}
      refusal={refusal}
      onAct={() => void purge()}
      onClose={onClose}
    >
      <p>{t('settings:purgeWarn')}</p>
      <TextInput
        data-autofocus
        label={t('settings:purgeConfirm', { code })}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.currentTarget.value.toUpperCase())}
      />
    </ActDialog>
  )
}
