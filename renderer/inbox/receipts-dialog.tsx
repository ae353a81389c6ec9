/** What a receipt would tell each station, when it last got one, and the one button that writes them all. */
import { Modal } from '@mantine/core'
import type { ReceiptRow } from '../../shared/ledger-api.ts'
import { useAnswer } from '../app/ledger.ts'
import { Action } from '../components/action.tsx'
import { Clipped, type Column, DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Pill } from '../components/pill.tsx'
import { compareLabels, dotted, formatWhen, t } from '../texts/index.ts'
import classes from './dialogs.module.css'
import { segmentName, segmentNames, shortReason } from './outcome-words.ts'
import { useWriting, WritingSaid } from './writing.tsx'

/** What is waiting, missing or refused. */
const troubles = ({ state, missing, refused }: ReceiptRow): readonly string[] => [
  ...(state === 'waiting' ? [t('unit:waitingOne')] : []),
  ...(state === 'rejected' ? [t('unit:stateRejected')] : []),
  ...(state === 'revoked' ? [t('unit:stateRevoked')] : []),
  ...(missing.length > 0 ? [t('unit:gap', { which: segmentNames(missing, 2) })] : []),
  ...refused.map(({ refusal }) => shortReason(refusal)),
]

const columns = (): readonly Column<ReceiptRow>[] => [
  {
    key: 'station',
    head: t('unit:station'),
    width: '104px',
    cell: ({ label }) => <span className="mono">{label}</span>,
  },
  {
    key: 'through',
    head: t('unit:receiptThrough'),
    width: '120px',
    cell: ({ through }) => (through === 0 ? '–' : segmentName(through)),
  },
  {
    key: 'trouble',
    head: t('unit:receiptNotTaken'),
    width: 'minmax(0, 1fr)',
    cell: (row) => {
      if (row.through === 0) return <Pill tone="bad">{t('unit:receiptNobody')}</Pill>
      const words = troubles(row)
      return words.length === 0 ? '–' : <Pill tone="warn">{dotted(words)}</Pill>
    },
  },
  {
    key: 'last',
    head: t('unit:receiptLast'),
    width: '186px',
    cell: ({ written }) => <Clipped>{written === null ? t('unit:never') : formatWhen(written)}</Clipped>,
  },
]

export const ReceiptsDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const rows = useAnswer((ledger) => ledger.receiptPlan(), [])
  const sorted = rows && [...rows].sort((a, b) => compareLabels(a.label, b.label))
  const writable = (sorted ?? []).filter(({ through }) => through > 0)
  const { busy, said, write } = useWriting(writable.map(({ log, label }) => ({ log, code: label })))
  return (
    <Modal
      opened
      onClose={onClose}
      size={760}
      title={t('unit:receiptsTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className={classes.lead}>{t('unit:receiptsHow')}</p>
      <div className={classes.segments}>
        <DataTable
          tall
          label={t('unit:receiptsTitle')}
          columns={columns()}
          count={sorted?.length ?? 0}
          rowAt={(index) => sorted?.[index]}
          keyOf={({ log }) => log}
          empty={
            rows && <EmptyState title={t('unit:matrixEmptyTitle')}>{t('unit:receiptsEmpty')}</EmptyState>
          }
        />
      </div>
      <WritingSaid said={said} />
      <div className={classes.foot}>
        <Action onAct={onClose} keys="Escape">
          {t('close')}
        </Action>
        <Action go keys="Ctrl+Enter" busy={busy} disabled={writable.length === 0} onAct={() => void write()}>
          {t('unit:writeReceipts')}
        </Action>
      </div>
    </Modal>
  )
}
