/** What happened to a file, in whole sentences, log by log. */
import { Modal } from '@mantine/core'
import type { LogView } from '../../shared/fold/view.ts'
import type { FileOutcome, LogOutcome } from '../../shared/ledger-api.ts'
import { Action } from '../components/action.tsx'
import { Pill } from '../components/pill.tsx'
import { formatCount, formatWhen, t } from '../texts/index.ts'
import classes from './dialogs.module.css'
import { fileWords, logSentences, wholeReason } from './outcome-words.ts'

interface FileDialogProps {
  readonly file: FileOutcome
  readonly logs: readonly LogView[]
  readonly onCompare: (log: LogView) => void
  readonly onClose: () => void
}

export const FileDialog = ({ file, logs, onCompare, onClose }: FileDialogProps) => {
  const { tone, text } = fileWords(file)
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={
        <span className="mono" dir="ltr">
          {file.name}
        </span>
      }
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className={classes.lead}>
        <Pill tone={tone}>{text}</Pill>
      </p>
      {file.refusal && (
        <p className={classes.lead}>
          {wholeReason(file.refusal)} {t('unit:sentenceRefused')}
        </p>
      )}
      {file.receipt && !file.refusal && <p className={classes.lead}>{t('unit:sentenceReceipt')}</p>}
      <dl className={classes.facts}>
        <dt>{t('unit:sender')}</dt>
        <dd>{file.from ?? t('unit:unknownSender')}</dd>
        <dt>{t('unit:openedAt')}</dt>
        <dd>{formatWhen(file.at)}</dd>
        {file.outcome !== 'refused' && !file.receipt && <Entries file={file} />}
      </dl>
      {file.logs.map((outcome) => (
        <Story
          key={outcome.log}
          outcome={outcome}
          waiting={logs.find(({ log, state }) => log === outcome.log && state === 'waiting')}
          onCompare={onCompare}
        />
      ))}
      <div className={classes.foot}>
        <Action onAct={onClose} keys="Escape">
          {t('close')}
        </Action>
      </div>
    </Modal>
  )
}

const Entries = ({ file }: { readonly file: FileOutcome }) => (
  <>
    <dt>{t('unit:newEntries')}</dt>
    <dd>{formatCount(file.fresh)}</dd>
    <dt>{t('unit:knownEntries')}</dt>
    <dd>{formatCount(file.known)}</dd>
  </>
)

const pills = {
  taken: { tone: 'ok', text: 'unit:taken' },
  waiting: { tone: 'warn', text: 'unit:waitingState' },
  'set-aside': { tone: 'bad', text: 'unit:setAside' },
} as const satisfies Record<LogOutcome['status'], unknown>

const Story = (props: {
  readonly outcome: LogOutcome
  readonly waiting: LogView | undefined
  readonly onCompare: (log: LogView) => void
}) => {
  const { outcome, waiting, onCompare } = props
  const pill = pills[outcome.status]
  return (
    <section className={classes.story} aria-label={outcome.label}>
      <h3>
        <span className="mono">{outcome.label}</span>
        <Pill tone={pill.tone}>{t(pill.text)}</Pill>
      </h3>
      {logSentences(outcome).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {waiting && (
        <p>
          <Action onAct={() => onCompare(waiting)}>{t('unit:compare')}</Action>
        </p>
      )}
    </section>
  )
}
