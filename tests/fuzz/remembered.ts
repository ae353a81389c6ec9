/**
 * Answers that every start over a copy asks for again: is this signature right, what does this wrapped key hold. The
 * product's own functions give them the first time. Keys are whole arguments, so no other question gets that answer.
 */
import type { Envelope, Signing } from '../../shared/capabilities.ts'

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')

/** Beyond so many, all are forgotten. */
const mostHeld = 20_000
/** Bytes: a vault key wrapped to a few people. Files that are given to an installation are opened each time. */
const mostWrapped = 1_000

export const remembering = <Caps extends Signing & Envelope>(caps: Caps): Caps => {
  const held = new Map<string, unknown>()
  const once = <T>(key: string, make: () => T): T => {
    if (held.size > mostHeld) held.clear()
    // Whoever keeps a value under a key reads the same type from it: keys of two functions never begin alike.
    const value = held.has(key) ? (held.get(key) as T) : make()
    held.set(key, value)
    return value
  }
  return {
    ...caps,
    verify: (signature, message, publicKey) =>
      once(`verify ${[signature, message, publicKey].map(textOf).join(' | ')}`, () =>
        caps.verify(signature, message, publicKey),
      ),
    publicKey: (secret) => once(`key ${textOf(secret)}`, () => caps.publicKey(secret)).slice(),
    decrypt: async (file, key) => {
      if (file.length > mostWrapped) return caps.decrypt(file, key)
      const opened = await once(`open ${JSON.stringify(key)} ${textOf(file)}`, () => caps.decrypt(file, key))
      return opened.ok ? { ...opened, bytes: opened.bytes.slice() } : opened
    },
  }
}
