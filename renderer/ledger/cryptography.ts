/**
 * The platform's side of `shared/capabilities.ts`: Ed25519 and SHA-256 of @noble, age of age-encryption, gzip of the
 * engine's streams. Chromium 130 has no Ed25519 in WebCrypto. Runs in the app's worker and in Node 20 and later.
 */
import { ed25519 } from '@noble/curves/ed25519.js'
import { bytesToNumberLE } from '@noble/curves/utils.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import type {
  Compression,
  Cryptography,
  Hashing,
  Keyed,
  Randomness,
  Signing,
} from '../../shared/capabilities.ts'
import { sameBytes } from './bytes.ts'
import { envelope } from './open-envelope.ts'

const hashing: Hashing & Keyed = {
  sha256: (bytes) => sha256(bytes),
  hmac: (key, message) => hmac(sha256, key, message),
}

const { Point } = ed25519

/**
 * Whether sB - kA is R itself, and R no point of small order. @noble leaves parts of small order out of account, which
 * only the owner of a key can put in: that signature would hold here, and not where libsodium checks it.
 */
const isExact = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean => {
  const [r, s] = [signature.subarray(0, 32), signature.subarray(32)]
  const hashed = sha512.create().update(r).update(publicKey).update(message).digest()
  const key = Point.fromBytes(publicKey).multiplyUnsafe(Point.Fn.create(bytesToNumberLE(hashed)))
  const point = Point.BASE.multiplyUnsafe(bytesToNumberLE(s)).subtract(key)
  return !point.isSmallOrder() && sameBytes(point.toBytes(), r)
}

/** RFC 8032 as libsodium checks it (`fast-signing.ts`), not the looser ZIP 215: whoever checks by hand comes to the same answer. */
const signing: Signing = {
  sign: (message, secret) => ed25519.sign(message, secret),
  verify: (signature, message, publicKey) => {
    try {
      return (
        ed25519.verify(signature, message, publicKey, { zip215: false }) &&
        isExact(signature, message, publicKey)
      )
    } catch {
      return false
    }
  },
  publicKey: (secret) => ed25519.getPublicKey(secret),
}

const randomness: Randomness = {
  random: (length) => {
    const bytes = new Uint8Array(length)
    // WebCrypto gives at most 65,536 bytes at a time.
    for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
    return bytes
  },
}

const damaged = { ok: false, why: 'damaged' } as const
const tooLarge = { ok: false, why: 'too-large' } as const

const compression: Compression = {
  gzip: async (bytes) => {
    const parts = await collect(bytes, new CompressionStream('gzip'), Number.POSITIVE_INFINITY)
    if (parts === null) throw new Error('gzip without a bound ran over it')
    return parts
  },
  gunzip: async (member, most) => {
    // RFC 1952: magic, deflate, at least header and trailer.
    if (member.length < 18 || member[0] !== 0x1f || member[1] !== 0x8b || member[2] !== 8) return damaged
    try {
      const bytes = await collect(member, new DecompressionStream('gzip'), most)
      if (bytes === null) return tooLarge
      const trailer = new DataView(member.buffer, member.byteOffset + member.length - 4, 4)
      // Node reads on after the end of a member and Chromium does not: what is not one whole member is refused in both.
      return bytes.length === trailer.getUint32(0, true) ? { ok: true, bytes } : damaged
    } catch {
      return damaged
    }
  },
}

/** Feeds all and gathers what comes out; stops and gives null as soon as it is more than `most` bytes. */
const collect = async (
  bytes: Uint8Array,
  through: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array | null> => {
  const writer = through.writable.getWriter()
  // The reader reports every failure; a second report from the writer would be an unhandled rejection.
  const quiet = (): void => {}
  writer.write(bytes as Uint8Array<ArrayBuffer>).catch(quiet)
  writer.close().catch(quiet)
  const reader = through.readable.getReader()
  const parts: Uint8Array[] = []
  let total = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    total += value.length
    if (total > most) {
      await reader.cancel().catch(quiet)
      return null
    }
    parts.push(value)
  }
  if (parts.length === 1 && parts[0]) return parts[0]
  const whole = new Uint8Array(total)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export const cryptography: Cryptography = {
  ...hashing,
  ...signing,
  ...randomness,
  ...compression,
  ...envelope,
}
