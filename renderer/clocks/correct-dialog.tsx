/** Correcting a clock, and taking that back: which entries move, from when to when, before it is done. */
import { Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type ProposedRun, proposeRuns } from '../../shared/clocks/propose-run.ts'
import { minuteOf, moveClock, secondOf } from '../../shared/figures/instant.ts'
import type { ClockJumpRow, LedgerApi, LogClock } from '../../shared/ledger-api.ts'
import { ledger, useAnswer } from '../app/ledger.ts'
import { type Column, DataTable } from '../components/data-table.tsx'
import { readTypedClock, readTypedDay } from '../log/typed-date.ts'
import { ReasonDialog } from '../records/reason-dialog.tsx'
import { dotted, formatClock, formatCount, formatTypedDay, t } from '../texts/index.ts'
import { entryLabel, runLabel, shortTime, signedSpan } from './clock-words.ts'
import classes from './clocks.module.css'

type Run = LogClock['corrections'][number]
export type Correcting =
  | { readonly what: 'jump'; readonly jump: ClockJumpRow }
  | { readonly what: 'run'; readonly run: Run }

interface CorrectDialogProps {
  readonly log: string
  readonly code: string
  readonly clock: LogClock
  readonly correcting: Correcting
  readonly onClose: () => void
}

export const CorrectDialog = (props: CorrectDialogProps) =>
  props.correcting.what === 'run' ? (
    <TakeBackDialog {...props} run={props.correcting.run} />
  ) : (
    <CorrectJump {...props} jump={props.correcting.jump} />
  )

const TakeBackDialog = ({ log, code, run, onClose }: CorrectDialogProps & { readonly run: Run }) => (
  <ReasonDialog
    size={640}
    title={t('clocks:takeBackTitle', { code })}
    text={t('clocks:takeBackText')}
    label={t('clocks:reason')}
    act={t('clocks:takeBackIt')}
    onAct={(reason) => ledger().correctClock(log, run.first, run.last, 0, reason)}
    done={t('clocks:takenBack', { code })}
    onClose={onClose}
  >
    <Entries log={log} run={{ ...run, seconds: 0 }} />
  </ReasonDialog>
)

/** What the ledger says of the jumps that are open, as the proposal asks for it. */
const proposalOf = ({ jumps, last }: LogClock, jump: ClockJumpRow) => {
  const open = jumps.filter(({ closed }) => !closed)
  const numbers = open.map(({ number, kind, before, after, moved }) => ({
    ...{ number, kind, moved },
    before: secondOf(before) + moved[0],
    after: secondOf(after) + moved[1],
  }))
  return proposeRuns(numbers, open.indexOf(jump), last)
}

const CorrectJump = (props: CorrectDialogProps & { readonly jump: ClockJumpRow }) => {
  const { log, code, clock, jump, onClose } = props
  const [proposal] = useState(() => proposalOf(clock, jump))
  const [side, setSide] = useState(proposal?.likely ?? 'after')
  const [seconds, setSeconds] = useState<number | null>(null)
  const proposed = proposal?.[side]
  const first = useAnswer(
    async (api) => (proposed ? api.clockRun(log, proposed.first, proposed.first) : []),
    [proposed],
  )
  if (!proposal || !proposed) return null
  const run = { ...proposed, seconds: seconds ?? proposed.seconds }
  return (
    <ReasonDialog
      size={720}
      title={t('clocks:correctTitle', { code })}
      text={t('clocks:correctText')}
      label={t('clocks:reason')}
      act={t('clocks:correctIt')}
      ready={!Number.isNaN(run.seconds)}
      onAct={(reason) => ledger().correctClock(log, run.first, run.last, run.seconds, reason)}
      done={t('clocks:corrected', { code })}
      onClose={onClose}
    >
      <Radio.Group
        label={t('clocks:which')}
        value={side}
        onChange={(chosen) => {
          setSide(chosen === 'before' ? 'before' : 'after')
          setSeconds(null)
        }}
      >
        <div className={classes.runs}>
          {(['before', 'after'] as const).map((of) => (
            <Radio
              key={of}
              value={of}
              data-autofocus={of === proposal.likely || undefined}
              label={runWords(code, of, proposal[of])}
            />
          ))}
        </div>
      </Radio.Group>
      {first?.[0]?.number === proposed.first && (
        <TrueTime
          key={side}
          label={entryLabel(code, proposed.first)}
          at={first[0].at}
          seconds={run.seconds}
          onChange={setSeconds}
        />
      )}
      <Entries log={log} run={run} />
    </ReasonDialog>
  )
}

const runWords = (code: string, side: 'before' | 'after', run: ProposedRun): string => {
  const count = run.last - run.first + 1
  return dotted([
    t(side === 'before' ? 'clocks:runBefore' : 'clocks:runAfter', { which: runLabel(code, run) }),
    t('unit:segmentEvents', { count, n: formatCount(count) }),
  ])
}

interface TrueTimeProps {
  readonly label: string
  /** As the clock read at the first entry of the run. */
  readonly at: string
  readonly seconds: number
  /** NaN: what is typed is no time. */
  readonly onChange: (seconds: number) => void
}

const TrueTime = ({ label, at, seconds, onChange }: TrueTimeProps) => {
  const [typed, setTyped] = useState(() => {
    const moved = moveClock(at, seconds)
    return { day: formatTypedDay(moved), clock: formatClock(moved) }
  })
  const change = (part: Partial<typeof typed>) => {
    const next = { ...typed, ...part }
    setTyped(next)
    const [day, clock] = [readTypedDay(next.day), readTypedClock(next.clock)]
    const minute = (time: string) => minuteOf(`${time.slice(0, 16)}+00:00`)
    onChange(day && clock ? (minute(`${day}T${clock}`) - minute(at)) * 60 : Number.NaN)
  }
  return (
    <div className={classes.times}>
      <TextInput
        label={t('clocks:trueDay', { label })}
        value={typed.day}
        inputMode="numeric"
        error={readTypedDay(typed.day) === null ? t('problems:not-a-date') : undefined}
        onChange={(event) => change({ day: event.currentTarget.value })}
      />
      <TextInput
        label={t('clocks:trueTime')}
        value={typed.clock}
        inputMode="numeric"
        error={readTypedClock(typed.clock) === null ? t('unit:cutoffWrong') : undefined}
        onChange={(event) => change({ clock: event.currentTarget.value })}
      />
      <output>
        {Number.isNaN(seconds) || seconds === 0
          ? t('clocks:noMove')
          : t('clocks:moves', { span: signedSpan(seconds) })}
      </output>
    </div>
  )
}

type Entry = Awaited<ReturnType<LedgerApi['clockRun']>>[number]

const columns = (seconds: number): readonly Column<Entry>[] => [
  {
    key: 'label',
    head: t('clocks:entry'),
    width: 'minmax(0, 1fr)',
    cell: ({ label }) => <span className="mono">{label}</span>,
  },
  { key: 'from', head: t('clocks:from'), width: '190px', cell: ({ at, moved }) => shortTime(at, moved) },
  {
    key: 'to',
    head: t('clocks:to'),
    width: '190px',
    cell: ({ at }) => shortTime(at, Number.isNaN(seconds) ? 0 : seconds),
  },
]

const Entries = ({ log, run }: { readonly log: string; readonly run: ProposedRun }) => {
  const entries = useAnswer((api) => api.clockRun(log, run.first, run.last), [log, run.first, run.last])
  return (
    <div className={classes.entries} aria-busy={entries === undefined}>
      <DataTable
        label={t('clocks:which')}
        columns={columns(run.seconds)}
        count={entries?.length ?? 0}
        rowAt={(index) => entries?.[index]}
        keyOf={({ number, at }) => `${number} ${at}`}
        empty={null}
      />
    </div>
  )
}
