/** What each unit up the line says that it holds. Receipts are dropped anywhere on the screen, or opened. */
import { useState } from 'react'
import type { ReceiptView } from '../../shared/ledger-api.ts'
import { useAnswer } from '../app/ledger.ts'
import { main } from '../app/main-process.ts'
import { Action } from '../components/action.tsx'
import { Card } from '../components/card.tsx'
import { Clipped, type Column, DataTable } from '../components/data-table.tsx'
import { Pill } from '../components/pill.tsx'
import { given, useFileDrop } from '../inbox/offered-files.ts'
import { shortWhen } from '../records/value-words.ts'
import { formatWhen, t } from '../texts/index.ts'
import classes from './export.module.css'
import { ReceiptDialog } from './receipt-dialog.tsx'
import { holdsWords, takenSentences, toldPills } from './receipt-words.ts'
import { takeReceipts, useReceiptsTaken } from './take-receipts.ts'

const columns = (): readonly Column<ReceiptView>[] => [
  {
    key: 'unit',
    head: t('export:receiptUnit'),
    width: '92px',
    cell: ({ unit }) => (
      <span className="mono" title={unit.name}>
        {unit.id}
      </span>
    ),
  },
  {
    key: 'at',
    head: t('export:receiptAt'),
    width: '160px',
    cell: ({ receipt }) =>
      receipt === null ? '–' : <span title={formatWhen(receipt.at)}>{shortWhen(receipt.at)}</span>,
  },
  {
    key: 'holds',
    head: t('export:receiptHolds'),
    width: 'minmax(0, 1fr)',
    cell: ({ receipt }) => (
      <Clipped>{receipt === null ? t('export:noReceipt') : holdsWords(receipt)}</Clipped>
    ),
  },
  {
    key: 'tells',
    head: t('export:receiptTells'),
    width: 'minmax(0, 1.1fr)',
    cell: ({ receipt }) => <Tells receipt={receipt} />,
  },
]

const Tells = ({ receipt }: Pick<ReceiptView, 'receipt'>) => {
  if (receipt === null) return '–'
  const pills = toldPills(receipt)
  if (pills.length === 0) return t('export:inOrder')
  return (
    <span className={classes.pills}>
      {pills.map(({ tone, text }) => (
        <Pill key={text} tone={tone}>
          {text}
        </Pill>
      ))}
    </span>
  )
}

const openReceipts = async () => takeReceipts((await main().openFiles('receipt')).map(given))

export const ReceiptsCard = () => {
  const views = useAnswer((ledger) => ledger.receipts(), [])
  const { busy } = useReceiptsTaken()
  const [open, setOpen] = useState<string | null>(null)
  const view = views?.find(({ unit }) => unit.id === open)
  return (
    <Card
      fill
      title={t('export:receipts')}
      end={
        <Action small keys="Ctrl+O" busy={busy} onAct={() => void openReceipts()}>
          {t('export:openReceipts')}
        </Action>
      }
    >
      <DataTable
        tall
        label={t('export:receipts')}
        columns={columns()}
        count={views?.length ?? 0}
        rowAt={(index) => views?.[index]}
        keyOf={({ unit }) => unit.id}
        onOpen={({ unit, receipt }) => receipt !== null && setOpen(unit.id)}
        empty={null}
      />
      <DropHere />
      {view?.receipt && (
        <ReceiptDialog unit={view.unit} receipt={view.receipt} onClose={() => setOpen(null)} />
      )}
    </Card>
  )
}

/** Says that the screen takes receipts, and what became of the latest. */
const DropHere = () => {
  const over = useFileDrop((files) => void takeReceipts(files))
  const { outcomes } = useReceiptsTaken()
  const bad = outcomes.some(({ refusal }) => refusal !== null)
  return (
    <div className={classes.taken} data-over={over || undefined} role="status">
      {outcomes.length === 0 || over ? (
        <p>{t(over ? 'export:dropReceiptsNow' : 'export:dropReceipts')}</p>
      ) : (
        takenSentences(outcomes).map((sentence) => (
          <p key={sentence} data-tone={bad ? 'bad' : 'ok'}>
            {sentence}
          </p>
        ))
      )}
    </div>
  )
}
