/** Real signatures, hashes and compression, done at once and by the machine's own code; files by the stand-in for age. */
import { createHmac, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { createFastHash } from '../../../renderer/ledger/fast-hash.ts'
import type { Cryptography } from '../../../shared/capabilities.ts'
import type { Random } from './random.ts'
import { simulatedEnvelope } from './simulated-envelope.ts'

/** RFC 8410: what stands before the 32 bytes of a key. */
const secretBefore = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicBefore = Buffer.from('302a300506032b6570032100', 'hex')

const kept = <T>(make: (bytes: Uint8Array) => T) => {
  const all = new Map<string, T>()
  return (bytes: Uint8Array): T => {
    const name = Buffer.from(bytes).toString('latin1')
    const known = all.get(name)
    if (known !== undefined) return known
    // A seed has some dozens of keys; the next seed has others.
    if (all.size > 500) all.clear()
    const made = make(bytes)
    all.set(name, made)
    return made
  }
}
const secretKey = kept((bytes) =>
  createPrivateKey({ key: Buffer.concat([secretBefore, bytes]), format: 'der', type: 'pkcs8' }),
)
const publicKey = kept((bytes) =>
  createPublicKey({ key: Buffer.concat([publicBefore, bytes]), format: 'der', type: 'spki' }),
)
const rawOf = (key: KeyObject) =>
  Uint8Array.from(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(publicBefore.length))
const publicHalf = kept((bytes) => rawOf(secretKey(bytes)))

/** The same signature is looked at by every installation that it comes to; what it proves is the same each time. */
const seen = new Map<string, boolean>()
const verified = (signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean => {
  const name = Buffer.concat([signature, key, message]).toString('latin1')
  const known = seen.get(name)
  if (known !== undefined) return known
  if (seen.size > 20_000) seen.clear()
  const good = verify(null, message, publicKey(key), signature)
  seen.set(name, good)
  return good
}

const fastHash = await createFastHash()

export const simulatedCryptography = (random: Random): Cryptography => ({
  ...fastHash,
  ...simulatedEnvelope,
  hmac: (key, message) => Uint8Array.from(createHmac('sha256', key).update(message).digest()),
  sign: (message, secret) => Uint8Array.from(sign(null, message, secretKey(secret))),
  verify: (signature, message, key) => {
    try {
      return verified(signature, message, key)
    } catch {
      return false
    }
  },
  publicKey: (secret) => publicHalf(secret).slice(),
  random: (length) => random.bytes(length),
  gzip: async (bytes) => Uint8Array.from(gzipSync(bytes, { level: 1 })),
  gunzip: async (member, most) => {
    if (member.length < 18 || member[0] !== 0x1f || member[1] !== 0x8b) return { ok: false, why: 'damaged' }
    try {
      const bytes = Uint8Array.from(gunzipSync(member, { maxOutputLength: most }))
      const stated = new DataView(member.buffer, member.byteOffset + member.length - 4, 4).getUint32(0, true)
      return bytes.length === stated ? { ok: true, bytes } : { ok: false, why: 'damaged' }
    } catch (error) {
      const large = error instanceof RangeError
      return { ok: false, why: large ? 'too-large' : 'damaged' }
    }
  },
})
