/** Who is at work, where, in which operation: what the frame of every screen shows. */
import type { Session } from '../../../shared/ledger-api.ts'
import { fingerprintOf } from '../../../shared/pack/fingerprint.ts'
import type { OpenLedger } from './open-ledger.ts'
import { mayImport, ownPlace } from './own-place.ts'

export const officerOf = ({ fold }: Pick<OpenLedger, 'fold'>, number: number): Session['officer'] => {
  const officer = fold.officer(fold.own, number)
  // Where names were erased, roles stay.
  const said = fold
    .eventsOf('officer')
    .filter(({ log, event }) => log === fold.own && event.officer === number)
  const role = (officer ?? said.at(-1)?.event)?.role === 'supervisor' ? 'supervisor' : 'officer'
  return { number, name: officer?.name ?? '', badge: officer?.badge ?? '', role }
}

export const isSupervisor = (ledger: OpenLedger): boolean =>
  officerOf(ledger, ledger.officer).role === 'supervisor'

export const sessionOf = (ledger: OpenLedger): Session => {
  const { secrets, fold, keyring, parts, officer } = ledger
  return {
    ...{ role: secrets.role, training: secrets.training, log: fold.own, code: keyring.code },
    officer: officerOf(ledger, officer),
    pack: fold.pack,
    fingerprint: fingerprintOf(parts.caps, fold.pack.authority),
    ...{ ...ownPlace(ledger), mayImport: mayImport(ledger) },
    restored: ledger.restored,
    clock: ledger.clockJump,
    droppedRequest: ledger.droppedRequest ?? null,
  }
}
