/** Every record held here: filtered, searched, sorted; a row opens it. */

import type { RecordRow } from '../../shared/ledger-api.ts'
import type { Pack } from '../../shared/pack/pack.ts'
import { go } from '../app/navigation-store.ts'
import { useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { Card } from '../components/card.tsx'
import { Clipped, type Column, DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { useOperationLine } from '../components/operation-line.ts'
import { PageBar, PageBody } from '../components/page-bar.tsx'
import { KindTag, Pill } from '../components/pill.tsx'
import { formatClock, formatCount, formatTypedDay, t } from '../texts/index.ts'
import { RecordFilters } from './record-filters.tsx'
import { type Filters, isFiltered, noFilters, queryOf, setFilters, useFilters } from './records-store.ts'
import { StateCell } from './state-cell.tsx'
import { summaryOf } from './summary.ts'
import { usePages } from './use-pages.ts'

/** A station's records are nearly all of one site: a unit's list names it, with the screen's room. */
const columnsFor = (pack: Pack, withSite: boolean): readonly Column<RecordRow>[] => [
  {
    key: 'label',
    head: t('log:number'),
    width: '156px',
    sortable: true,
    cell: (row) => <span className="mono">{row.label}</span>,
  },
  {
    key: 'when',
    head: t('records:when'),
    width: '142px',
    sortable: true,
    cell: ({ record }) => `${formatTypedDay(record.when)} ${formatClock(record.when)}`,
  },
  {
    key: 'kind',
    head: t('log:kind'),
    width: '108px',
    sortable: true,
    cell: ({ record }) => <KindTag kind={record.kind} />,
  },
  {
    key: 'what',
    head: t('log:what'),
    width: 'minmax(0, 2.2fr)',
    cell: ({ record }) => <Clipped>{summaryOf(record)}</Clipped>,
  },
  ...(withSite ? [siteColumn(pack)] : []),
  {
    key: 'officer',
    head: t('log:officer'),
    width: 'minmax(104px, 0.4fr)',
    cell: (row) => <Clipped>{row.officer}</Clipped>,
  },
  { key: 'state', head: t('log:state'), width: '184px', cell: (row) => <StateCell row={row} /> },
]

const siteColumn = (pack: Pack): Column<RecordRow> => ({
  key: 'site',
  head: t('records:site'),
  width: 'minmax(0, 1fr)',
  sortable: true,
  cell: ({ record }) => (
    <Clipped>{pack.sites.find(({ id }) => id === record.site)?.name ?? record.site}</Clipped>
  ),
})

export const RecordsScreen = () => {
  const session = useSession()
  const filters = useFilters()
  const { total, settled, rowAt, onSight } = usePages(queryOf(filters))
  const line = useOperationLine()
  return (
    <>
      <PageBar title={t('records')} sub={line}>
        {total !== undefined && (
          <Pill tone="mute">{t('records:found', { count: total, n: formatCount(total) })}</Pill>
        )}
      </PageBar>
      <PageBody>
        <RecordFilters />
        <Card fill>
          <DataTable
            label={t('records')}
            columns={columnsFor(session.pack, session.role === 'unit')}
            count={total ?? 0}
            busy={!settled}
            rowAt={rowAt}
            keyOf={(row) => row.record.key}
            onSight={onSight}
            struck={(row) => row.record.voided}
            sort={{ by: filters.sort, descending: filters.descending }}
            onSort={({ by, descending }) => setFilters({ sort: by as Filters['sort'], descending })}
            onOpen={(row) => go({ screen: 'record', record: row.record.key })}
            empty={total === undefined ? null : <Empty filtered={isFiltered(filters)} role={session.role} />}
          />
        </Card>
      </PageBody>
    </>
  )
}

const Empty = ({ filtered, role }: { readonly filtered: boolean; readonly role: 'station' | 'unit' }) =>
  filtered ? (
    <EmptyState
      title={t('records:noneTitle')}
      action={<Action onAct={() => setFilters(noFilters)}>{t('records:clearFilters')}</Action>}
    >
      {t('records:noneText')}
    </EmptyState>
  ) : (
    <EmptyState title={t('records:emptyTitle')}>
      {t(role === 'station' ? 'records:emptyStation' : 'records:emptyUnit')}
    </EmptyState>
  )
