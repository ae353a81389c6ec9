/** At a unit that is not the authority: its join file, with the fingerprint to read aloud. */
import { useState } from 'react'
import { useAnswer } from '../app/ledger.ts'
import { useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { Card } from '../components/card.tsx'
import { t } from '../texts/index.ts'
import { saveJoinFile } from './join-files.ts'
import { KeyFingerprint } from './key-fingerprint.tsx'
import classes from './tiers.module.css'

export const JoinCard = () => {
  const { unit, pack } = useSession()
  const [said, setSaid] = useState({ saved: true, sentence: '' })
  const made = useAnswer((asked) => asked.makeJoinFile(), [])
  const waits = unit === null
  const root = pack.units.find(({ parent }) => parent === null)
  return (
    <Card title={t(waits ? 'tiers:waitTitle' : 'tiers:againTitle')} padded>
      <div className={classes.card}>
        <p className={waits ? classes.warning : classes.hint}>
          {waits ? t('tiers:waitText', { unit: root?.name ?? '' }) : t('tiers:againText')}
        </p>
        {waits && made?.ok && (
          <KeyFingerprint fingerprint={made.value.fingerprint} label={t('tiers:fingerprint')} />
        )}
        <div>
          <Action go={waits} onAct={() => void saveJoinFile().then(setSaid)}>
            {t('tiers:save')}
          </Action>
        </div>
        <p className={said.saved ? classes.said : classes.fault} role={said.saved ? 'status' : 'alert'}>
          {said.sentence}
        </p>
      </div>
    </Card>
  )
}
