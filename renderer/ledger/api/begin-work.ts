/** Someone is at work: said in the log before anything is shown. */
import type { Session } from '../../../shared/ledger-api.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { sessionOf } from '../session/session-view.ts'
import { type LedgerState, settle } from './state.ts'

/** `locks`: as counted when it was asked for. */
export const beginWork = async (
  state: LedgerState,
  ledger: OpenLedger,
  locks: number,
): Promise<Result<Session>> => {
  if (state.locks !== locks) {
    ledger.store.close()
    return refuse({ reason: 'locked' })
  }
  const done = await ledger.own.append(ledger.officer, { op: 'audited', act: 'unlock' })
  // Kept by the mirror is enough to begin with; a mirror that cannot take it is a disk that cannot keep an entry.
  if (!done.ok && !(done.refusal.reason === 'store-failed' && ledger.own.owes)) {
    ledger.store.close()
    return done
  }
  state.open = ledger
  await settle(ledger)
  state.parts.news()
  return accept(sessionOf(ledger))
}
