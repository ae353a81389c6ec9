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
import { createMirrorClient } from './mirror-client.ts'
import { deriveKey } from './vault/passphrase.ts'

const scope = self as unknown as DedicatedWorkerGlobalScope // this file runs as a module worker

const news = (): void => scope.postMessage({ milepost: 'ledger-changed' } satisfies LedgerNews)

const start = (event: MessageEvent): void => {
  const [port] = event.ports
  if (event.data?.milepost !== 'mirror-port' || !port) return
  scope.removeEventListener('message', start)
  const mirror = createMirrorClient(port)
  const parts = {
    caps: cryptography,
    mirror,
    clock: machineClock,
    timer: () => performance.now(),
    platform: {},
    derive: deriveKey,
    news,
  }
  Comlink.expose(createLedger(parts))
  scope.postMessage({ milepost: 'ledger-ready' })
}
scope.addEventListener('message', start)
