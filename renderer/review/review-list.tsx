/** Conflicts and proposals, one row each; Enter or a click chooses one. */
import type { ReviewRow } from '../../shared/ledger-api.ts'
import type { PackSite } from '../../shared/pack/pack.ts'
import { Card } from '../components/card.tsx'
import { type Column, DataTable } from '../components/data-table.tsx'
import { Pill } from '../components/pill.tsx'
import { shortWhen } from '../records/value-words.ts'
import { formatCount, t } from '../texts/index.ts'
import classes from './review.module.css'
import { aboutWords, headingOf, isOpen, labelsOf } from './review-words.ts'

interface ReviewListProps {
  readonly rows: readonly ReviewRow[]
  readonly total: number
  /** Id of the row that is shown beside it. */
  readonly chosen: string
  readonly sites: readonly PackSite[]
  readonly onChoose: (row: ReviewRow) => void
}

const columns = (sites: readonly PackSite[]): readonly Column<ReviewRow>[] => [
  {
    key: 'what',
    head: t('review:what'),
    width: '132px',
    cell: (row) => <Pill tone={isOpen(row) ? 'warn' : 'mute'}>{headingOf(row)}</Pill>,
  },
  {
    key: 'record',
    head: t('review:record'),
    width: '136px',
    cell: (row) =>
      labelsOf(row).map((label) => (
        <span key={label} className={`mono ${classes.label}`}>
          {label}
        </span>
      )),
  },
  {
    key: 'about',
    head: t('review:about'),
    width: 'minmax(0, 1fr)',
    cell: (row) => aboutWords(row, sites),
  },
  { key: 'at', head: t('review:last'), width: '172px', end: true, cell: ({ at }) => shortWhen(at) },
]

export const ReviewList = ({ rows, total, chosen, sites, onChoose }: ReviewListProps) => (
  <Card fill title={t('review:list')}>
    <DataTable
      tall
      label={t('review:list')}
      columns={columns(sites)}
      count={rows.length}
      rowAt={(index) => rows[index]}
      keyOf={({ id }) => id}
      marked={({ id }) => id === chosen}
      onOpen={onChoose}
      empty={null}
    />
    {rows.length < total && (
      <p className={classes.more}>
        {t('review:more', { shown: formatCount(rows.length), n: formatCount(total) })}
      </p>
    )}
  </Card>
)
