/** A supervisor compares the fingerprint of a log with what the station reads aloud, and accepts it. */
import { Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LogView } from '../../shared/fold/view.ts'
import type { Refusal } from '../../shared/result.ts'
import { answerOf, useLedger } from '../app/ledger.ts'
import { tell } from '../app/notice-store.ts'
import { useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { ErrorSentence } from '../components/error-sentence.tsx'
import { formatCount, t } from '../texts/index.ts'
import { freeSuffix, suffixProblem } from './code-suffix.ts'
import { Continues } from './continues.tsx'
import classes from './dialogs.module.css'
import { Fingerprint } from './fingerprint.tsx'
import { Heard } from './heard.tsx'
import { OnlyHere } from './only-here.tsx'

interface AcceptDialogProps {
  readonly log: LogView
  /** All logs held: codes in use are theirs. */
  readonly logs: readonly LogView[]
  readonly onClose: () => void
}

export const AcceptDialog = ({ log, logs, onClose }: AcceptDialogProps) => {
  const ledger = useLedger()
  const session = useSession()
  const used = new Set(
    logs.filter((one) => one.log !== log.log && one.state !== 'waiting').map(({ code }) => code),
  )
  const taken = used.has(log.code)
  const [suffix, setSuffix] = useState(() => freeSuffix(log.code, used))
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const problem = taken ? suffixProblem(log.code, suffix, used) : null
  const code = taken ? `${log.code}${suffix}` : log.code
  const maySay = session.officer.role === 'supervisor'
  const accept = async () => {
    setBusy(true)
    const accepted = await answerOf(ledger.acceptLog(log.log, [], taken ? suffix : null))
    setBusy(false)
    if (!accepted.ok) return setRefusal(accepted.refusal)
    tell({ text: t('unit:accepted', { code, n: formatCount(log.events) }), tone: 'ok' })
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={t('unit:compareTitle', { code: log.code })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p>{t('unit:compareHow')}</p>
      <Continues log={log} logs={logs} className={classes.continues} />
      <Fingerprint hex={log.log} of={log.code} />
      {taken && (
        <div className={classes.suffix}>
          <p>{t('unit:codeTaken', { code: log.code, suffix })}</p>
          <TextInput
            label={t('unit:suffix')}
            value={suffix}
            maxLength={3}
            spellCheck={false}
            error={problem}
            onChange={(event) => setSuffix(event.currentTarget.value.toLowerCase())}
          />
        </div>
      )}
      <Facts log={log} />
      <OnlyHere className={classes.hint} />
      <ErrorSentence refusal={refusal} />
      <p className={classes.hint}>{maySay ? t('unit:notTheSameHint') : t('unit:supervisorAccepts')}</p>
      <div className={classes.foot}>
        <Action onAct={onClose} keys="Escape">
          {t('unit:notNow')}
        </Action>
        <Action
          go
          onAct={() => void accept()}
          keys="Ctrl+Enter"
          busy={busy}
          disabled={!maySay || problem !== null}
        >
          {t('unit:acceptIt', { code })}
        </Action>
      </div>
    </Modal>
  )
}

/** Whom it says it is. The site's name is the pack's: a site that the pack does not have is said to be unknown. */
const Facts = ({ log }: { readonly log: LogView }) => {
  const { pack } = useSession()
  const site = pack.sites.find(({ id }) => id === log.place)
  const unit = pack.units.find(({ id }) => id === log.place)
  const place = site?.name ?? unit?.name ?? t('unit:siteUnknown', { site: log.place })
  return (
    <dl className={classes.facts}>
      <dt>{t('unit:claims')}</dt>
      <dd>
        {t(log.role === 'station' ? 'unit:roleStation' : 'unit:roleUnit')}{' '}
        <span className="mono">{log.code}</span>
      </dd>
      <dt>{t('unit:at')}</dt>
      <dd>{place}</dd>
      <dt>{t('unit:entriesWaiting')}</dt>
      <dd>{formatCount(log.events)}</dd>
      <dt>{t('unit:latestEntry')}</dt>
      <dd>
        <Heard at={log.heard} />
      </dd>
    </dl>
  )
}
