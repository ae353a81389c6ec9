/**
 * The end of an operation: every personal part that this installation holds goes, for good. Figures and signatures stay,
 * and a signed certificate says what was done. DESIGN.md asks for it at the retention date; a machine's clock alone does
 * not decide it, because a clock that is wrong by a year would erase what nobody can bring back: a supervisor does.
 */
import { makeCertificate } from '../../../shared/certificate/certificate.ts'
import { fromHex } from '../../../shared/lines/bytes.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { timeNow } from '../clock.ts'
import { eraseParts } from './erase-parts.ts'
import { type OpenLedger, openLedger } from './open-ledger.ts'
import { isSupervisor } from './session-view.ts'

export interface Purged {
  /** The installation, opened anew: nothing of what was erased is in memory either. */
  readonly ledger: OpenLedger
  readonly bytes: Uint8Array
  readonly suggestedName: string
}

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
