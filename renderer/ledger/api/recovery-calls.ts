/** A lost passphrase: the request of a locked station, the answer of its unit. */
import type { LedgerApi } from '../../../shared/ledger-api.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { answerRequest, readRequest } from '../session/answer-recovery.ts'
import { loadKeyring } from '../session/keyring-file.ts'
import { loadRequest } from '../session/recovery-file.ts'
import { requestRecovery, requestView } from '../session/request-recovery.ts'
import { dropCopy } from '../session/restore-copy.ts'
import { takeRecovery } from '../session/take-recovery.ts'
import { isSlotless, type Keyring } from '../vault/keyring.ts'
import { beginWork } from './begin-work.ts'
import { change, type LedgerState } from './state.ts'

type RecoveryCalls = Pick<
  LedgerApi,
  | 'requestRecovery'
  | 'recoveryRequested'
  | 'takeRecoveryAnswer'
  | 'openRecoveryRequest'
  | 'answerRecovery'
  | 'dropCopy'
>

export const createRecoveryCalls = (state: LedgerState): RecoveryCalls => {
  const { parts } = state

  /** With the key file of an installation that is there and locked. */
  const whileLocked = <T>(
    work: (keyring: Keyring, locks: number) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const { locks } = state
    return state.queue.run(async () => {
      if (state.open) return refuse({ reason: 'busy' })
      const keyring = await loadKeyring(parts)
      if (!keyring.ok) return keyring
      return keyring.value ? work(keyring.value, locks) : refuse({ reason: 'not-allowed' })
    })
  }

  return {
    requestRecovery: (officer, passphrase) =>
      whileLocked(async (keyring) => {
        // Of a second copy: the code that was chosen when it was put in place.
        const before = isSlotless(keyring) ? await loadRequest(parts, keyring) : null
        const code = before?.ok ? before.value?.code : undefined
        return requestRecovery(parts, keyring, officer, passphrase, code)
      }),
    recoveryRequested: () =>
      whileLocked(async (keyring) => {
        const waiting = await loadRequest(parts, keyring)
        if (!waiting.ok) return waiting
        return accept(waiting.value && requestView(keyring, waiting.value))
      }),
    takeRecoveryAnswer: (bytes, passphrase) =>
      whileLocked(async (keyring, locks) => {
        const waiting = await loadRequest(parts, keyring)
        if (!waiting.ok) return waiting
        if (!waiting.value) return refuse({ reason: 'no-request' })
        const stopped = () => state.locks !== locks
        const ledger = await takeRecovery(parts, keyring, waiting.value, bytes, passphrase, stopped)
        return ledger.ok ? beginWork(state, ledger.value, locks) : ledger
      }),
    dropCopy: () =>
      whileLocked(async (keyring) => {
        if (!isSlotless(keyring)) return refuse({ reason: 'not-allowed' })
        const done = await dropCopy(parts)
        return done.ok ? accept(undefined) : done
      }),
    openRecoveryRequest: async (bytes) =>
      state.open ? readRequest(state.open, bytes) : refuse({ reason: 'locked' }),
    answerRecovery: (bytes) => change(state, (ledger) => answerRequest(ledger, bytes)),
  }
}
