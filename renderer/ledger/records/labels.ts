/** Labels for screens and paper. */
import type { Reference } from '../../../shared/events/event.ts'
import type { Fold } from '../../../shared/fold/fold.ts'

/** `HRBAJ3-000412` */
export const labelOfRecord = (fold: Fold, [log, number]: Reference): string =>
  `${fold.codeOf(log)}-${String(number).padStart(6, '0')}`

/** Names found so far: a page of a list asks for few officers again and again. */
const names = new WeakMap<Fold, { readonly revision: number; readonly of: Map<string, string> }>()

/** Name of an officer of a log; the number where the personal line is not held. */
export const officerName = (fold: Fold, log: string, number: number): string => {
  const before = names.get(fold)
  const made = before?.revision === fold.revision ? before : { revision: fold.revision, of: new Map() }
  names.set(fold, made)
  const key = `${log}:${number}`
  const name = made.of.get(key) ?? fold.officer(log, number)?.name ?? String(number)
  made.of.set(key, name)
  return name
}
