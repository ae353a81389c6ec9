/** The ledger put together: every call of the contract, over the parts it is given. The worker and the tests both use it. */
import type { LedgerApi } from '../../shared/ledger-api.ts'
import { createClockCalls } from './api/clock-calls.ts'
import { createExchangeCalls } from './api/exchange-calls.ts'
import { createOfficerCalls } from './api/officer-calls.ts'
import { createRecordCalls } from './api/record-calls.ts'
import { createRecoveryCalls } from './api/recovery-calls.ts'
import { createReviewCalls } from './api/review-calls.ts'
import { createSetupCalls } from './api/setup-calls.ts'
import { createState, type LedgerState } from './api/state.ts'
import { createTallyCalls } from './api/tally-calls.ts'
import { createTierCalls } from './api/tier-calls.ts'
import { createSearchKeeper } from './records/prepare-search.ts'
import type { LedgerParts } from './session/open-ledger.ts'
import { createSnapshotKeeper } from './snapshot/keep-snapshot.ts'

/** The calls, and the state that they share: tools that look behind the calls begin here. */
export const putTogether = (
  given: LedgerParts,
): { readonly ledger: LedgerApi; readonly state: LedgerState } => {
  const news = () => {
    given.news()
    considerSnapshot()
    considerSearch()
  }
  const state = createState({ ...given, news })
  const considerSnapshot = createSnapshotKeeper(state)
  const considerSearch = createSearchKeeper(state)
  const ledger = {
    ...createSetupCalls(state),
    ...createOfficerCalls(state),
    ...createRecoveryCalls(state),
    ...createRecordCalls(state),
    ...createExchangeCalls(state),
    ...createTallyCalls(state),
    ...createClockCalls(state),
    ...createReviewCalls(state),
    ...createTierCalls(state),
  }
  return { ledger, state }
}

export const createLedger = (given: LedgerParts): LedgerApi => putTogether(given).ledger
