/** Labels for screens and paper. */
import type { Reference } from '../../../shared/events/event.ts'
import type { Fold } from '../../../shared/fold/fold.ts'

/** `HRBAJ3-000412` */
export const labelOfRecord = (fold: Fold, [log, number]: Reference): string =>
  `${fold.codeOf(log)}-${String(number).padStart(6, '0')}`

/** Name of an officer of a log; the number where the personal line is not held. */
export const officerName = (fold: Fold, log: string, number: number): string =>
  fold.officer(log, number)?.name ?? String(number)
