/**
 * Sealed bytes: everything that lies on disk, in IndexedDB and in the mirror alike. DESIGN.md, "At rest".
 *
 * Layout: version 1 · vault key number (4 bytes, big-endian) · nonce (12) · AES-256-GCM with its 16-byte tag.
 * Associated data: the first five bytes, then store id, table and position, so that bytes moved to another place,
 * or from another installation, do not open.
 */
import type { Randomness } from '../../../shared/capabilities.ts'

export interface VaultKey {
  /** From 1. A new one begins when an officer is disabled. */
  readonly number: number
  /** 32 bytes. */
  readonly secret: Uint8Array
}

export interface Vault {
  readonly store: string
  /** All that follows is sealed under this key. Only once the key file that holds it is on disk. */
  begin(key: VaultKey): Promise<void>
  /** Seals under the newest key. */
  seal(table: string, position: string, bytes: Uint8Array): Promise<Uint8Array>
  /** null: damaged, from another place, or under a key that this officer does not have. */
  open(table: string, position: string, sealed: Uint8Array): Promise<Uint8Array | null>
}

const version = 1
const headLength = 5
const nonceLength = 12
const utf8 = new TextEncoder()

/** AES-256-GCM keys that cannot be read back out of WebCrypto. */
export const importKey = (secret: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', new Uint8Array(secret), 'AES-GCM', false, ['encrypt', 'decrypt'])

const associated = (
  head: Uint8Array,
  store: string,
  table: string,
  position: string,
): Uint8Array<ArrayBuffer> => {
  const place = utf8.encode(`${store}\n${table}\n${position}`)
  const all = new Uint8Array(head.length + place.length)
  all.set(head)
  all.set(place, head.length)
  return all
}

/** `keys` in order of number; the last seals. */
export const createVault = async (
  store: string,
  keys: readonly VaultKey[],
  caps: Randomness,
): Promise<Vault> => {
  const imported = new Map<number, CryptoKey>()
  for (const key of keys) imported.set(key.number, await importKey(key.secret))
  const last = keys.at(-1)
  if (!last) throw new Error('A vault needs a key')
  let newest = last.number

  return {
    store,
    async begin(key) {
      imported.set(key.number, await importKey(key.secret))
      newest = key.number
    },
    async seal(table, position, bytes) {
      const head = new Uint8Array(headLength)
      head[0] = version
      new DataView(head.buffer).setUint32(1, newest)
      const nonce = new Uint8Array(caps.random(nonceLength))
      const key = imported.get(newest) as CryptoKey // set above
      const data = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv: nonce, additionalData: associated(head, store, table, position) },
        key,
        bytes as Uint8Array<ArrayBuffer>, // never over shared memory
      )
      const sealed = new Uint8Array(headLength + nonceLength + data.byteLength)
      sealed.set(head)
      sealed.set(nonce, headLength)
      sealed.set(new Uint8Array(data), headLength + nonceLength)
      return sealed
    },
    async open(table, position, sealed) {
      if (sealed.length < headLength + nonceLength + 16 || sealed[0] !== version) return null
      const head = sealed.slice(0, headLength)
      const key = imported.get(new DataView(head.buffer).getUint32(1))
      if (!key) return null
      const iv = sealed.slice(headLength, headLength + nonceLength)
      const additionalData = associated(head, store, table, position)
      const data = sealed.subarray(headLength + nonceLength) as Uint8Array<ArrayBuffer> // never over shared memory
      try {
        return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, data))
      } catch {
        return null
      }
    },
  }
}
