/** What the operation day has brought so far. A figure that nobody reported is a dash, which is not nought. */
import { Card } from '../components/card.tsx'
import { formatCount, type TextKey, t } from '../texts/index.ts'
import classes from './log.module.css'

const figures: readonly (readonly [figure: string, text: TextKey])[] = [
  ['inspections_total', 'log:inspections'],
  ['persons_checked', 'log:persons'],
  ['vehicles_checked', 'log:vehicles'],
  ['db_queries', 'log:queries'],
  ['hits_possible', 'log:hitsToConfirm'],
  ['arrests_total', 'log:arrests'],
  ['victims_total', 'log:victims'],
  ['irregular_migrants', 'log:migrants'],
]

export const Counters = ({ counters }: { readonly counters: Readonly<Record<string, number>> }) => (
  <Card>
    <dl className={classes.stats} aria-label={t('log:todayCounters')}>
      {figures.map(([figure, text]) => (
        <div key={figure} data-figure={figure}>
          <dt>{t(text)}</dt>
          <dd>{counters[figure] === undefined ? '–' : formatCount(counters[figure])}</dd>
        </div>
      ))}
    </dl>
  </Card>
)
