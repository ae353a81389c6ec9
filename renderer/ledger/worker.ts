/// <reference lib="webworker" />
/**
 * The worker that holds keys and opened records. Its first message brings the mirror's port; locking ends it. All that it
 * does is read from here: Chromium keeps what it compiled of a script that is imported, and compiles a worker's own
 * script anew at each start.
 */
const scope = self as unknown as DedicatedWorkerGlobalScope // this file runs as a module worker
const reading = import('./start-ledger.ts')

const begin = (event: MessageEvent): void => {
  const [port] = event.ports
  if (event.data?.milepost !== 'mirror-port' || !port) return
  scope.removeEventListener('message', begin)
  reading
    .then(({ startLedger }) => startLedger(scope, port))
    // What fails here reaches the page as the worker's error.
    .catch((fault: unknown) => scope.reportError(fault))
}
scope.addEventListener('message', begin)
// Whoever begins hears of a failure.
reading.catch(() => undefined)

export {}
