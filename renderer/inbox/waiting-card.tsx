/** Stations that nobody has accepted yet: their entries count only afterwards. */
import type { LogView } from '../../shared/fold/view.ts'
import { Action } from '../components/action.tsx'
import { Card } from '../components/card.tsx'
import { formatCount, t } from '../texts/index.ts'
import classes from './inbox.module.css'

interface WaitingCardProps {
  readonly logs: readonly LogView[]
  readonly onCompare: (log: LogView) => void
}

export const WaitingCard = ({ logs, onCompare }: WaitingCardProps) => (
  <Card title={t('unit:waitingTitle', { count: logs.length })} className={classes.waiting ?? ''}>
    <ul>
      {logs.map((log) => (
        <li key={log.log}>
          <span className="mono">{log.code}</span>
          <span>{t('unit:waitingFor', { count: log.events, n: formatCount(log.events) })}</span>
          <Action small onAct={() => onCompare(log)} label={t('unit:compareCode', { code: log.code })}>
            {t('unit:compare')}
          </Action>
        </li>
      ))}
    </ul>
  </Card>
)
