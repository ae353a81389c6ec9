/**
 * The unit's answer at the station: the officer's slot becomes the one under the new passphrase. Nothing is written
 * before the keys opened the installation and its pack named the signer. The vault keys stay as they are.
 */
import { openRecoveryAnswer } from '../../../shared/recovery/open-answer.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { isSlotless, type Keyring, keyringName, officersOf, openSecrets } from '../vault/keyring.ts'
import { openSlot } from '../vault/officer-slot.ts'
import { replaceSlot } from '../vault/rewrap.ts'
import { saveKeyring } from './keyring-file.ts'
import { type LedgerParts, type OpenLedger, openLedger } from './open-ledger.ts'
import { recoveryName, type WaitingRequest } from './recovery-file.ts'
import { goOnFromCopy } from './restore-copy.ts'
import { unitOfSigner } from './units-above.ts'

/** `stopped`: whether a lock came while the key was derived. */
export const takeRecovery = async (
  parts: LedgerParts,
  keyring: Keyring,
  waiting: WaitingRequest,
  bytes: Uint8Array,
  passphrase: string,
  stopped: () => boolean,
): Promise<Result<OpenLedger>> => {
  const { caps } = parts
  const { slot, request } = waiting
  if (!officersOf(keyring).some(({ officer, enabled }) => officer === slot.officer && enabled))
    return refuse({ reason: 'officer-disabled' })
  const identity = await openSlot(parts.derive, keyring.store, slot, passphrase)
  if (identity === null) return refuse({ reason: 'wrong-passphrase' })
  const { training } = keyring
  const answer = await openRecoveryAnswer(caps, bytes, { identity, request, training })
  if (!answer.ok) return answer
  const numbers = (keys: readonly { readonly number: number }[]) => keys.map(({ number }) => number).join()
  if (numbers(answer.value.keys) !== numbers(keyring.vaultKeys)) return refuse({ reason: 'request-outdated' })
  const opened = await openSecrets(caps, keyring, answer.value.keys)
  if (!opened) return refuse({ reason: 'keyring-altered', detail: { file: keyringName } })
  if (stopped()) return refuse({ reason: 'locked' })
  const ledger = await openLedger(parts, keyring, opened, slot.officer, { toContinue: isSlotless(keyring) })
  if (!ledger.ok) return ledger
  if (isSlotless(keyring)) return goOnFromCopy(ledger.value, waiting, answer.value.from)
  const done = await finish(ledger.value, waiting, answer.value.from)
  if (!done.ok) ledger.value.store.close()
  return done.ok ? ledger : done
}

/** Said in the log first. A stop after the key file was replaced leaves a request that `loadRequest` knows as taken. */
const finish = async (
  ledger: OpenLedger,
  { slot, request }: WaitingRequest,
  from: string,
): Promise<Result<null>> => {
  const unit = unitOfSigner(ledger, from)
  if (unit === null) return refuse({ reason: 'unknown-unit' })
  const to = `${unit}:${slot.officer}:${request.slice(0, 20)}`
  const said = await ledger.own.append(slot.officer, { op: 'audited', act: 'recover', to })
  if (!said.ok && !(said.refusal.reason === 'store-failed' && ledger.own.owes)) return said
  const { caps, mirror } = ledger.parts
  const next = await replaceSlot(caps, ledger.keyring, ledger, slot)
  const saved = await saveKeyring(ledger, { ...next, lastOfficer: slot.officer })
  if (!saved.ok) return saved
  await mirror.remove(recoveryName)
  return accept(null)
}
