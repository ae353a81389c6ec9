/** The pages after the first: every breakdown that holds something, in one table whose head is repeated. */
import type { TallyView } from '../../shared/ledger-api.ts'
import { formatDay, t } from '../texts/index.ts'
import { Figure } from './figure-cell.tsx'
import { breakdownName, figureName, type NameOf } from './figure-names.ts'
import { type FigureBlock, figureBlocks } from './figure-rows.ts'

interface PaperBreakdownsProps {
  readonly view: TallyView
  readonly nameOf: NameOf
}

export const PaperBreakdowns = ({ view, nameOf }: PaperBreakdownsProps) => {
  const tally = { ...view.tally, since: view.tally.since ?? view.tally.soFar }
  const blocks = figureBlocks(tally).filter(({ breakdowns }) => breakdowns.length > 0)
  if (blocks.length === 0) return null
  return (
    <section className="sheet-breakdowns">
      <table>
        <thead>
          <tr>
            <th>{t('tally:breakdownsOf', { place: view.place, day: formatDay(view.tally.day) })}</th>
            <th>{t('tally:thisDay')}</th>
            <th>{t('tally:wholeOperation')}</th>
            <th>{t('tally:sinceLast')}</th>
          </tr>
        </thead>
        {blocks.map((block) => (
          <Bodies key={block.key} block={block} nameOf={nameOf} />
        ))}
      </table>
    </section>
  )
}

const Bodies = ({ block, nameOf }: { readonly block: FigureBlock; readonly nameOf: NameOf }) =>
  block.breakdowns.map((breakdown) => (
    <tbody key={breakdown.by} data-short={breakdown.rows.length <= 12 || undefined}>
      <tr>
        <th colSpan={4} scope="rowgroup">
          {block.no} {figureName(block.key)}
          {block.several && ' *'} · {breakdownName(breakdown.dimensions)}
        </th>
      </tr>
      {breakdown.rows.map((row) => (
        <tr key={row.key} data-figure={row.key} data-sub>
          <td>{row.parts.map(nameOf).join(', ')}</td>
          <td>
            <Figure value={row.day} />
          </td>
          <td>
            <Figure value={row.operation} />
          </td>
          <td>
            <Figure value={row.change} change />
          </td>
        </tr>
      ))}
    </tbody>
  ))
