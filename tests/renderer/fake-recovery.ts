/** Recovery and officers of the ledger in memory. */
import type { LedgerApi, RecoveryRequested, Session } from '../../shared/ledger-api.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'

const comparison = '4f1c 09aa 37e2 b8d0 5561'
const created = '2021-07-06T22:38:05+02:00'

export const fakeRecoveryCalls = (
  open: (role: 'station') => Result<Session>,
): Pick<
  LedgerApi,
  | 'changePassphrase'
  | 'disableOfficer'
  | 'enableOfficer'
  | 'requestRecovery'
  | 'recoveryRequested'
  | 'takeRecoveryAnswer'
  | 'openRecoveryRequest'
  | 'answerRecovery'
  | 'restoreCopy'
  | 'dropCopy'
> => {
  let waiting: RecoveryRequested | null = null
  const wrong = refuse({ reason: 'wrong-passphrase' } as const)
  return {
    changePassphrase: async (old) => (old === 'wrong' ? wrong : accept(undefined)),
    disableOfficer: async () => accept(undefined),
    enableOfficer: async () => accept(undefined),
    requestRecovery: async (officer) => {
      const suggestedName = 'HRBAJ3_recovery-request_4f1c.mprecover'
      waiting = { officer, created, comparison, bytes: new Uint8Array(1024), suggestedName }
      return accept(waiting)
    },
    restoreCopy: async () => refuse({ reason: 'not-allowed' }),
    dropCopy: async () => refuse({ reason: 'not-allowed' }),
    recoveryRequested: async () => accept(waiting),
    takeRecoveryAnswer: async (_, passphrase) => (passphrase === 'wrong' ? wrong : open('station')),
    openRecoveryRequest: async () =>
      accept({
        ...{ code: 'HRBAJ3', officer: 1, operation: 'Liberterra', created, comparison },
        known: { name: 'Sgt. I. Horvat', badge: 'HR-4471', enabled: true },
        revoked: false,
      }),
    answerRecovery: async () =>
      accept({ bytes: new Uint8Array(1024), suggestedName: 'HRBAJ3_recovery-answer_4f1c.mprecover' }),
  }
}
