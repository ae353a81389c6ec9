/** Clocks that jumped: where, what they hold, and their correction by a supervisor. */
import type { LogId } from '../../../shared/events/event.ts'
import { mostShift } from '../../../shared/events/op-table.ts'
import { normaliseText } from '../../../shared/kinds/check-record.ts'
import type { ClockJumpRow, LedgerApi, LogClock } from '../../../shared/ledger-api.ts'
import { labelOfRecord } from '../records/labels.ts'
import { mayChange } from '../records/record-rows.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { mayImport } from '../session/own-place.ts'
import { isSupervisor } from '../session/session-view.ts'
import { type LedgerState, opened } from './state.ts'
import { createWriter, faultOfReason, refused } from './writer.ts'

type ClockCalls = Pick<LedgerApi, 'clockJumps' | 'logClock' | 'clockRun' | 'correctClock'>

/** Entries of a run that are shown: a person looks at the first few, and at how many there are. */
const mostShown = 200

/** Jumps of one log that are listed: a clock that never goes straight is not mended one by one. Open ones go before. */
const mostJumps = 200

const jumpsOf = ({ fold }: OpenLedger, log: LogId): readonly ClockJumpRow[] => {
  const jumps = fold.clockJumps(log)
  const open = jumps.filter(({ closed }) => !closed)
  const shown = [...open, ...jumps.filter(({ closed }) => closed)].slice(0, mostJumps)
  return shown
    .sort((a, b) => a.number - b.number)
    .map((jump) => ({
      ...{ ...jump, log, code: fold.codeOf(log) },
      corrected: jump.moved.some((seconds) => seconds !== 0),
    }))
}

const mayCorrect = (ledger: OpenLedger, log: LogId): boolean =>
  isSupervisor(ledger) && mayChange(ledger, [log, 0, ''])

/** Corrections that are not nought, as runs. */
const correctionsOf = ({ fold }: OpenLedger, log: LogId): LogClock['corrections'] => {
  const stretches = fold.clockStretches(log)
  return stretches.flatMap(({ first, seconds }, i) => {
    const next = stretches[i + 1]
    return seconds === 0 || !next ? [] : [{ first, last: next.first - 1, seconds }]
  })
}

export const createClockCalls = (state: LedgerState): ClockCalls => {
  const { append, write } = createWriter(state)
  return {
    clockJumps: async () => {
      const ledger = opened(state)
      const { fold } = ledger
      const logs = mayImport(ledger) ? fold.logs().map(({ log }) => log) : fold.ownLogs
      return logs.flatMap((log) => jumpsOf(ledger, log))
    },
    logClock: async (log) => {
      const ledger = opened(state)
      return {
        ...{ jumps: jumpsOf(ledger, log), corrections: correctionsOf(ledger, log) },
        ...{ last: ledger.fold.lastNumber(log), mayCorrect: mayCorrect(ledger, log) },
      }
    },
    clockRun: async (log, first, last) => {
      const { fold } = opened(state)
      const entries = fold.clockEntries(log, first, last, mostShown)
      return entries.map((entry) => ({ ...entry, label: labelOfRecord(fold, [log, entry.number, '']) }))
    },
    correctClock: (log, first, last, seconds, why) =>
      write(async (ledger) => {
        const { fold } = ledger
        if (!mayCorrect(ledger, log)) return refused({ reason: 'not-allowed' })
        const numbers = [first, last].every((number) => Number.isSafeInteger(number) && number >= 1)
        if (!numbers || first > last || last > fold.lastNumber(log)) return refused({ reason: 'no-such-run' })
        if (!Number.isSafeInteger(seconds) || Math.abs(seconds) > mostShift)
          return refused({ reason: 'clock-too-far' })
        const reason = normaliseText(why, 'lines')
        const fault = faultOfReason(reason)
        if (fault) return fault
        // The same correction all through the run already, with no edge inside it.
        const even = fold.clockStretches(log).every((edge) => edge.first <= first || edge.first > last)
        if (even && fold.clockCorrection(log, first) === seconds)
          return refused({ reason: 'nothing-changed' })
        return append(ledger, { op: 'clock-shifted', log, first, last, seconds }, { reason }, null)
      }),
  }
}
