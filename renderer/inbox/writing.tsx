/** Writing receipts from a dialog: whether it is at work, and what became of it. */
import { useState } from 'react'
import type { LogId } from '../../shared/events/event.ts'
import { useLedger } from '../app/ledger.ts'
import classes from './dialogs.module.css'
import { type ReceiptsSaid, writeReceipts } from './write-receipts.ts'

interface Wanted {
  readonly log: LogId
  readonly code: string
}

export const useWriting = (wanted: readonly Wanted[]) => {
  const ledger = useLedger()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<ReceiptsSaid | null>(null)
  const write = async () => {
    setBusy(true)
    setSaid(null)
    setSaid(
      await writeReceipts(
        ledger,
        wanted.map(({ log, code }) => ({ log, label: code })),
      ),
    )
    setBusy(false)
  }
  return { busy, said, write }
}

/** In room that is always there. */
export const WritingSaid = ({ said }: { readonly said: ReceiptsSaid | null }) => (
  <p className={classes.said} data-tone={said?.tone} role="status">
    {said?.sentence}
  </p>
)
