import { t } from '../texts/index.ts'
import { Figure } from './figure-cell.tsx'
import { groupName } from './figure-names.ts'
import type { SheetGroup, SheetRow } from './sheet-rows.ts'

/** Groups A to F, two beside each other. */
export const PaperGroups = ({ groups }: { readonly groups: readonly SheetGroup[] }) => (
  <div className="sheet-groups">
    {groups.map(({ group, rows }) => (
      <section key={group}>
        <h2>
          {group}. {groupName(group)}
        </h2>
        <table>
          <thead>
            <tr>
              <th>
                <span className="sheet-unseen">{t('tally:figure')}</span>
              </th>
              <th>{t('tally:dayShort')}</th>
              <th>{t('tally:operationShort')}</th>
              <th>{t('tally:changeShort')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <PaperRow key={row.key} row={row} />
            ))}
          </tbody>
        </table>
      </section>
    ))}
  </div>
)

const PaperRow = ({ row }: { readonly row: SheetRow }) => (
  <tr data-sub={row.sub || undefined} data-figure={row.key}>
    <td>
      {row.label}
      {row.several && ' *'}
    </td>
    {row.day === null && row.operation === null ? (
      <td colSpan={3} data-missing>
        {t('tally:notReported')}
      </td>
    ) : (
      <>
        <td>
          <Figure value={row.day} />
        </td>
        <td>
          <Figure value={row.operation} />
        </td>
        <td>
          <Figure value={row.change} change />
        </td>
      </>
    )}
  </tr>
)
