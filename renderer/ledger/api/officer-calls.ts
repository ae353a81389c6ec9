/** Who may unlock this installation. */
import type { LedgerApi } from '../../../shared/ledger-api.ts'
import { accept, type Result } from '../../../shared/result.ts'
import { createKeptEvent } from '../log/kept-event.ts'
import { addOfficer } from '../session/add-officer.ts'
import { changePassphrase, disableOfficer, enableOfficer } from '../session/officer-access.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { officerOf } from '../session/session-view.ts'
import { change, type LedgerState, opened } from './state.ts'

type OfficerCalls = Pick<
  LedgerApi,
  'addOfficer' | 'officers' | 'changePassphrase' | 'disableOfficer' | 'enableOfficer'
>

const done = async (work: Promise<Result<null>>): Promise<Result<void>> => {
  const result = await work
  return result.ok ? accept(undefined) : result
}

/** By number: those too whom the log has disabled and who have no slot, as after restoring a second copy. */
const officersHere = ({ keyring, fold }: OpenLedger): readonly number[] => {
  const said = fold.eventsOf('officer').filter(({ log }) => log === fold.own)
  const off = said
    .map(({ event }) => event.officer)
    .filter((n) => fold.officer(fold.own, n)?.enabled === false)
  const numbers = [...keyring.slots.map(({ officer }) => officer), ...off]
  return [...new Set(numbers)].sort((a, b) => a - b)
}

export const createOfficerCalls = (state: LedgerState): OfficerCalls => {
  const kept = createKeptEvent()
  return {
    addOfficer: (draft, role) => change(state, (ledger) => addOfficer(ledger, draft, role, kept)),
    officers: async () => {
      const ledger = opened(state)
      return officersHere(ledger).map((officer) => ({
        ...officerOf(ledger, officer),
        enabled: ledger.keyring.slots.some((slot) => slot.officer === officer && slot.enabled),
      }))
    },
    changePassphrase: (old, next) => change(state, (ledger) => done(changePassphrase(ledger, old, next))),
    disableOfficer: (number) => change(state, (ledger) => done(disableOfficer(ledger, number))),
    enableOfficer: (number, passphrase) =>
      change(state, (ledger) => done(enableOfficer(ledger, number, passphrase))),
  }
}
