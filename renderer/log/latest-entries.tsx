/** The entries logged last, newest first. */

import type { RecordRow } from '../../shared/ledger-api.ts'
import { go } from '../app/navigation-store.ts'
import { Card } from '../components/card.tsx'
import { Clipped, type Column, DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { KindTag } from '../components/pill.tsx'
import { StateCell } from '../records/state-cell.tsx'
import { summaryOf } from '../records/summary.ts'
import { formatClock, formatTypedDay, t } from '../texts/index.ts'

/** The clock, with its date where the entry is not of the day that the counters show. */
const timeOf = ({ when, day }: RecordRow['record'], today: string | undefined): string =>
  day === today ? formatClock(when) : `${formatTypedDay(when).slice(0, 6)} ${formatClock(when)}`

const columnsFor = (day: string | undefined): readonly Column<RecordRow>[] => [
  { key: 'time', head: t('log:time'), width: '104px', cell: ({ record }) => timeOf(record, day) },
  {
    key: 'number',
    head: t('log:number'),
    width: '148px',
    cell: (row) => <span className="mono">{row.label}</span>,
  },
  { key: 'kind', head: t('log:kind'), width: '116px', cell: (row) => <KindTag kind={row.record.kind} /> },
  {
    key: 'what',
    head: t('log:what'),
    width: 'minmax(0, 1fr)',
    cell: (row) => <Clipped>{summaryOf(row.record)}</Clipped>,
  },
  { key: 'officer', head: t('log:officer'), width: '132px', cell: (row) => <Clipped>{row.officer}</Clipped> },
  { key: 'state', head: t('log:state'), width: '184px', cell: (row) => <StateCell row={row} day={day} /> },
]

export const LatestEntries = (props: {
  readonly rows: readonly RecordRow[] | undefined
  readonly day: string | undefined
}) => {
  const rows = props.rows ?? []
  return (
    <Card title={t('log:latest')} fill>
      <DataTable
        label={t('log:latest')}
        columns={columnsFor(props.day)}
        count={rows.length}
        rowAt={(index) => rows[index]}
        keyOf={(row) => row.record.key}
        struck={(row) => row.record.voided}
        onOpen={(row) => go({ screen: 'record', record: row.record.key })}
        empty={
          props.rows === undefined ? null : (
            <EmptyState title={t('log:emptyTitle')}>{t('log:emptyText')}</EmptyState>
          )
        }
      />
    </Card>
  )
}
