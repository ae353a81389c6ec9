/// <reference lib="webworker" />
/**
 * The worker that holds keys and opened records. Its first message brings the mirror's port; locking ends it. Everything else is
 * imported: Chromium keeps imported scripts compiled between starts, and compiles a worker's own script anew each time.
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
// `begin` reports a failure; until then it does not count as unhandled.
reading.catch(() => undefined)
