/** What each station has sent, segment by segment: a missing file is seen at a glance. */
import type { LogView } from '../../shared/fold/view.ts'
import { Action } from '../components/action.tsx'
import { Card } from '../components/card.tsx'
import { type Column, DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { t } from '../texts/index.ts'
import { Heard } from './heard.tsx'
import classes from './inbox.module.css'
import { segmentName, segmentNames } from './outcome-words.ts'
import { missingOf } from './segment-cells.ts'
import { SegmentLegend, SegmentRow } from './segment-row.tsx'

const columns = (): readonly Column<LogView>[] => [
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
        <SegmentRow segments={log.segments} />
        <Trouble log={log} />
      </>
    ),
  },
  { key: 'heard', head: t('unit:heard'), width: '104px', end: true, cell: (log) => <Heard at={log.heard} /> },
]

const Trouble = ({ log }: { readonly log: LogView }) => {
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
    </>
  )
}

interface MatrixCardProps {
  readonly logs: readonly LogView[] | undefined
  readonly onOpen: (log: LogView) => void
  readonly onReceipts: () => void
}

export const MatrixCard = ({ logs, onOpen, onReceipts }: MatrixCardProps) => (
  <Card
    fill
    title={t('unit:matrix')}
    end={
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
      columns={columns()}
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
