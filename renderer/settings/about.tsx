/** What this is: version, runtime, operation and keys. */
import { useEffect, useState } from 'react'
import type { AppInfo } from '../../shared/ipc/contract.ts'
import { main } from '../app/main-process.ts'
import { useSession } from '../app/session-store.ts'
import { Card } from '../components/card.tsx'
import { formatDay, groupsOfFour, joined, t } from '../texts/index.ts'
import classes from './settings.module.css'

export const About = () => {
  const session = useSession()
  const [info, setInfo] = useState<AppInfo>()
  useEffect(() => {
    void main().info().then(setInfo)
  }, [])
  const { pack } = session
  const facts: readonly (readonly [string, string, boolean?])[] = [
    [t('settings:version'), info === undefined ? '' : `${t('milepost')} ${info.version}`],
    [t('settings:runtime'), info?.runtime ?? ''],
    [t('settings:operation'), joined([pack.name, `${formatDay(pack.starts)} – ${formatDay(pack.ends)}`])],
    [t('settings:pack'), t('settings:packVersion', { version: pack.version })],
    [t('settings:authority'), groupsOfFour(session.fingerprint), true],
    [t('settings:log'), groupsOfFour(session.log), true],
  ]
  return (
    <Card title={t('settings:about')} padded>
      <dl className={classes.facts}>
        {facts.map(([name, value, mono]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd data-mono={mono || undefined}>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
