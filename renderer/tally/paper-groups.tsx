import { t } from '../texts/index.ts'
import { FigureCells } from './figure-cells.tsx'
import { groupName } from './figure-names.ts'
import type { SheetGroup } from './sheet-rows.ts'

/** Beside each other on the form. */
const columns = ['ACE', 'BDF']

/** Groups A to F in two columns, each as long as it is: what one group lacks in rows the next one has. */
export const PaperGroups = ({ groups }: { readonly groups: readonly SheetGroup[] }) => (
  <div className="sheet-groups">
    {columns.map((column) => (
      <div key={column}>
        <Column groups={groups.filter(({ group }) => column.includes(group))} />
      </div>
    ))}
  </div>
)

const Column = ({ groups }: { readonly groups: readonly SheetGroup[] }) => (
  <>
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
              <tr key={row.key} data-sub={row.sub || undefined} data-figure={row.key}>
                <td>
                  {row.label}
                  {row.several && ' *'}
                </td>
                <FigureCells of={row} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    ))}
  </>
)
