/** What two people compare aloud to know that they look at the same key, and the operation's id. */
import type { Hashing } from '../capabilities.ts'
import type { Hex } from '../events/event.ts'
import { fromHex, joinBytes, toHex } from '../lines/bytes.ts'

/**
 * Eight groups of four hex digits: the first 128 bits of the SHA-256 of the key's 32 bytes. To make another key with
 * the same fingerprint takes 2^128 attempts.
 */
export const fingerprintOf = (hashing: Hashing, key: Hex): string =>
  (
    toHex(hashing.sha256(fromHex(key)))
      .slice(0, 32)
      .match(/.{4}/g) ?? []
  ).join(' ')

/** SHA-256 of the authority's public key (32 bytes) and the nonce (16 bytes), one after the other. */
export const operationIdOf = (hashing: Hashing, authority: Hex, nonce: Hex): Hex =>
  toHex(hashing.sha256(joinBytes([fromHex(authority), fromHex(nonce)])))
