/** Every file with its outcome, those in work on top with their progress. */
import { useEffect } from 'react'
import type { FileOutcome } from '../../shared/ledger-api.ts'
import { Card } from '../components/card.tsx'
import { type Column, DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Pill } from '../components/pill.tsx'
import { formatCount, t } from '../texts/index.ts'
import { filesOf, forgetListed, type RunningFile, useImport } from './import-store.ts'
import classes from './inbox.module.css'
import { fileWords } from './outcome-words.ts'
import { Progress } from './progress.tsx'
import { shownName } from './shown-name.ts'

type Row =
  | { readonly running: RunningFile; readonly file?: never }
  | { readonly running?: never; readonly key: string; readonly file: FileOutcome }

const entries = ({ fresh, known }: FileOutcome) => (fresh + known === 0 ? '–' : formatCount(fresh + known))

const columns: () => readonly Column<Row>[] = () => [
  {
    key: 'file',
    head: t('unit:file'),
    width: 'minmax(0, 1fr)',
    cell: (row) => {
      const name = row.running?.name ?? row.file?.name ?? ''
      return (
        <span className={`mono ${classes.name}`} dir="ltr" title={name}>
          {shownName(name)}
        </span>
      )
    },
  },
  {
    key: 'from',
    head: t('unit:from'),
    width: '88px',
    cell: (row) => (row.running ? '' : (row.file.from ?? t('unit:unknownSender'))),
  },
  {
    key: 'entries',
    head: t('unit:entries'),
    width: '70px',
    end: true,
    cell: (row) => (row.running ? '' : entries(row.file)),
  },
  {
    key: 'result',
    head: t('unit:result'),
    width: 'minmax(196px, 1.62fr)',
    cell: (row) => {
      if (row.running) return <Progress file={row.running} />
      const { tone, text } = fileWords(row.file)
      return (
        <span title={text}>
          <Pill tone={tone}>{text}</Pill>
        </span>
      )
    },
  },
]

interface FilesCardProps {
  /** undefined: not asked yet. */
  readonly files: readonly FileOutcome[] | undefined
  readonly onOpen: (file: FileOutcome) => void
}

export const FilesCard = ({ files, onOpen }: FilesCardProps) => {
  const running = useImport((now) => now.running)
  const turnedAway = useImport((now) => now.turnedAway)
  const taken = useImport((now) => now.taken)
  const done = filesOf(files ?? [], { turnedAway, taken })
  useEffect(() => forgetListed(files ?? []), [files])
  const rows: readonly Row[] = [
    ...running.map((file) => ({ running: file })),
    ...done.map((file, index) => ({ key: `${done.length - index}-${file.name}`, file })),
  ]
  return (
    <Card fill title={rows.length === 0 ? t('unit:filesNone') : t('unit:files', { count: rows.length })}>
      <DataTable
        label={t('unit:filesNone')}
        busy={files === undefined}
        columns={columns()}
        count={rows.length}
        rowAt={(index) => rows[index]}
        keyOf={(row) => (row.running ? `running-${row.running.id}` : row.key)}
        onOpen={(row) => row.running === undefined && onOpen(row.file)}
        empty={
          files === undefined ? (
            <p className={classes.loading}>{t('loading')}</p>
          ) : (
            <EmptyState title={t('unit:filesEmptyTitle')}>{t('unit:filesEmpty')}</EmptyState>
          )
        }
      />
    </Card>
  )
}
