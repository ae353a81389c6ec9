/** Sheets that stations and this unit issued, and in words whether the count here agrees. */

import type { SheetView } from '../../shared/ledger-api.ts'
import type { Pack } from '../../shared/pack/pack.ts'
import { useSession } from '../app/session-store.ts'
import { Card } from '../components/card.tsx'
import { type Column, DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Pill } from '../components/pill.tsx'
import { formatShortDay, formatWhen, joined, t } from '../texts/index.ts'
import { placeName } from './place-name.ts'
import classes from './tally.module.css'

/** What the two groups of the check code say, compared with the count here. */
export const verdictOf = ({ sameFigures, sameRecords }: SheetView['here']) => {
  if (sameFigures && sameRecords)
    return { tone: 'ok', text: 'tally:sameAll', hint: 'tally:sameAllHint' } as const
  if (sameFigures) return { tone: 'warn', text: 'tally:sameFigures', hint: 'tally:sameFiguresHint' } as const
  if (sameRecords) return { tone: 'bad', text: 'tally:sameRecords', hint: 'tally:sameRecordsHint' } as const
  return { tone: 'warn', text: 'tally:sameNone', hint: 'tally:sameNoneHint' } as const
}

const columns = (pack: Pack): readonly Column<SheetView>[] => [
  {
    key: 'day',
    head: t('tally:sheetDay'),
    width: '124px',
    cell: ({ sheet }) => formatShortDay(sheet.period[1]),
  },
  {
    key: 'place',
    head: t('tally:sheetOf'),
    width: 'minmax(0, 1.3fr)',
    cell: ({ sheet }) => placeName(pack, sheet.scope),
  },
  {
    key: 'sheet',
    head: t('tally:sheetNumber'),
    width: '104px',
    cell: ({ sheet }) => t('tally:sheetValue', { number: sheet.number, version: sheet.version }),
  },
  {
    key: 'check',
    head: t('tally:checkCode'),
    width: '116px',
    cell: ({ sheet }) => (
      <span className="mono" dir="ltr">
        {sheet.check}
      </span>
    ),
  },
  {
    key: 'issuer',
    head: t('tally:issuer'),
    width: 'minmax(0, 1.1fr)',
    cell: ({ issuer, officer, sheet }) => (
      <>
        {issuer}
        <span className={classes.under}>{joined([officer, formatWhen(sheet.at)])}</span>
      </>
    ),
  },
  {
    key: 'here',
    head: t('tally:here'),
    width: 'minmax(0, 1.9fr)',
    cell: ({ here }) => {
      const { tone, text, hint } = verdictOf(here)
      return (
        <>
          <Pill tone={tone}>{t(text)}</Pill>
          <span className={classes.under}>{t(hint, { check: here.check })}</span>
        </>
      )
    },
  },
]

export const SheetsCard = ({ sheets }: { readonly sheets: readonly SheetView[] | undefined }) => {
  const { pack } = useSession()
  const rows = [...(sheets ?? [])].sort((a, b) => (a.sheet.at < b.sheet.at ? 1 : -1))
  return (
    <Card fill>
      <DataTable
        tall
        label={t('tally:sheetsTitle')}
        columns={columns(pack)}
        count={rows.length}
        rowAt={(index) => rows[index]}
        keyOf={({ reference: [log, n] }) => `${log}:${n}`}
        empty={
          sheets === undefined ? (
            <p className={classes.nothing}>{t('loading')}</p>
          ) : (
            <EmptyState title={t('tally:sheetsEmptyTitle')}>{t('tally:sheetsEmpty')}</EmptyState>
          )
        }
      />
    </Card>
  )
}
