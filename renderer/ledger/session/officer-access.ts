/** Who may unlock from now on: another passphrase, an officer disabled, an officer enabled again. */
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { faultOfOneMore } from '../vault/keyring.ts'
import { makeSlot, openSlot, type Slot } from '../vault/officer-slot.ts'
import { calibrateCost } from '../vault/passphrase.ts'
import { disableSlot, replaceSlot } from '../vault/rewrap.ts'
import { isPoorPassphrase } from './create-installation.ts'
import { saveKeyring } from './keyring-file.ts'
import type { OpenLedger } from './open-ledger.ts'
import { dropRequest } from './recovery-file.ts'
import { isSupervisor, officerOf } from './session-view.ts'

const slotOf = ({ keyring }: OpenLedger, officer: number): Slot | undefined =>
  keyring.slots.find((slot) => slot.officer === officer)

/** Nobody's passphrase is what is known of them. */
const isPoor = (ledger: OpenLedger, officer: number, passphrase: string): boolean => {
  const { name, badge } = officerOf(ledger, officer)
  const { training, name: operation } = ledger.fold.pack
  return isPoorPassphrase(passphrase, [name, badge, ledger.keyring.code, operation], training)
}

const giveSlot = async (ledger: OpenLedger, officer: number, passphrase: string): Promise<Result<null>> => {
  const { caps, derive, timer } = ledger.parts
  const cost = await calibrateCost(derive, timer)
  const slot = await makeSlot(caps, ledger.keyring.store, officer, passphrase, cost, derive)
  const saved = await saveKeyring(ledger, await replaceSlot(caps, ledger.keyring, ledger, slot))
  if (saved.ok) await dropRequest(ledger.parts, ledger.keyring, officer)
  return saved
}

/** Whether the log says what `enabled` says; if not, it is said. The role stays. */
const sayEnabled = async (ledger: OpenLedger, number: number, enabled: boolean): Promise<Result<null>> => {
  const { fold, own, officer } = ledger
  if (fold.officer(fold.own, number)?.enabled === enabled) return accept(null)
  const { role } = officerOf(ledger, number)
  const done = await own.append(officer, { op: 'officer', officer: number, role, enabled })
  return done.ok ? accept(null) : done
}

/** The officer at work takes another passphrase. Refuses with `wrong-passphrase`, `nothing-changed` or `weak-passphrase`. */
export const changePassphrase = async (
  ledger: OpenLedger,
  old: string,
  next: string,
): Promise<Result<null>> => {
  const slot = slotOf(ledger, ledger.officer)
  const identity = slot && (await openSlot(ledger.parts.derive, ledger.keyring.store, slot, old))
  if (!identity) return refuse({ reason: 'wrong-passphrase' })
  if (next === old) return refuse({ reason: 'nothing-changed' })
  if (isPoor(ledger, ledger.officer, next)) return refuse({ reason: 'weak-passphrase' })
  return giveSlot(ledger, ledger.officer, next)
}

/**
 * The officer unlocks no more, and all that follows is sealed under a key that they never had. First the key file, then the
 * log: asked again after a failure between the two, it does what is missing. Nobody disables themselves: whoever is at
 * work holds every key, and the last supervisor (`last-supervisor`) could not be followed by anybody.
 */
export const disableOfficer = async (ledger: OpenLedger, number: number): Promise<Result<null>> => {
  const slot = slotOf(ledger, number)
  if (!isSupervisor(ledger) || !slot) return refuse({ reason: 'not-allowed' })
  if (number === ledger.officer)
    return refuse({ reason: otherSupervisors(ledger) ? 'not-allowed' : 'last-supervisor' })
  if (slot.enabled) {
    const next = await disableSlot(ledger.parts.caps, ledger.keyring, ledger, number)
    const saved = await saveKeyring(ledger, next.keyring)
    if (!saved.ok) return saved
    await ledger.vault.begin(next.key)
    ledger.keys = [...ledger.keys, next.key]
    await dropRequest(ledger.parts, ledger.keyring, number)
  }
  return sayEnabled(ledger, number, false)
}

const otherSupervisors = (ledger: OpenLedger): boolean =>
  ledger.keyring.slots.some(
    ({ officer, enabled }) =>
      enabled && officer !== ledger.officer && officerOf(ledger, officer).role === 'supervisor',
  )

/** First the log, then the key file, as with a new officer. They may read everything again, from the first day on. */
export const enableOfficer = async (
  ledger: OpenLedger,
  number: number,
  passphrase: string,
): Promise<Result<null>> => {
  const slot = slotOf(ledger, number)
  // Without a slot, as after restoring a second copy, the log has named them.
  const known = slot !== undefined || ledger.fold.officer(ledger.fold.own, number) !== null
  if (!isSupervisor(ledger) || !known) return refuse({ reason: 'not-allowed' })
  if (slot?.enabled) return refuse({ reason: 'nothing-changed' })
  if (isPoor(ledger, number, passphrase)) return refuse({ reason: 'weak-passphrase' })
  const full = faultOfOneMore(ledger.keyring)
  if (full) return refuse(full)
  const said = await sayEnabled(ledger, number, true)
  return said.ok ? giveSlot(ledger, number, passphrase) : said
}
