/** Whether the machine's clock goes on from the last entry of the own log: the officer hears of it at unlocking. */
import { jumpBetween } from '../../../shared/clocks/find-jumps.ts'
import type { ClockTime } from '../../../shared/events/event.ts'
import { moveClock, secondOf } from '../../../shared/figures/instant.ts'
import type { Fold } from '../../../shared/fold/fold.ts'
import type { Session } from '../../../shared/ledger-api.ts'

/** By the last entry's time as corrected. null: nothing to say. */
export const compareClock = (fold: Fold, now: ClockTime): Session['clock'] => {
  const number = fold.lastNumber(fold.own)
  const entry = fold.clockEntries(fold.own, number, number, 1)[0]
  if (!entry) return null
  const last = moveClock(entry.at, entry.moved)
  const kind = jumpBetween(secondOf(last), secondOf(now))
  return kind && { kind, last, now }
}
