/**
 * What the ledger asks of the platform without being handed it: timers, WebCrypto's AES-GCM, message channels. Here
 * timers go off only when the simulation says so, and sealing is done at once: no thread and no clock decides anything.
 * Imported before the ledger is.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { Random } from './random.ts'

interface Timer {
  readonly ms: number
  readonly run: () => void
}
const timers = new Map<number, Timer>()
let given = 0

/** Timers that wait so many milliseconds go off. */
export const runTimers = (ms: number): number => {
  const due = [...timers].filter(([, timer]) => timer.ms === ms)
  for (const [id, timer] of due) {
    timers.delete(id)
    timer.run()
  }
  return due.length
}
/** Of a machine that stopped. */
export const dropTimers = (): void => timers.clear()

interface Gcm {
  readonly iv: Uint8Array
  readonly additionalData: Uint8Array
}
const subtle = {
  importKey: async (_format: string, secret: Uint8Array) => secret,
  encrypt: async ({ iv, additionalData }: Gcm, key: Uint8Array, bytes: Uint8Array) => {
    const cipher = createCipheriv('aes-256-gcm', key, iv)
    cipher.setAAD(additionalData)
    const all = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    return Uint8Array.from(all).buffer
  },
  decrypt: async ({ iv, additionalData }: Gcm, key: Uint8Array, bytes: Uint8Array) => {
    const decipher = createDecipheriv('aes-256-gcm', key, iv)
    decipher.setAAD(additionalData)
    decipher.setAuthTag(bytes.subarray(bytes.length - 16))
    const all = Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - 16)), decipher.final()])
    return Uint8Array.from(all).buffer
  },
}

/** Enough of a channel for a message to come back a turn later. */
class SimulatedChannel {
  readonly port1: { onmessage: ((event: unknown) => void) | null; close(): void } = {
    onmessage: null,
    close: () => {},
  }
  readonly port2 = {
    postMessage: (data: unknown) => {
      setImmediate(() => this.port1.onmessage?.({ data }))
    },
  }
}

/** For the rest of this process. `random` is asked for a seed's source whenever bytes are wanted. */
export const simulatePlatform = (random: () => Random): void => {
  const replace = (name: string, value: unknown) =>
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  replace('crypto', {
    subtle,
    getRandomValues: (into: Uint8Array) => {
      into.set(random().bytes(into.length))
      return into
    },
  })
  replace('MessageChannel', SimulatedChannel)
  replace('setTimeout', (run: () => void, ms = 0) => {
    if (ms === 0) return setImmediate(run)
    const id = ++given
    timers.set(id, { ms, run })
    return id
  })
  replace('clearTimeout', (id: unknown) => {
    if (typeof id === 'number') timers.delete(id)
  })
}
