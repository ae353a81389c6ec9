/** The pages after the first: every breakdown that says more than its figure, two columns, each table under its own heading. */
import type { TallyView } from '../../shared/ledger-api.ts'
import { useSession } from '../app/session-store.ts'
import { formatDay, joined, t } from '../texts/index.ts'
import { FigureCells } from './figure-cells.tsx'
import { breakdownTitle, type NameOf } from './figure-names.ts'
import { type Breakdown, printedBreakdowns } from './figure-rows.ts'
import { placeName } from './place-name.ts'

interface PaperBreakdownsProps {
  readonly view: TallyView
  readonly nameOf: NameOf
}

export const PaperBreakdowns = ({ view, nameOf }: PaperBreakdownsProps) => {
  const { pack } = useSession()
  const breakdowns = printedBreakdowns(view.tally).flatMap((found) => found.breakdowns)
  if (breakdowns.length === 0) return null
  return (
    <section className="sheet-breakdowns">
      <h2>
        {t('tally:breakdownsOf', {
          place: placeName(pack, view.tally.scope),
          day: formatDay(view.tally.day),
        })}
      </h2>
      <div className="sheet-columns">
        {breakdowns.map((breakdown) => (
          <BreakdownTable
            key={`${breakdown.figure} ${breakdown.dimensions.join(' ')}`}
            breakdown={breakdown}
            nameOf={nameOf}
          />
        ))}
      </div>
    </section>
  )
}

/** Longer ones may run on into the next column or page: their heading is repeated there. */
const keptWhole = 14

const BreakdownTable = ({
  breakdown,
  nameOf,
}: {
  readonly breakdown: Breakdown
  readonly nameOf: NameOf
}) => (
  <table data-whole={breakdown.rows.length <= keptWhole || undefined}>
    <thead>
      <tr>
        <th>{breakdownTitle(breakdown)}</th>
        <th>{t('tally:dayShort')}</th>
        <th>{t('tally:operationShort')}</th>
        <th>{t('tally:changeShort')}</th>
      </tr>
    </thead>
    <tbody>
      {breakdown.rows.map((row) => (
        <tr key={row.key} data-figure={row.key}>
          <td>{joined(row.parts.map(nameOf))}</td>
          <FigureCells of={row} />
        </tr>
      ))}
    </tbody>
  </table>
)
