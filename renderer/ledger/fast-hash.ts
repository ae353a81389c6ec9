/**
 * SHA-256 in WebAssembly. Importing hashes every line, and the short ones cost two to three times as much in
 * JavaScript (measured: 130 bytes in 1.3 µs instead of 3-4). WebCrypto's own is a promise for each line: dearer still.
 */
import { createSHA256 } from 'hash-wasm'
import type { Hashing } from '../../shared/capabilities.ts'

/** One hasher for all: a call is over before the next begins. */
export const createFastHash = async (): Promise<Hashing> => {
  const hasher = await createSHA256()
  return {
    sha256: (bytes) => {
      hasher.init()
      hasher.update(bytes)
      return hasher.digest('binary')
    },
  }
}
