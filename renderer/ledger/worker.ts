/// <reference lib="webworker" />
/**
 * The worker that holds keys and opened records. Its first message brings the mirror's port; from then on it answers
 * the calls of `LedgerApi`, and tells the page when something changed. Locking ends it.
 */
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

const scope = self as unknown as DedicatedWorkerGlobalScope // this file runs as a module worker

let toTell = false
/** After the answer that is on its way: whoever saved something is not kept waiting by what others draw anew. */
const news = (): void => {
  if (toTell) return
  toTell = true
  setTimeout(() => {
    toTell = false
    scope.postMessage({ milepost: 'ledger-changed' } satisfies LedgerNews)
  })
}

/** Milliseconds: whoever waits for the passphrase's field waits for all that is read before. Signatures are checked in JavaScript until then. */
const afterStart = 1000

const start = async (event: MessageEvent): Promise<void> => {
  const [port] = event.ports
  if (event.data?.milepost !== 'mirror-port' || !port) return
  scope.removeEventListener('message', begin)
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
    news,
  }
  Comlink.expose(createLedger(parts))
  scope.postMessage({ milepost: 'ledger-ready' })
  await new Promise((later) => setTimeout(later, afterStart))
  // What is at hand does as well where it cannot be read, ten times as slowly.
  const fast = await import('./fast-signing.ts')
    .then(({ createFastSigning }) => createFastSigning())
    .catch(() => null)
  if (fast) verify = fast.verify
}
/** What fails here reaches the page as the worker's error. */
const begin = (event: MessageEvent): void => {
  start(event).catch((fault: unknown) => scope.reportError(fault))
}
scope.addEventListener('message', begin)
