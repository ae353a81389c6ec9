/**
 * From a second copy to an installation on an empty machine. A copy has no officer's slot: it is put in place and waits,
 * locked, for the answer of the unit; then it goes on as a restored backup does. DESIGN.md, "At rest".
 */
import type { RecoveryRequested } from '../../../shared/ledger-api.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { refusalOf } from '../mirror-client.ts'
import { writeMirrorFile } from '../store/mirror-files.ts'
import type { Keyring } from '../vault/keyring.ts'
import { replaceSlot } from '../vault/rewrap.ts'
import { continueLog } from './continue-log.ts'
import { clearStores } from './create-installation.ts'
import { restoringName, saveKeyring } from './keyring-file.ts'
import { nextCode } from './next-code.ts'
import { type LedgerParts, type OpenLedger, openLedger } from './open-ledger.ts'
import { recoveryName, type WaitingRequest } from './recovery-file.ts'
import { requestRecovery } from './request-recovery.ts'
import { type Backup, nothingRestored, writeFiles } from './restore-backup.ts'
import { unitOfSigner } from './units-above.ts'

const unmark = async ({ mirror }: LedgerParts): Promise<Result<null>> => {
  const gone = await mirror.remove(restoringName)
  return gone.ok || gone.refusal === 'not-found' ? accept(null) : refuse(refusalOf(gone.refusal))
}

/** `code` is that of the log to come. Until the request is kept, what was written is none: a stop leaves an empty machine. */
export const placeCopy = async (
  parts: LedgerParts,
  { keyring, files }: Backup,
  officer: number,
  passphrase: string,
  code: string,
): Promise<Result<RecoveryRequested>> => {
  const empty = await clearStores(parts)
  if (!empty.ok) return empty
  const written = await writeFiles(parts, files)
  if (!written.ok) return written
  const asked = await requestRecovery(parts, keyring, officer, passphrase, code)
  if (!asked.ok) return asked
  const done = await unmark(parts)
  return done.ok ? asked : done
}

/** A copy that waits is given up. Marked first: a stop in between leaves an empty machine too. */
export const dropCopy = async (parts: LedgerParts): Promise<Result<null>> => {
  const marked = await markRestoring(parts)
  return marked.ok ? clearStores(parts) : marked
}

const markRestoring = async ({ caps, mirror }: LedgerParts): Promise<Result<null>> => {
  const done = await writeMirrorFile(caps, mirror, restoringName, new Uint8Array([1]))
  return done.ok ? done : refuse(refusalOf(done.refusal))
}

/**
 * `ledger` is open under the copy's log, by the unit's answer. Stopped from the mark on, it begins again from the copy,
 * and with another request: what lies between is a matter of milliseconds.
 */
export const goOnFromCopy = async (
  ledger: OpenLedger,
  waiting: WaitingRequest,
  from: string,
): Promise<Result<OpenLedger>> => {
  const { parts, store } = ledger
  const done = await continued(ledger, waiting, from)
  const { restored } = store
  store.close()
  if (!done.ok) return done
  const { keyring: next, secrets } = done.value
  const again = await openLedger(parts, next, { ...ledger, secrets }, waiting.slot.officer)
  return again.ok
    ? accept({ ...again.value, restored: { ...nothingRestored, ...restored, from: 'copy' } })
    : again
}

const continued = async (
  ledger: OpenLedger,
  { slot, code, request }: WaitingRequest,
  from: string,
): Promise<Result<{ readonly keyring: Keyring; readonly secrets: OpenLedger['secrets'] }>> => {
  const { parts, fold, keyring } = ledger
  const unit = unitOfSigner(ledger, from)
  if (unit === null) return refuse({ reason: 'unknown-unit' })
  // The copy's key file names officers in clear; the log alone says who may.
  if (fold.officer(fold.own, slot.officer)?.enabled !== true) return refuse({ reason: 'officer-disabled' })
  const marked = await markRestoring(parts)
  if (!marked.ok) return marked
  const to = `${unit}:${slot.officer}:${request.slice(0, 20)}`
  const said = { op: 'audited', act: 'recover', to } as const
  const done = await continueLog(ledger, code ?? nextCode(keyring.code), [said])
  if (!done.ok) return done
  const { secrets } = done.value
  const opened = await replaceSlot(parts.caps, done.value.keyring, { ...ledger, secrets }, slot)
  const next: Keyring = { ...opened, lastOfficer: slot.officer }
  const saved = await saveKeyring(ledger, next)
  if (!saved.ok) return saved
  await parts.mirror.remove(recoveryName)
  const gone = await unmark(parts)
  return gone.ok ? accept({ keyring: next, secrets }) : gone
}
