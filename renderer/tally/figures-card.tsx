/** Figures A to F in three columns; a figure opens to what it is made of. */
import { IconChevronRight } from '@tabler/icons-react'
import { Fragment, useState } from 'react'
import type { TallyView } from '../../shared/ledger-api.ts'
import { Card } from '../components/card.tsx'
import { joined, t } from '../texts/index.ts'
import { FigureCells } from './figure-cells.tsx'
import { breakdownName, groupName, type NameOf } from './figure-names.ts'
import type { SheetGroup, SheetRow } from './sheet-rows.ts'
import classes from './tally.module.css'

interface FiguresCardProps {
  readonly view: TallyView
  readonly groups: readonly SheetGroup[]
  readonly nameOf: NameOf
}

export const FiguresCard = ({ view, groups, nameOf }: FiguresCardProps) => {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const toggle = (key: string) =>
    setOpen((now) => {
      const next = new Set(now)
      if (!next.delete(key)) next.add(key)
      return next
    })
  const nothing = Object.keys(view.tally.today).length === 0
  return (
    <Card fill>
      <div className={classes.scroller}>
        {nothing && <p className={classes.nothing}>{t('tally:nothingCounted')}</p>}
        <table className={classes.figures} aria-label={t('tally:figuresOf', { place: view.place })}>
          <thead>
            <tr>
              <th scope="col">{t('tally:figure')}</th>
              <th scope="col">{t('tally:thisDay')}</th>
              <th scope="col">{t('tally:wholeOperation')}</th>
              <th scope="col">{t('tally:sinceLast')}</th>
            </tr>
          </thead>
          {groups.map(({ group, rows }) => (
            <tbody key={group}>
              <tr className={classes.group}>
                <th colSpan={4} scope="rowgroup">
                  {group}. {groupName(group)}
                </th>
              </tr>
              {rows.map((row) => (
                <Fragment key={row.key}>
                  <Row row={row} open={open.has(row.key)} onToggle={() => toggle(row.key)} />
                  {open.has(row.key) && <Detail row={row} nameOf={nameOf} />}
                </Fragment>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </Card>
  )
}

interface RowProps {
  readonly row: SheetRow
  readonly open: boolean
  readonly onToggle: () => void
}

const Row = ({ row, open, onToggle }: RowProps) => (
  <tr data-sub={row.sub || undefined} data-figure={row.key}>
    <th scope="row">
      {row.breakdowns.length > 0 ? (
        <button
          type="button"
          aria-expanded={open}
          aria-label={t(open ? 'tally:hideBreakdown' : 'tally:showBreakdown', { figure: row.label })}
          onClick={onToggle}
        >
          <IconChevronRight size={14} aria-hidden="true" className={classes.chevron ?? ''} />
          {row.label}
        </button>
      ) : (
        <span className={classes.plain}>{row.label}</span>
      )}
      {row.several && <span className={classes.several}>{t('tally:moreThanOne')}</span>}
    </th>
    <FigureCells of={row} />
  </tr>
)

const Detail = ({ row, nameOf }: { readonly row: SheetRow; readonly nameOf: NameOf }) =>
  row.breakdowns.map((breakdown) => (
    <Fragment key={`${breakdown.figure} ${breakdown.dimensions.join(' ')}`}>
      <tr className={classes.by}>
        <th colSpan={4} scope="rowgroup">
          {breakdownName(breakdown)}
        </th>
      </tr>
      {breakdown.rows.map((part) => (
        <tr key={part.key} className={classes.part} data-figure={part.key}>
          <th scope="row">{joined(part.parts.map(nameOf))}</th>
          <FigureCells of={part} />
        </tr>
      ))}
    </Fragment>
  ))
