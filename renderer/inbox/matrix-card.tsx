/** What each station has sent, segment by segment: a missing file is seen at a glance. */
import type { LogView } from '../../shared/fold/view.ts'
import type { ClockJumpRow } from '../../shared/ledger-api.ts'
import { useAnswer } from '../app/ledger.ts'
import { Action } from '../components/action.tsx'
import { Card } from '../components/card.tsx'
import { type Column, DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { formatCount, t } from '../texts/index.ts'
import { Heard } from './heard.tsx'
import classes from './inbox.module.css'
import { segmentName, segmentNames } from './outcome-words.ts'
import { missingOf } from './segment-cells.ts'
import { SegmentLegend, SegmentRow } from './segment-row.tsx'

const columns = (jumped: Jumped): readonly Column<LogView>[] => [
  {
    key: 'station',
    head: t('unit:station'),
    width: '96px',
    cell: (log) => (
      <span className="mono" title={log.code}>
        {log.code}
      </span>
    ),
  },
  {
    key: 'segments',
    head: t('unit:segments'),
    width: 'minmax(0, 1fr)',
    cell: (log) => (
      <>
        <SegmentRow log={log} />
        <Trouble log={log} jumped={jumped.get(log.log) ?? 0} />
      </>
    ),
  },
  { key: 'heard', head: t('unit:heard'), width: '104px', end: true, cell: (log) => <Heard at={log.heard} /> },
]

/** How often the clock of a log went back and nothing corrects it. */
type Jumped = ReadonlyMap<string, number>

const Trouble = ({ log, jumped }: { readonly log: LogView; readonly jumped: number }) => {
  const missing = missingOf(log)
  return (
    <>
      {(log.state === 'rejected' || log.state === 'revoked') && (
        <p className={classes.trouble}>
          {t(log.state === 'rejected' ? 'unit:rejectedShort' : 'unit:revokedShort')}
        </p>
      )}
      {log.contradiction !== null && (
        <p className={classes.trouble}>
          {t('unit:contradiction', { index: segmentName(log.contradiction) })}
        </p>
      )}
      {missing.length > 0 && (
        <p className={classes.trouble}>{t('unit:gap', { which: segmentNames(missing) })}</p>
      )}
      {jumped > 0 && (
        <p className={classes.trouble} data-tone="warn">
          {t('clocks:inInbox', { count: jumped, n: formatCount(jumped) })}
        </p>
      )}
    </>
  )
}

interface MatrixCardProps {
  readonly logs: readonly LogView[] | undefined
  readonly onOpen: (log: LogView) => void
  /** Absent at a station: receipts are a unit's. */
  readonly onReceipts?: () => void
}

const jumpedOf = (jumps: readonly ClockJumpRow[] | undefined): Jumped => {
  const jumped = new Map<string, number>()
  for (const { log, kind, closed } of jumps ?? [])
    if (kind === 'back' && !closed) jumped.set(log, (jumped.get(log) ?? 0) + 1)
  return jumped
}

export const MatrixCard = ({ logs, onOpen, onReceipts }: MatrixCardProps) => {
  const jumps = useAnswer((ledger) => ledger.clockJumps(), [])
  return (
    <Card
      fill
      title={t('unit:matrix')}
      end={
        onReceipts &&
        logs !== undefined &&
        logs.length > 0 && (
          <Action small onAct={onReceipts}>
            {t('unit:receipts')}
          </Action>
        )
      }
    >
      <DataTable
        tall
        label={t('unit:matrix')}
        columns={columns(jumpedOf(jumps))}
        count={logs?.length ?? 0}
        rowAt={(index) => logs?.[index]}
        keyOf={({ log }) => log}
        onOpen={onOpen}
        empty={
          logs === undefined ? (
            <p className={classes.loading}>{t('loading')}</p>
          ) : (
            <EmptyState title={t('unit:matrixEmptyTitle')}>{t('unit:matrixEmpty')}</EmptyState>
          )
        }
      />
      {logs !== undefined && logs.length > 0 && <SegmentLegend />}
    </Card>
  )
}
