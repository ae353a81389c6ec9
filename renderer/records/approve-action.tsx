/** A second person agrees. Done at once: it takes nothing away, and whoever amends afterwards has seen it. */
import { useState } from 'react'
import type { RecordDetail } from '../../shared/ledger-api.ts'
import { ledger, savedOf } from '../app/ledger.ts'
import { tell } from '../app/notice-store.ts'
import { useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { refusalSentence } from '../components/sentences.ts'
import { keptAs, tellKept } from '../log/kept-entry.ts'
import { t } from '../texts/index.ts'

export const ApproveAction = ({ detail: { record, label } }: { readonly detail: RecordDetail }) => {
  const { code } = useSession()
  const [busy, setBusy] = useState(false)
  const approve = async () => {
    setBusy(true)
    const saved = await savedOf(ledger().approveRecord(record.key))
    setBusy(false)
    if (saved.ok)
      return tell({ tone: 'ok', text: t('records:approvedNow', { label }), saved: saved.value.label })
    const { refusal } = saved.refusal
    const kept = keptAs(refusal, code)
    if (kept === null) tell({ tone: 'bad', text: refusalSentence(refusal) })
    else tellKept(kept)
  }
  return (
    <Action busy={busy} onAct={() => void approve()}>
      {t('records:approve')}
    </Action>
  )
}
