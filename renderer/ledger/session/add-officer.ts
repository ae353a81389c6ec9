/** One more officer: an event that names the officer, then a slot of the keyring. */
import type { OfficerDraft } from '../../../shared/ledger-api.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { addSlot } from '../vault/keyring.ts'
import { calibrateCost } from '../vault/passphrase.ts'
import { faultOfOfficer, tidy } from './create-installation.ts'
import { saveKeyring } from './keyring-file.ts'
import type { OpenLedger } from './open-ledger.ts'
import { isSupervisor } from './session-view.ts'

/**
 * Gives the officer's number. Numbers are never used twice: one whose slot could not be written stays without a slot,
 * and the next officer gets the next number.
 */
export const addOfficer = async (
  ledger: OpenLedger,
  draft: OfficerDraft,
  role: 'officer' | 'supervisor',
): Promise<Result<number>> => {
  if (!isSupervisor(ledger)) return refuse({ reason: 'not-allowed' })
  const { fold, keyring, parts, own } = ledger
  const fault = faultOfOfficer(draft, fold.pack, keyring.code)
  if (fault) return refuse(fault)
  const numbers = fold.eventsOf('officer').filter(({ log }) => log === fold.own)
  const number = numbers.reduce((most, { event }) => Math.max(most, event.officer), 0) + 1
  const cost = await calibrateCost(parts.derive, parts.timer)
  const next = await addSlot(parts.caps, parts.derive, keyring, ledger, number, draft.passphrase, cost)
  const done = await own.append(
    ledger.officer,
    { op: 'officer', officer: number, role, enabled: true },
    { name: tidy(draft.name), badge: tidy(draft.badge) },
  )
  if (!done.ok) return done
  const saved = await saveKeyring(ledger, next)
  return saved.ok ? accept(number) : saved
}
