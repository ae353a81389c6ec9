/** At the authority: a unit's join file is chosen, looked at, and named in the next pack. */
import { useState } from 'react'
import type { JoinAsked } from '../../shared/ledger-api/tiers.ts'
import type { Session } from '../../shared/ledger-api.ts'
import { answerOf, ledger } from '../app/ledger.ts'
import { Action } from '../components/action.tsx'
import { refusalSentence } from '../components/sentences.ts'
import { t } from '../texts/index.ts'
import { AddUnitDialog } from './add-unit-dialog.tsx'
import { chooseJoinFile } from './join-files.ts'
import classes from './tiers.module.css'

export const AddUnit = (props: {
  /** While sites are changed and not saved: both make the next version. */
  readonly disabled: boolean
  readonly onAdded: (session: Session) => void
}) => {
  const [fault, setFault] = useState('')
  const [asked, setAsked] = useState<{ readonly bytes: Uint8Array; readonly says: JoinAsked } | null>(null)
  const choose = async () => {
    const chosen = await chooseJoinFile()
    if (chosen === null) return
    if ('fault' in chosen) return setFault(chosen.fault)
    const opened = await answerOf(ledger().readJoinFile(chosen.bytes))
    setFault(opened.ok ? '' : refusalSentence(opened.refusal))
    if (opened.ok) setAsked({ bytes: chosen.bytes, says: opened.value })
  }
  return (
    <div>
      <Action disabled={props.disabled} onAct={() => void choose()}>
        {t('tiers:add')}
      </Action>
      <p className={classes.fault} role="alert">
        {fault}
      </p>
      {asked && (
        <AddUnitDialog
          {...asked}
          onAdded={(session) => {
            setAsked(null)
            props.onAdded(session)
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  )
}
