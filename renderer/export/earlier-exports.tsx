import type { ExportPlan } from '../../shared/ledger-api.ts'
import { Card } from '../components/card.tsx'
import { Clipped, type Column, DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { segmentName } from '../inbox/outcome-words.ts'
import { formatCount, formatWhen, t } from '../texts/index.ts'

type Export = ExportPlan['exports'][number]

const range = ({ first, last }: Export) =>
  first === last ? segmentName(first) : `${segmentName(first)}–${segmentName(last)}`

const columns = (): readonly Column<Export>[] => [
  { key: 'at', head: t('export:at'), width: '208px', cell: ({ at }) => <Clipped>{formatWhen(at)}</Clipped> },
  {
    key: 'segments',
    head: t('export:segments'),
    width: '92px',
    cell: (one) => (
      <span className="mono" dir="ltr">
        {range(one)}
      </span>
    ),
  },
  {
    key: 'officer',
    head: t('export:officer'),
    width: 'minmax(0, 1fr)',
    cell: ({ officer }) => <Clipped>{officer}</Clipped>,
  },
]

/** What was exported before, newest first. `undefined`: not asked yet. */
export const EarlierExports = ({ exports }: { readonly exports: ExportPlan['exports'] | undefined }) => {
  const rows = [...(exports ?? [])].sort((a, b) => (a.at < b.at ? 1 : -1))
  return (
    <Card
      fill
      title={
        rows.length === 0 ? t('export:earlier') : t('export:earlierCount', { n: formatCount(rows.length) })
      }
    >
      <DataTable
        label={t('export:earlier')}
        columns={columns()}
        count={rows.length}
        rowAt={(index) => rows[index]}
        keyOf={(one) => `${one.at}-${one.first}-${one.last}`}
        empty={<EmptyState title={t('export:earlier')}>{t('export:earlierEmpty')}</EmptyState>}
      />
    </Card>
  )
}
