/** A figure as it is written: grouped, a change with its sign, and what was not reported unlike nought. */
import { formatCount, t } from '../texts/index.ts'

/** `+1,204`, `−3`, `0` */
export const formatChange = (change: number): string =>
  change === 0 ? '0' : `${change > 0 ? '+' : '−'}${formatCount(Math.abs(change))}`

/** Left to right in every language: a sign stands before its number. */
export const Figure = ({ value, change }: { readonly value: number | null; readonly change?: true }) =>
  value === null ? (
    <span data-missing title={t('tally:notReported')}>
      –
    </span>
  ) : (
    <bdi dir="ltr">{change ? formatChange(value) : formatCount(value)}</bdi>
  )
