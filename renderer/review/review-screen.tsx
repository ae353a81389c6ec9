/** What waits for a person: the list at the start, and what is to be decided of the row that is chosen. */
import { useState } from 'react'
import type { ReviewRow } from '../../shared/ledger-api.ts'
import { useAnswer } from '../app/ledger.ts'
import { useSession } from '../app/session-store.ts'
import { Card } from '../components/card.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageBar, PageBody } from '../components/page-bar.tsx'
import { formatCount, t } from '../texts/index.ts'
import classes from './review.module.css'
import { ReviewDetail } from './review-detail.tsx'
import { ReviewList } from './review-list.tsx'

interface Chosen {
  readonly id: string
  /** Where it stands: when it is gone, the row that takes its place is chosen. */
  readonly at: number
}

const chosenOf = (rows: readonly ReviewRow[], chosen: Chosen | null): ReviewRow | undefined =>
  rows.find(({ id }) => id === chosen?.id) ?? rows[Math.min(chosen?.at ?? 0, rows.length - 1)]

export const ReviewScreen = () => {
  const { pack } = useSession()
  const review = useAnswer((ledger) => ledger.review(), [])
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const rows = review?.rows ?? []
  const total = review?.total ?? 0
  const row = chosenOf(rows, chosen)
  return (
    <>
      <PageBar
        title={t('review')}
        sub={total > 0 ? t('review:sub', { count: total, n: formatCount(total) }) : undefined}
      />
      <PageBody>
        {review === undefined && <p>{t('loading')}</p>}
        {review && row === undefined && (
          <Card fill>
            <EmptyState title={t('review:emptyTitle')}>{t('review:empty')}</EmptyState>
          </Card>
        )}
        {review && row && (
          <div className={classes.two}>
            <ReviewList
              rows={rows}
              total={total}
              chosen={row.id}
              sites={pack.sites}
              onChoose={({ id }) => setChosen({ id, at: rows.findIndex((one) => one.id === id) })}
            />
            <ReviewDetail key={row.id} row={row} sites={pack.sites} />
          </div>
        )}
      </PageBody>
    </>
  )
}
