/** Who may unlock this installation. */
import type { LedgerApi } from '../../../shared/ledger-api.ts'
import { accept, type Result } from '../../../shared/result.ts'
import { createKeptEvent } from '../log/kept-event.ts'
import { addOfficer } from '../session/add-officer.ts'
import { changePassphrase, disableOfficer, enableOfficer } from '../session/officer-access.ts'
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

export const createOfficerCalls = (state: LedgerState): OfficerCalls => {
  const kept = createKeptEvent()
  return {
    addOfficer: (draft, role) => change(state, (ledger) => addOfficer(ledger, draft, role, kept)),
    officers: async () => {
      const ledger = opened(state)
      return ledger.keyring.slots.map(({ officer, enabled }) => ({
        ...officerOf(ledger, officer),
        enabled,
      }))
    },
    changePassphrase: (old, next) => change(state, (ledger) => done(changePassphrase(ledger, old, next))),
    disableOfficer: (number) => change(state, (ledger) => done(disableOfficer(ledger, number))),
    enableOfficer: (number, passphrase) =>
      change(state, (ledger) => done(enableOfficer(ledger, number, passphrase))),
  }
}
