/** What came of a log, was not taken, and has not come rightly since: from the notes of imports. */
import type { ClockTime, LogId } from '../../../shared/events/event.ts'
import type { Refusal, RefusalReason } from '../../../shared/result.ts'
import type { OpenLedger } from '../session/open-ledger.ts'

/** Nothing of the file, but of this machine or the person at it. */
const passing: ReadonlySet<RefusalReason> = new Set([
  'cancelled',
  'store-failed',
  'mirror-failed',
  'disk-full',
  'read-only',
  'locked',
  'busy',
])

/**
 * Oldest first. A bad segment is told until one is held at its index; a file or part without one until something of the
 * log was taken later. The same again is told once, when it came last.
 */
export const refusedOf = (
  { notes, held }: OpenLedger,
  log: LogId,
): readonly { readonly at: ClockTime; readonly refusal: Refusal }[] => {
  const indexes = new Set(held.ofLog(log).map(({ header }) => header.index))
  const told = new Map<string, { readonly at: ClockTime; readonly refusal: Refusal }>()
  for (const note of notes) {
    const part = note.logs.find((one) => one.log === log)
    const refusal = part?.refusal ?? (note.from === log ? note.refusal : null)
    if (part && !refusal)
      for (const [key, { refusal: old }] of told) if (old.detail?.index === undefined) told.delete(key)
    if (!refusal || passing.has(refusal.reason)) continue
    const key = `${refusal.reason} ${JSON.stringify(refusal.detail ?? {})}`
    told.delete(key)
    told.set(key, { at: note.at, refusal })
  }
  return [...told.values()].filter(({ refusal }) => {
    const index = refusal.detail?.index
    return typeof index !== 'number' || !indexes.has(index)
  })
}
