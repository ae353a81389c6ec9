/** Closing a day: what it means, before it is done. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import type { TallyView } from '../../shared/ledger-api.ts'
import type { Refusal } from '../../shared/result.ts'
import { answerOf, ledger } from '../app/ledger.ts'
import { tell } from '../app/notice-store.ts'
import { useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { ErrorSentence } from '../components/error-sentence.tsx'
import { formatCount, formatDay, t } from '../texts/index.ts'
import { placeName } from './place-name.ts'
import classes from './tally.module.css'

interface CloseDialogProps {
  readonly view: TallyView
  readonly onClose: () => void
}

export const CloseDialog = ({ view, onClose }: CloseDialogProps) => {
  const { pack } = useSession()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const { scope, day } = view.tally
  const act = async () => {
    setBusy(true)
    const done = await answerOf(ledger().closeDay(scope, day))
    setBusy(false)
    if (!done.ok) return setRefusal(done.refusal)
    tell({ text: t('tally:closedNow', { day: formatDay(day) }), tone: 'ok' })
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t('tally:closeTitle', { day: formatDay(day) })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={classes.closing}>
        <p>
          {t('tally:closeText', {
            version: formatCount(view.issued?.sheet.version ?? view.nextVersion),
            place: placeName(pack, scope),
          })}
        </p>
        <p>{t('tally:closeOnce')}</p>
        <ErrorSentence refusal={refusal} />
      </div>
      <div className={classes.foot}>
        <Action onAct={onClose} keys="Escape">
          {t('cancel')}
        </Action>
        <Action go keys="Ctrl+Enter" busy={busy} onAct={() => void act()}>
          {t('tally:closeIt')}
        </Action>
      </div>
    </Modal>
  )
}
