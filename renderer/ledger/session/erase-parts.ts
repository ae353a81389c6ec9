/** Taking away every personal part that is held: what a purge does, and what a start does that finds one begun. */
import type { Carried } from '../../../shared/events/event.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import type { OpenEvent } from '../../../shared/segments/segment.ts'
import { refusalOf } from '../mirror-client.ts'
import { within } from '../store/database.ts'
import { receiptsName } from '../store/mirror-files.ts'
import type { OpenLedger } from './open-ledger.ts'

/** Whether this installation purged: what comes later is kept without its personal part. */
export const isPurged = ({ fold }: Pick<OpenLedger, 'fold'>): boolean =>
  fold.eventsOf('audited').some(({ log, event }) => event.act === 'purge' && fold.ownLogs.includes(log))

/** At a start: a purge was stopped, or something was sealed here since; to be finished before anybody sees a name. */
export const isPurgeDue = (ledger: OpenLedger): boolean =>
  isPurged(ledger) &&
  (ledger.receipts.length > 0 ||
    [...ledger.held.all()].some(({ personal }) => personal) ||
    // Stopped before it was sealed itself: what was in the journal then is there still.
    ledger.own.journal.some(isPurge))

/** A carried event is what it carries. */
const isPurge = ({ event }: OpenEvent): boolean => {
  const said = event.op === 'carried' ? (event as unknown as Carried).event : event
  return said.op === 'audited' && said.act === 'purge'
}

/** Once everything is sealed. Gives the number of segments whose personal part went. */
export const eraseParts = async ({ parts, store, held, own }: OpenLedger): Promise<Result<number>> => {
  const dropped = await store.dropForGood(own.head.n, new Set())
  if (!dropped.ok) return dropped
  const groups = new Map<number, Map<number, null>>()
  let count = 0
  for (const { hash, personal } of held.all()) {
    if (!personal) continue
    count++
    for (const [group, place] of held.placesOf(hash))
      groups.set(group, (groups.get(group) ?? new Map()).set(place, null))
  }
  for (const [group, places] of groups) {
    const done = await store.replacePersonal(group, places)
    if (!done.ok) return done
  }
  // Receipts quote reasons and officers' names.
  const gone = await parts.mirror.remove(receiptsName)
  if (!gone.ok && gone.refusal !== 'not-found') return refuse(refusalOf(gone.refusal))
  await within(store.database.meta.delete('receipts'))
  return accept(count)
}
