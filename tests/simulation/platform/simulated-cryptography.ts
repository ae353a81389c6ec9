/**
 * Real hashes; signatures, compression and age files by what stands in for them: what they cost is no part of what is tried
 * here, and each is tried elsewhere. A signature proves the same as a real one: who lacks the secret cannot make it, since a
 * public key is a hash of its secret and a signature a hash of secret and message.
 */
import { createHmac } from 'node:crypto'
import { createFastHash } from '../../../renderer/ledger/fast-hash.ts'
import type { Cryptography } from '../../../shared/capabilities.ts'
import type { Random } from './random.ts'
import { simulatedEnvelope } from './simulated-envelope.ts'
import { gunzip, gzip } from './simulated-gzip.ts'

const fastHash = await createFastHash()
const hash = (...parts: readonly Uint8Array[]) => fastHash.sha256(Buffer.concat(parts))
const nameOf = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')

const [ofKeys, ofFirstHalf, ofSecondHalf] = ['key', 'first', 'second'].map((text) => Buffer.from(text)) as [
  Buffer,
  Buffer,
  Buffer,
]

/** By public key: whoever verifies makes the signature again and compares. */
const secrets = new Map<string, Uint8Array>()
const publicKey = (secret: Uint8Array): Uint8Array => {
  const key = hash(ofKeys, secret)
  secrets.set(nameOf(key), secret.slice())
  return key
}
const sign = (message: Uint8Array, secret: Uint8Array): Uint8Array =>
  Uint8Array.from(Buffer.concat([hash(ofFirstHalf, secret, message), hash(ofSecondHalf, secret, message)]))

export const simulatedCryptography = (random: Random): Cryptography => ({
  ...fastHash,
  ...simulatedEnvelope,
  hmac: (key, message) => Uint8Array.from(createHmac('sha256', key).update(message).digest()),
  sign,
  verify: (signature, message, key) => {
    const secret = secrets.get(nameOf(key))
    return secret !== undefined && Buffer.compare(sign(message, secret), signature) === 0
  },
  publicKey,
  random: (length) => random.bytes(length),
  gzip: async (bytes) => gzip(bytes),
  gunzip: async (member, most) => gunzip(member, most),
})
