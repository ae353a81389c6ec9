import { t } from '../texts/index.ts'
import { Figure } from './figure-cell.tsx'

interface Columns {
  readonly day: number | readonly number[] | null
  readonly operation: number | readonly number[] | null
  readonly change: number | readonly number[] | null
}

/** The three columns of a row; what was never reported is said once, across them. */
export const FigureCells = ({ of: { day, operation, change } }: { readonly of: Columns }) =>
  day === null && operation === null ? (
    <td colSpan={3} data-missing>
      {t('tally:notReported')}
    </td>
  ) : (
    <>
      <td>
        <Figure value={day} />
      </td>
      <td>
        <Figure value={operation} />
      </td>
      <td>
        <Figure value={change} change />
      </td>
    </>
  )
