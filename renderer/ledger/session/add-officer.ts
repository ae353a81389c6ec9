/** One more officer: an event that names the officer, then a slot of the keyring. */
import type { OfficerDraft } from '../../../shared/ledger-api.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import type { KeptEvent } from '../log/kept-event.ts'
import { faultOfOneMore } from '../vault/keyring.ts'
import { calibrateCost } from '../vault/passphrase.ts'
import { addSlot } from '../vault/rewrap.ts'
import { faultOfOfficer, tidy } from './create-installation.ts'
import { saveKeyring } from './keyring-file.ts'
import type { OpenLedger } from './open-ledger.ts'
import { isSupervisor } from './session-view.ts'

/**
 * Gives the officer's number, or refuses with `officers-full`. Numbers are never used twice: one whose slot could not be
 * written stays without a slot, and the next officer gets the next number.
 */
export const addOfficer = async (
  ledger: OpenLedger,
  draft: OfficerDraft,
  role: 'officer' | 'supervisor',
  kept: KeptEvent,
): Promise<Result<number>> => {
  if (!isSupervisor(ledger)) return refuse({ reason: 'not-allowed' })
  const { fold, keyring, parts, own } = ledger
  const fault = faultOfOfficer(draft, fold.pack, keyring.code) ?? faultOfOneMore(keyring)
  if (fault) return refuse(fault)
  const numbers = fold.eventsOf('officer').filter(({ log }) => log === fold.own)
  const [name, badge] = [tidy(draft.name), tidy(draft.badge)]
  const before = kept.take([name, badge, role], own.next)
  const named = numbers.find(({ event }) => event.n === before)?.event.officer
  const number = named ?? numbers.reduce((most, { event }) => Math.max(most, event.officer), 0) + 1
  const cost = await calibrateCost(parts.derive, parts.timer)
  const next = await addSlot(parts.caps, parts.derive, keyring, ledger, number, draft.passphrase, cost)
  if (named === undefined) {
    const event = { op: 'officer', officer: number, role, enabled: true } as const
    const done = await own.append(ledger.officer, event, { name, badge })
    if (!done.ok) {
      kept.note([name, badge, role], done.refusal)
      return done
    }
  }
  const saved = await saveKeyring(ledger, next)
  return saved.ok ? accept(number) : saved
}
