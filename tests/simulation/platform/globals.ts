/**
 * What the ledger asks of the platform without being handed it: timers, WebCrypto's AES-GCM, message channels. Here
 * timers go off only when the simulation says so, and sealing is done at once: no thread and no clock decides anything.
 * Imported before the ledger is.
 */
import type { Random } from './random.ts'

interface Timer {
  readonly ms: number
  readonly run: () => void
}
/** By the laptop that was at work when they were set. */
const timers = new Map<unknown, Set<Timer>>()
let owner: unknown = null

/** Timers that are set from now on are of this laptop. */
export const setTimersOf = (laptop: unknown): void => {
  owner = laptop
}
const dueOf = (laptop: unknown, ms: number): readonly Timer[] =>
  [...(timers.get(laptop) ?? [])].filter((timer) => timer.ms === ms)

/** Timers of a laptop that wait so many milliseconds go off. */
export const runTimers = (laptop: unknown, ms: number): number => {
  const due = dueOf(laptop, ms)
  for (const timer of due) {
    timers.get(laptop)?.delete(timer)
    timer.run()
  }
  return due.length
}
/** How many wait so long. */
export const timersOf = (laptop: unknown, ms: number): number => dueOf(laptop, ms).length
/** Of a laptop that stopped. */
export const dropTimers = (laptop: unknown): void => {
  timers.delete(laptop)
}
/** Of a seed that is over. */
export const dropAllTimers = (): void => timers.clear()

interface Gcm {
  readonly iv: Uint8Array
  readonly additionalData: Uint8Array
}

/** Two words of the four that a tag has: over every byte, in the manner of FNV-1a. */
const mixed = (start: number, parts: readonly Uint8Array[]): number => {
  let sum = start
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) sum = Math.imul(sum ^ (part[i] as number), 0x01000193)
    sum ^= sum >>> 15
  }
  return sum
}
const tagOf = (
  key: Uint8Array,
  { iv, additionalData }: Gcm,
  bytes: Uint8Array,
): readonly [number, number] => {
  const parts = [key, iv, additionalData, bytes]
  return [mixed(0x811c9dc5, parts), mixed(0x2545f491, parts)]
}
const tagLength = 16

/** AES-GCM without its cost: what it opens is what was sealed under the same key, for the same place. Sealed bytes lie in clear. */
const subtle = {
  importKey: async (_format: string, secret: Uint8Array) => secret,
  encrypt: async (gcm: Gcm, key: Uint8Array, bytes: Uint8Array) => {
    const sealed = new Uint8Array(bytes.length + tagLength)
    sealed.set(bytes)
    const view = new DataView(sealed.buffer)
    for (const [at, word] of tagOf(key, gcm, bytes).entries()) view.setInt32(bytes.length + 4 * at, word)
    return sealed.buffer
  },
  decrypt: async (gcm: Gcm, key: Uint8Array, sealed: Uint8Array) => {
    const bytes = Uint8Array.from(sealed.subarray(0, -tagLength))
    const view = new DataView(sealed.buffer, sealed.byteOffset, sealed.length)
    const words = tagOf(key, gcm, bytes)
    if (!words.every((word, at) => view.getInt32(bytes.length + 4 * at) === word))
      throw new DOMException('not what was sealed', 'OperationError')
    return bytes.buffer
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
    const of = timers.get(owner) ?? new Set()
    const timer = { ms, run, of }
    timers.set(owner, of.add(timer))
    return timer
  })
  replace('clearTimeout', (timer: { readonly of?: Set<unknown> } | undefined) => {
    timer?.of?.delete(timer)
  })
}
