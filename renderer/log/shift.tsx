/** Who is on duty: officers deployed, begin and end of a shift, and that there was nothing to report. */
import { NumberInput } from '@mantine/core'
import { answerOf, ledger } from '../app/ledger.ts'
import { tell } from '../app/notice-store.ts'
import { useSession } from '../app/session-store.ts'
import { useShortcut } from '../app/shortcuts.ts'
import { Kbd } from '../components/kbd.tsx'
import { atSite } from '../components/operation-line.ts'
import { refusalSentence } from '../components/sentences.ts'
import { clockNow } from '../inbox/clock-now.ts'
import { formatClock, type TextKey, t } from '../texts/index.ts'
import { keptAs, tellKept } from './kept-entry.ts'
import classes from './log.module.css'
import { type ShiftState, setShift, useShift } from './shift-store.ts'

const rows: readonly {
  readonly state: ShiftState
  readonly keys: string
  readonly text: TextKey
  readonly done: TextKey
}[] = [
  { state: 'on', keys: 'F6', text: 'log:goOnDuty', done: 'log:shiftBegan' },
  { state: 'nothing-to-report', keys: 'F7', text: 'log:nothingToReport', done: 'log:nothingReported' },
  { state: 'off', keys: 'F8', text: 'log:goOffDuty', done: 'log:shiftEnded' },
]

export const Shift = () => {
  const { officers, told } = useShift()
  const { site, code } = useSession()
  const zone = site?.zone
  const note = async (row: (typeof rows)[number]) => {
    const saved = await answerOf(ledger().shift(row.state, officers))
    const kept = saved.ok ? null : keptAs(saved.refusal, code)
    if (saved.ok) {
      setShift({ told: { state: row.state, at: saved.value.at } })
      tell({ tone: 'ok', text: t(row.done, { time: formatClock(atSite(saved.value.at, zone)) }) })
    } else if (kept === null) tell({ tone: 'bad', text: refusalSentence(saved.refusal) })
    else {
      setShift({ told: { state: row.state, at: clockNow() } })
      tellKept(kept)
    }
  }
  return (
    <section className={classes.shift} aria-label={t('log:shift')}>
      <NumberInput
        className={classes.deployed ?? ''}
        label={t('log:officersDeployed')}
        min={0}
        max={10_000}
        allowDecimal={false}
        allowNegative={false}
        value={officers ?? ''}
        onChange={(value) => setShift({ officers: value === '' ? null : Number(value) })}
      />
      {rows.map((row) => (
        <ShiftButton key={row.state} row={row} on={told?.state === row.state} act={() => void note(row)} />
      ))}
    </section>
  )
}

const ShiftButton = (props: {
  readonly row: (typeof rows)[number]
  readonly on: boolean
  readonly act: () => void
}) => {
  useShortcut(props.row.keys, props.act)
  return (
    <button
      type="button"
      className={classes.small}
      aria-pressed={props.on}
      aria-keyshortcuts={props.row.keys}
      onClick={props.act}
    >
      {t(props.row.text)}
      <Kbd keys={props.row.keys} />
    </button>
  )
}
