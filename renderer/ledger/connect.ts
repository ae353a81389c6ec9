/** The page's side of the ledger: starts the worker, brings it the mirror's port, and ends it. */
import * as Comlink from 'comlink'
import type { LedgerApi } from '../../shared/ledger-api.ts'
import { createOpenCalls, type OpenCalls } from './open-calls.ts'

export interface LedgerConnection {
  readonly ledger: LedgerApi
  /** Told whenever something in the ledger changed; returns the function that stops listening. */
  onNews(listener: () => void): () => void
  /** Told when the worker failed after its start, once every open call has ended with that fault. */
  onFault(listener: () => void): void
  /** Ends the worker, and with it every key and opened record. */
  end(): void
}

/** Preload hands the port over as a message of this window. */
const mirrorPort = (): Promise<MessagePort> =>
  new Promise((resolve, reject) => {
    const listen = ({ data, ports, source }: MessageEvent) => {
      const [port] = ports
      if (source !== window || data?.milepost !== 'mirror-port' || !port) return
      window.removeEventListener('message', listen)
      resolve(port)
    }
    window.addEventListener('message', listen)
    window.milepost.connectMirror().catch((fault: unknown) => {
      window.removeEventListener('message', listen)
      reject(fault)
    })
  })

/** The worker listens for calls from the moment it has the port, and says so. */
const ready = (worker: Worker): Promise<void> =>
  new Promise((resolve) => {
    const listen = ({ data }: MessageEvent) => {
      if (data?.milepost !== 'ledger-ready') return
      worker.removeEventListener('message', listen)
      resolve()
    }
    worker.addEventListener('message', listen)
  })

const failure = (worker: Worker): Promise<never> =>
  new Promise((_, reject) => {
    worker.addEventListener('error', () => reject(new Error('The ledger did not start')), { once: true })
  })

export const connectLedger = async (): Promise<LedgerConnection> => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const calls = createOpenCalls()
  let faulted = (): void => {}
  for (const kind of ['error', 'messageerror'])
    worker.addEventListener(kind, () => {
      calls.fail(new Error('The ledger failed'))
      // What screens do with that comes first: nothing of it is to be kept beyond the lock that follows.
      setTimeout(() => faulted())
    })
  // A worker that cannot be read fails before it gets its port.
  const started = ready(worker)
  const failed = failure(worker)
  try {
    const port = await Promise.race([mirrorPort(), failed])
    worker.postMessage({ milepost: 'mirror-port' }, [port])
    await Promise.race([started, failed])
  } catch (fault) {
    worker.terminate()
    throw fault
  }
  const remote = Comlink.wrap<LedgerApi>(worker)
  const listeners = new Set<() => void>()
  worker.addEventListener('message', ({ data }: MessageEvent) => {
    if (data?.milepost === 'ledger-changed') for (const listener of listeners) listener()
  })
  return {
    ledger: asLedger(remote, calls),
    onFault(listener) {
      faulted = listener
    },
    onNews(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    end() {
      listeners.clear()
      faulted = () => {}
      worker.terminate()
    },
  }
}

/** Comlink's remote, with the one callback of the contract proxied. Every call gives a promise already. */
const asLedger = (remote: Comlink.Remote<LedgerApi>, calls: OpenCalls): LedgerApi =>
  new Proxy(remote as unknown as LedgerApi, {
    get(target, name, receiver) {
      // A remote is a thenable to whoever awaits it; the ledger is not a promise.
      if (name === 'then') return undefined
      const call = Reflect.get(target, name, receiver) as (...args: unknown[]) => Promise<unknown>
      if (name !== 'importFiles') return (...args: unknown[]) => calls.follow(call(...args))
      const importFiles: LedgerApi['importFiles'] = (files, onProgress) =>
        calls.follow(remote.importFiles(files as never, Comlink.proxy(onProgress)) as never)
      return importFiles
    },
  })
