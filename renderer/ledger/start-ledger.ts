/// <reference lib="webworker" />
/** In the worker: puts the ledger together, answers the calls of `LedgerApi`, and tells the page when something changed. */
import * as Comlink from 'comlink'
import type { LedgerNews } from '../../shared/ledger-api.ts'
import { machineClock } from './clock.ts'
import { createLedger } from './create-ledger.ts'
import { cryptography } from './cryptography.ts'
import { createFastHash } from './fast-hash.ts'
import { sealAt } from './log/own-log.ts'
import { createMirrorClient } from './mirror-client.ts'
import { createSideVerifier } from './side-verifier.ts'
import { snapshotTiming } from './snapshot/keep-snapshot.ts'
import { deriveKey } from './vault/passphrase.ts'

/** Milliseconds: whoever waits for the passphrase's field waits for all that is read before. Signatures are checked in JavaScript until then. */
const afterStart = 1000

/** After the answer that is on its way: whoever saved something is not kept waiting by what others draw anew. */
const createNews = (scope: DedicatedWorkerGlobalScope): (() => void) => {
  let toTell = false
  return () => {
    if (toTell) return
    toTell = true
    setTimeout(() => {
      toTell = false
      scope.postMessage({ milepost: 'ledger-changed' } satisfies LedgerNews)
    })
  }
}

/** `port` leads to the mirror. The page is told once calls are answered. */
export const startLedger = async (scope: DedicatedWorkerGlobalScope, port: MessagePort): Promise<void> => {
  const mirror = createMirrorClient(port)
  let { verify } = cryptography
  const caps: typeof cryptography = {
    ...cryptography,
    ...(await createFastHash()),
    verify: (...signed) => verify(...signed),
  }
  const parts = {
    caps,
    mirror,
    verifySide: createSideVerifier(caps),
    clock: machineClock,
    timer: () => performance.now(),
    platform: {},
    sealAt,
    snapshot: snapshotTiming,
    derive: deriveKey,
    news: createNews(scope),
  }
  Comlink.expose(createLedger(parts), scope)
  scope.postMessage({ milepost: 'ledger-ready' })
  await new Promise((later) => setTimeout(later, afterStart))
  // What is at hand does as well where it cannot be read, ten times as slowly.
  const fast = await import('./fast-signing.ts')
    .then(({ createFastSigning }) => createFastSigning())
    .catch(() => null)
  if (fast) verify = fast.verify
}
