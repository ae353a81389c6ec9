/**
 * The end of an operation: every personal part that this installation holds goes, for good. Figures and signatures stay,
 * and a signed certificate says what was done. DESIGN.md asks for it at the retention date; a machine's clock alone does
 * not decide it, because a clock that is wrong by a year would erase what nobody can bring back: a supervisor does.
 */
import { makeCertificate } from '../../../shared/certificate/certificate.ts'
import { fromHex } from '../../../shared/lines/bytes.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { timeNow } from '../clock.ts'
import { refusalOf } from '../mirror-client.ts'
import { within } from '../store/database.ts'
import { receiptsName } from '../store/mirror-files.ts'
import { type OpenLedger, openLedger } from './open-ledger.ts'
import { isSupervisor } from './session-view.ts'

export interface Purged {
  /** The installation, opened anew: nothing of what was erased is in memory either. */
  readonly ledger: OpenLedger
  readonly bytes: Uint8Array
  readonly suggestedName: string
}

/** Whether this installation purged: what comes later is kept without its personal part. */
export const isPurged = ({ fold }: Pick<OpenLedger, 'fold'>): boolean =>
  fold.eventsOf('audited').some(({ log, event }) => event.act === 'purge' && fold.ownLogs.includes(log))

/** Refuses with `operation-runs` until the operation's last day is over, by this machine's clock. */
export const purgePersonal = async (ledger: OpenLedger): Promise<Result<Purged>> => {
  const { fold, parts, own, officer, keyring, secrets } = ledger
  if (!isSupervisor(ledger)) return refuse({ reason: 'not-allowed' })
  const at = timeNow(parts.clock)
  const { ends, operation, short } = fold.pack
  if (at.slice(0, 10) <= ends) return refuse({ reason: 'operation-runs', detail: { ends } })
  // Said first: a purge that was stopped is seen to have begun, and nothing personal comes in again.
  const said = await own.append(officer, { op: 'audited', act: 'purge' })
  if (!said.ok) return said
  const sealed = await own.seal()
  if (!sealed.ok) return sealed
  const erased = await eraseParts(ledger)
  if (!erased.ok) return erased
  const { index, hash } = own.head
  const bytes = makeCertificate(
    parts.caps,
    { operation, log: fold.own, code: keyring.code, officer, at, index, hash, parts: erased.value },
    fromHex(secrets.log),
  )
  ledger.store.close()
  const again = await openLedger(parts, ledger.keyring, ledger, officer)
  if (!again.ok) return again
  const suggestedName = `${short}_${keyring.code}_certificate_${at.slice(0, 10)}.json`
  return accept({ ledger: again.value, bytes, suggestedName })
}

/** Gives the number of segments whose personal part went. */
const eraseParts = async ({ parts, store, held }: OpenLedger): Promise<Result<number>> => {
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
