/** Nobody can unlock: a locked station makes a request to its unit, for one officer under a new passphrase. */
import type { RecoveryRequested } from '../../../shared/ledger-api.ts'
import { comparisonCodeOf } from '../../../shared/recovery/comparison-code.ts'
import { makeRecoveryRequest } from '../../../shared/recovery/make-request.ts'
import { areNumbered, recoveryLimits } from '../../../shared/recovery/recovery.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { toBase64 } from '../bytes.ts'
import { timeNow } from '../clock.ts'
import { bytesOf, type Keyring, officersOf } from '../vault/keyring.ts'
import { makeSlot } from '../vault/officer-slot.ts'
import { calibrateCost } from '../vault/passphrase.ts'
import { isPoorPassphrase } from './create-installation.ts'
import type { LedgerParts } from './open-ledger.ts'
import { saveRequest, type WaitingRequest } from './recovery-file.ts'

/** What the screen shows of a request that waits. */
export const requestView = (
  { code }: Pick<Keyring, 'code'>,
  { slot, request, created, file }: WaitingRequest,
): RecoveryRequested => ({
  ...{ officer: slot.officer, created, comparison: comparisonCodeOf(request) },
  bytes: bytesOf(file) ?? new Uint8Array(),
  suggestedName: `${code}_recovery-request_${request.slice(0, 4)}.mprecover`,
})

/**
 * Refuses with `not-allowed` at a unit, which holds its own recovery key and would ask itself, and where there are more
 * vault keys than a request holds. A request that waited
 * already is replaced, and an answer to it is not taken any more. `goesOnAs`: the code of the log that continues a copy's.
 */
export const requestRecovery = async (
  parts: LedgerParts,
  keyring: Keyring,
  officer: number,
  passphrase: string,
  goesOnAs?: string,
): Promise<Result<RecoveryRequested>> => {
  const held = officersOf(keyring).find((one) => one.officer === officer)
  if (!held || keyring.role === 'unit' || !areNumbered(keyring.vaultKeys))
    return refuse({ reason: 'not-allowed' })
  if (!held.enabled) return refuse({ reason: 'officer-disabled' })
  const { caps, derive } = parts
  const { store, role, code, operation, training, recovery } = keyring
  if (isPoorPassphrase(passphrase, [code, operation], training)) return refuse({ reason: 'weak-passphrase' })
  const cost = await calibrateCost(derive, parts.timer)
  const slot = await makeSlot(caps, store, officer, passphrase, cost, derive)
  const created = timeNow(parts.clock)
  const said = { store, role, code, operation, training, officer, recipient: slot.recipient, created }
  const made = await makeRecoveryRequest(caps, { ...said, keys: keyring.vaultKeys }, recovery)
  // Many keys for many officers: no unit would open it.
  if (made.bytes.length > recoveryLimits.fileBytes) return refuse({ reason: 'not-allowed' })
  const waiting: WaitingRequest = {
    ...{ recovery: 1, store, slot, request: made.hash, created, file: toBase64(made.bytes) },
    ...(goesOnAs !== undefined && { code: goesOnAs }),
  }
  const saved = await saveRequest(parts, waiting)
  return saved.ok ? accept(requestView(keyring, waiting)) : saved
}
