/** A decision on a log: what it is about, why, and what it would do to the figures, before it is taken. */
import { Checkbox, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { LogView } from '../../shared/fold/view.ts'
import type { DecisionOp, LedgerApi } from '../../shared/ledger-api.ts'
import type { Refusal } from '../../shared/result.ts'
import { answerOf, ledger } from '../app/ledger.ts'
import { tell } from '../app/notice-store.ts'
import { useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { ChoiceSelect } from '../components/code-select.tsx'
import { ErrorSentence } from '../components/error-sentence.tsx'
import { formatCount, t } from '../texts/index.ts'
import { DecisionEffectTable } from './decision-effect.tsx'
import classes from './dialogs.module.css'
import { OnlyHere } from './only-here.tsx'
import { segmentName } from './outcome-words.ts'
import { type Deciding, historiesOf, lastCounted, type Pin, pinsOf } from './pins.ts'

interface Kind {
  readonly op: DecisionOp
  /** Against the log, it needs a reason. */
  readonly against: boolean
  readonly decide: (log: LogView, pins: readonly Pin[], reason: string) => ReturnType<LedgerApi['rejectLog']>
}

const branches = (pins: readonly Pin[]) => pins.map(({ index, hash }) => ({ index, hash }))

const kinds: Readonly<Record<Deciding, Kind>> = {
  reject: {
    ...{ op: 'rejected', against: true },
    decide: ({ log }, _, reason) => ledger().rejectLog(log, reason),
  },
  revoke: {
    ...{ op: 'revoked', against: true },
    decide: ({ log }, pins, reason) => ledger().revokeLog(log, branches(pins), reason),
  },
  again: {
    ...{ op: 'accepted', against: false },
    decide: ({ log }, _, reason) => ledger().acceptLog(log, [], null, reason),
  },
  choose: {
    ...{ op: 'accepted', against: false },
    decide: ({ log }, pins, reason) => ledger().acceptLog(log, branches(pins), null, reason),
  },
}

interface DecisionDialogProps {
  readonly log: LogView
  readonly what: Deciding
  readonly onClose: () => void
}

export const DecisionDialog = ({ log, what, onClose }: DecisionDialogProps) => {
  const { role } = useSession()
  const { op, against, decide } = kinds[what]
  const [pins, setPins] = useState<readonly Pin[]>(() =>
    what === 'revoke' ? [lastCounted(log)].filter((pin) => pin !== null) : [],
  )
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const code = { code: log.code }
  const act = async () => {
    if (against && reason.trim() === '') return setRefusal({ reason: 'reason-missing' })
    setBusy(true)
    const done = await answerOf(decide(log, pins, reason.trim()))
    setBusy(false)
    if (!done.ok) return setRefusal(done.refusal)
    tell({ text: t(`unit:decide.${what}.done`, code), tone: against ? 'warn' : 'ok' })
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={t(`unit:decide.${what}.title`, code)}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className={classes.lead}>
        {t(what === 'reject' && role === 'station' ? 'tiers:leadReject' : `unit:decide.${what}.text`, code)}
      </p>
      {what === 'revoke' && <Through log={log} pins={pins} onChange={setPins} />}
      {what === 'choose' && <Histories log={log} pins={pins} onChange={setPins} />}
      <DecisionEffectTable log={log} op={op} branches={branches(pins)} />
      <Textarea
        label={t(against ? 'unit:decideReason' : 'unit:decideReasonOptional')}
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => {
          setReason(event.currentTarget.value)
          setRefusal(null)
        }}
      />
      <OnlyHere className={classes.hint} />
      <ErrorSentence refusal={refusal} />
      <div className={classes.foot}>
        <Action onAct={onClose} keys="Escape">
          {t('unit:notNow')}
        </Action>
        <Action
          go
          {...(against && { tone: 'bad' })}
          keys="Ctrl+Enter"
          busy={busy}
          disabled={what === 'choose' && pins.length === 0}
          onAct={() => void act()}
        >
          {t(`unit:decide.${what}.act`, code)}
        </Action>
      </div>
    </Modal>
  )
}

interface PinsProps {
  readonly log: LogView
  readonly pins: readonly Pin[]
  readonly onChange: (pins: readonly Pin[]) => void
}

const pinLabel = ({ index, hash, events, twin }: Pin): string => {
  const said = t('unit:decideThrough', { index: segmentName(index), count: events, n: formatCount(events) })
  return twin ? `${said} · ${hash.slice(0, 8)}` : said
}

const nothing = 'nothing'

/** The last good segment: all after it is set aside. */
const Through = ({ log, pins, onChange }: PinsProps) => {
  const choices = pinsOf(log)
  return (
    <ChoiceSelect
      required
      label={t('unit:decideLastGood')}
      choices={[
        ...choices.map((pin) => ({ value: pin.hash, label: pinLabel(pin) })),
        { value: nothing, label: t('unit:decideNothing') },
      ]}
      value={pins[0]?.hash ?? nothing}
      onChange={(hash) => onChange(choices.filter((pin) => pin.hash === hash))}
    />
  )
}

const Histories = ({ log, pins, onChange }: PinsProps) => (
  <fieldset className={classes.histories} aria-label={t('unit:decideHistories')}>
    {historiesOf(log).map((pin) => (
      <Checkbox
        key={pin.hash}
        label={pinLabel(pin)}
        checked={pins.some(({ hash }) => hash === pin.hash)}
        onChange={(event) =>
          onChange(
            event.currentTarget.checked ? [...pins, pin] : pins.filter(({ hash }) => hash !== pin.hash),
          )
        }
      />
    ))}
  </fieldset>
)
