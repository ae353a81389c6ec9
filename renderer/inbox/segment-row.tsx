/** A log's segments as small cells: full, dashed, amber, red, each with its words for who cannot see the colour. */

import type { LogView } from '../../shared/fold/view.ts'
import { formatCount, t } from '../texts/index.ts'
import { segmentName } from './outcome-words.ts'
import { type Cell, type CellState, segmentCells } from './segment-cells.ts'
import classes from './segments.module.css'

export const stateWords = {
  held: 'unit:held',
  bare: 'unit:bareOne',
  missing: 'unit:missing',
  waiting: 'unit:waitingOne',
  'set-aside': 'unit:setAsideOne',
  revoked: 'unit:revokedOne',
  two: 'unit:twoHistories',
} as const satisfies Record<CellState, string>

const saidOf = ({ first, last, state }: Cell): string =>
  first === last
    ? t('unit:segmentState', { index: segmentName(first), state: t(stateWords[state]) })
    : t('unit:segmentRun', {
        first: segmentName(first),
        last: segmentName(last),
        state: t(stateWords[state]),
      })

const titleOf = (cell: Cell): string => {
  const hash = cell.hashes.map((one) => `${one.slice(0, 16)}…`).join('\n')
  const detail =
    cell.state === 'missing'
      ? ''
      : t('unit:segmentEvents', { count: cell.events, n: formatCount(cell.events) })
  return [saidOf(cell), detail, hash].filter((line) => line !== '').join('\n')
}

export const SegmentRow = ({ log }: { readonly log: LogView }) => (
  <ul className={classes.cells}>
    {segmentCells(log).map((cell) => (
      <li
        key={cell.first}
        data-state={cell.state}
        data-run={cell.last > cell.first || undefined}
        title={titleOf(cell)}
      >
        <span>{cell.last > cell.first ? `${segmentName(cell.first)}–${segmentName(cell.last)}` : ''}</span>
        <span className={classes.said}>{saidOf(cell)}</span>
      </li>
    ))}
  </ul>
)

export const SegmentLegend = () => (
  <p className={classes.legend}>
    {(['held', 'bare', 'missing', 'waiting', 'set-aside', 'revoked', 'two'] as const).map((state) => (
      <span key={state}>
        <i data-state={state} aria-hidden="true" />
        {t(stateWords[state])}
      </span>
    ))}
    <span>{t('unit:legendHint')}</span>
  </p>
)
