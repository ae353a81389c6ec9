/** A figure as it is written: grouped, a change with its sign, and what was not reported unlike nought. */
import { formatCount, t } from '../texts/index.ts'

/** `+1,204`, `−3`, `0` */
export const formatChange = (change: number): string =>
  change === 0 ? '0' : `${change > 0 ? '+' : '−'}${formatCount(Math.abs(change))}`

interface FigureProps {
  /** One number, or two side by side; null: not reported. */
  readonly value: number | readonly number[] | null
  readonly change?: true
}

/** Left to right in every language: a sign stands before its number. */
export const Figure = ({ value, change }: FigureProps) => {
  if (value === null)
    return change ? null : (
      <span data-missing title={t('tally:notReported')}>
        –
      </span>
    )
  const numbers = typeof value === 'number' ? [value] : value
  return <bdi dir="ltr">{numbers.map(change ? formatChange : formatCount).join(' · ')}</bdi>
}
