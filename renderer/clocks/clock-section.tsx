/** What is to be known of one log's clock: its jumps, and the corrections in force. Nothing where it always went on. */
import { secondOf } from '../../shared/figures/instant.ts'
import type { ClockJumpRow, LogClock } from '../../shared/ledger-api.ts'
import { Action } from '../components/action.tsx'
import { Pill } from '../components/pill.tsx'
import { formatSpan, labelled, t } from '../texts/index.ts'
import { entryLabel, runLabel, signedSpan, twoTimes } from './clock-words.ts'
import classes from './clocks.module.css'
import type { Correcting } from './correct-dialog.tsx'

interface ClockSectionProps {
  readonly code: string
  readonly clock: LogClock
  readonly onCorrect: (what: Correcting) => void
  /** In a card that says what it is. */
  readonly bare?: boolean
}

/** Open ones, those back first: a step ahead is often a pause only. */
const inOrder = (jumps: readonly ClockJumpRow[]): readonly ClockJumpRow[] => {
  const rank = ({ kind }: ClockJumpRow) => (kind === 'back' ? 0 : 1)
  return jumps.filter(({ closed }) => !closed).sort((a, b) => rank(a) - rank(b) || a.number - b.number)
}

export const ClockSection = ({ code, clock, onCorrect, bare }: ClockSectionProps) => {
  const { jumps, corrections, mayCorrect } = clock
  if (jumps.length === 0 && corrections.length === 0) return null
  const row = (jump: ClockJumpRow) => (
    <Jump
      key={`${jump.number} ${jump.after}`}
      jump={jump}
      onCorrect={mayCorrect && !jump.closed ? () => onCorrect({ what: 'jump', jump }) : null}
    />
  )
  return (
    <section className={bare ? undefined : classes.section} aria-label={t('clocks:title')}>
      {!bare && <h3>{t('clocks:title')}</h3>}
      <p className={classes.hint}>{mayCorrect ? t('clocks:why') : t('clocks:supervisor')}</p>
      <ul className={classes.rows}>
        {inOrder(jumps).map(row)}
        {corrections.map((run) => {
          const which = runLabel(code, run)
          return (
            <li key={run.first}>
              <Pill tone="ok">{t('clocks:closed')}</Pill>
              <span>{t('clocks:correction', { which, span: signedSpan(run.seconds) })}</span>
              {mayCorrect && (
                <Action
                  small
                  label={labelled(t('clocks:takeBack'), which)}
                  onAct={() => onCorrect({ what: 'run', run })}
                >
                  {t('clocks:takeBack')}
                </Action>
              )}
            </li>
          )
        })}
        {jumps.filter(({ closed }) => closed).map(row)}
      </ul>
    </section>
  )
}

interface JumpProps {
  readonly jump: ClockJumpRow
  readonly onCorrect: (() => void) | null
}

const Jump = ({ jump, onCorrect }: JumpProps) => {
  const { kind, before, after, closed } = jump
  const moved = closed ? ([0, 0] as const) : jump.moved
  const span = Math.abs(secondOf(after) + moved[1] - secondOf(before) - moved[0])
  const label = entryLabel(jump.code, jump.number)
  return (
    <li data-closed={closed || undefined}>
      {closed ? (
        <Pill tone="ok">{t('clocks:closed')}</Pill>
      ) : (
        <Pill tone={kind === 'back' ? 'warn' : 'mute'}>
          {t(kind === 'back' ? 'clocks:back' : 'clocks:ahead')}
        </Pill>
      )}
      <span>
        {twoTimes(before, after, moved)}
        <small>{t('clocks:by', { span: formatSpan(span), label })}</small>
      </span>
      {onCorrect && (
        <Action small label={labelled(t('clocks:correct'), label)} onAct={onCorrect}>
          {t('clocks:correct')}
        </Action>
      )}
    </li>
  )
}
