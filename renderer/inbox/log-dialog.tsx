/** One log, segment by segment, with hashes: what to read to a station on the phone when something is missing. */
import { Modal } from '@mantine/core'
import { useState } from 'react'
import type { LogView } from '../../shared/fold/view.ts'
import { useAnswer } from '../app/ledger.ts'
import { useSession } from '../app/session-store.ts'
import { ClockSection } from '../clocks/clock-section.tsx'
import { CorrectDialog, type Correcting } from '../clocks/correct-dialog.tsx'
import { Action } from '../components/action.tsx'
import { type Column, DataTable } from '../components/data-table.tsx'
import { Pill } from '../components/pill.tsx'
import { formatCount, t } from '../texts/index.ts'
import { Continues } from './continues.tsx'
import { DecisionDialog } from './decision-dialog.tsx'
import classes from './dialogs.module.css'
import { Fingerprint } from './fingerprint.tsx'
import { segmentName, segmentNames } from './outcome-words.ts'
import { type Deciding, decisionsOn, isToDecide } from './pins.ts'
import { cellState, missingOf } from './segment-cells.ts'
import { stateWords } from './segment-row.tsx'
import { useWriting, WritingSaid } from './writing.tsx'

type Segment = LogView['segments'][number]
const tones = {
  held: 'ok',
  bare: 'ok',
  missing: 'bad',
  waiting: 'warn',
  'set-aside': 'bad',
  revoked: 'bad',
  two: 'bad',
} as const

const columns = (log: LogView): readonly Column<Segment>[] => [
  { key: 'index', head: t('unit:index'), width: '86px', cell: ({ index }) => segmentName(index) },
  {
    key: 'state',
    head: t('unit:state'),
    width: '136px',
    cell: (segment) => {
      const state = cellState(segment, log.state)
      return <Pill tone={tones[state]}>{t(stateWords[state])}</Pill>
    },
  },
  {
    key: 'events',
    head: t('unit:entries'),
    width: '80px',
    end: true,
    cell: ({ state, events }) => (state === 'missing' ? '–' : formatCount(events)),
  },
  {
    key: 'hash',
    head: t('unit:hash'),
    width: 'minmax(0, 1fr)',
    cell: ({ hashes, personal, state }) => (
      <>
        {hashes.map((hash) => (
          <span key={hash} className={`mono ${classes.hashes}`} dir="ltr" title={hash}>
            {hash}
          </span>
        ))}
        {state !== 'missing' && !personal && t('unit:personalNot')}
      </>
    ),
  },
]

interface LogDialogProps {
  readonly log: LogView
  /** All logs held. */
  readonly logs: readonly LogView[]
  readonly onCompare: (log: LogView) => void
  readonly onClose: () => void
}

export const LogDialog = ({ log, logs, onCompare, onClose }: LogDialogProps) => {
  const session = useSession()
  const mayDecide = isToDecide(session, log)
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const { busy, said, write } = useWriting([log])
  const plan = useAnswer((ledger) => ledger.receiptPlan(), [])
  const mayWrite = plan?.some((row) => row.log === log.log && row.through > 0)
  const decisions = session.officer.role === 'supervisor' && mayDecide ? decisionsOn(log) : []
  const missing = missingOf(log)
  const clock = useAnswer((ledger) => ledger.logClock(log.log), [log.log])
  const jumped = clock && clock.jumps.length + clock.corrections.length > 0
  const [correcting, setCorrecting] = useState<Correcting | null>(null)
  if (clock && correcting)
    return (
      <CorrectDialog
        {...{ log: log.log, code: log.code, clock, correcting }}
        onClose={() => setCorrecting(null)}
      />
    )
  if (deciding) return <DecisionDialog log={log} what={deciding} onClose={onClose} />
  return (
    <Modal
      opened
      onClose={onClose}
      size={760}
      title={t('unit:segmentsOf', { code: log.code })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Continues log={log} logs={logs} className={classes.lead} />
      {log.contradiction !== null && (
        <p className={classes.lead}>
          {t('unit:sentenceTwo', { label: log.code, index: segmentName(log.contradiction) })}
        </p>
      )}
      {missing.length > 0 && (
        <p className={classes.lead}>
          {t('unit:sentenceMissing', { label: log.code, which: segmentNames(missing, 8) })}
        </p>
      )}
      {(log.state === 'rejected' || log.state === 'revoked') && (
        <p className={classes.lead}>
          {t(log.state === 'rejected' ? 'unit:sentenceRejected' : 'unit:sentenceRevoked', { code: log.code })}
        </p>
      )}
      {log.state === 'waiting' && <p className={classes.lead}>{t('unit:sentenceWaiting')}</p>}
      <Fingerprint hex={log.log} of={log.code} small />
      {clock && <ClockSection code={log.code} clock={clock} onCorrect={setCorrecting} />}
      <div className={classes.segments} data-short={jumped || undefined}>
        <DataTable
          tall
          label={t('unit:segmentsOf', { code: log.code })}
          columns={columns(log)}
          count={log.segments.length}
          rowAt={(index) => log.segments[index]}
          keyOf={({ index }) => String(index)}
          empty={null}
        />
      </div>
      <WritingSaid said={said} />
      <div className={classes.foot}>
        <Action onAct={onClose} keys="Escape">
          {t('close')}
        </Action>
        {mayWrite && (
          <Action onAct={() => void write()} busy={busy}>
            {t('unit:writeReceipt')}
          </Action>
        )}
        {decisions.map((what) => (
          <Action
            key={what}
            {...(what === 'reject' || what === 'revoke' ? { tone: 'bad' } : {})}
            onAct={() => setDeciding(what)}
          >
            {t(`unit:decide.${what}.open`)}
          </Action>
        ))}
        {log.state === 'waiting' && mayDecide && (
          <Action go onAct={() => onCompare(log)}>
            {t('unit:compare')}
          </Action>
        )}
      </div>
    </Modal>
  )
}
