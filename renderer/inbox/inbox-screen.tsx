/** The inbox of a unit, or of a site's lead station: batches come in, each with its outcome, and it is plain what each station has sent and what is missing. */
import { useState } from 'react'
import type { LogView } from '../../shared/fold/view.ts'
import type { FileOutcome } from '../../shared/ledger-api.ts'
import { useAnswer } from '../app/ledger.ts'
import { useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { PageBar, PageBody } from '../components/page-bar.tsx'
import { compareLabels, formatDay, joined, t } from '../texts/index.ts'
import { AcceptDialog } from './accept-dialog.tsx'
import { DropZone } from './drop-zone.tsx'
import { FileDialog } from './file-dialog.tsx'
import { FilesCard } from './files-card.tsx'
import { takeIn } from './import-store.ts'
import classes from './inbox.module.css'
import { LogDialog } from './log-dialog.tsx'
import { MatrixCard } from './matrix-card.tsx'
import { given } from './offered-files.ts'
import { isToDecide } from './pins.ts'
import { ReceiptsDialog } from './receipts-dialog.tsx'
import { WaitingCard } from './waiting-card.tsx'

type Open =
  | { readonly what: 'file'; readonly file: FileOutcome }
  | { readonly what: 'log' | 'accept'; readonly log: LogView }
  | { readonly what: 'receipts' }

const openBatches = async () => takeIn((await window.milepost.openFiles('batch')).map(given))

export const InboxScreen = () => {
  const session = useSession()
  const inbox = useAnswer((ledger) => ledger.inbox(), [])
  const [open, setOpen] = useState<Open | null>(null)
  const logs = (inbox?.logs.filter((log) => log.state !== 'own') ?? []).sort((a, b) =>
    compareLabels(a.code, b.code),
  )
  const waiting = logs.filter((log) => log.state === 'waiting' && isToDecide(session, log))
  const close = () => setOpen(null)
  const compare = (log: LogView) => setOpen({ what: 'accept', log })
  return (
    <>
      <PageBar
        title={t('inbox')}
        sub={`${t('operation', { name: session.pack.name })} · ${session.unit?.name ?? session.site?.name ?? ''}`}
      >
        <Reported />
        <Action go onAct={() => void openBatches()} keys="Ctrl+O">
          {t('unit:openBatches')}
        </Action>
      </PageBar>
      <PageBody>
        <DropZone />
        <div className={classes.two}>
          <FilesCard files={inbox?.files} onOpen={(file) => setOpen({ what: 'file', file })} />
          <div className={classes.column}>
            {waiting.length > 0 && <WaitingCard logs={waiting} onCompare={compare} />}
            <MatrixCard
              logs={inbox && logs}
              onOpen={(log) => setOpen({ what: 'log', log })}
              {...(session.role === 'unit' && { onReceipts: () => setOpen({ what: 'receipts' }) })}
            />
          </div>
        </div>
        {open?.what === 'file' && (
          <FileDialog file={open.file} logs={logs} onCompare={compare} onClose={close} />
        )}
        {open?.what === 'log' && <LogDialog log={open.log} logs={logs} onCompare={compare} onClose={close} />}
        {open?.what === 'receipts' && <ReceiptsDialog onClose={close} />}
        {open?.what === 'accept' && <AcceptDialog log={open.log} logs={logs} onClose={close} />}
      </PageBody>
    </>
  )
}

/** How many of the known stations were heard on the latest day. */
const Reported = () => {
  const { site } = useSession()
  const latest = useAnswer(async (ledger) => {
    const day = (await ledger.tallyChoices()).days.at(-1)
    return day === undefined
      ? null
      : { day, view: await ledger.tally(site ? { of: 'site', id: site.id } : { of: 'operation' }, day) }
  }, [])
  if (!latest) return null
  const { reporting, silent } = latest.view
  const all = reporting.length + silent.length
  if (all === 0) return null
  return (
    <span className={classes.reported} title={joined(silent)}>
      {t('unit:reportedToday', { reported: reporting.length, all, day: formatDay(latest.day) })}
    </span>
  )
}
