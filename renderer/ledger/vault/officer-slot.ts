/** An officer's slot: an age identity made for the officer, locked by the passphrase. The passphrase itself is nowhere. */
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { Randomness } from '../../../shared/capabilities.ts'
import { fromBase64, toBase64 } from '../bytes.ts'
import type { Cost, DeriveKey } from './passphrase.ts'
import { importKey } from './vault.ts'

export interface Slot {
  readonly officer: number
  readonly enabled: boolean
  readonly cost: Cost
  /** Base64, 16 bytes. */
  readonly salt: string
  /** The officer's age recipient: vault keys are wrapped to it. */
  readonly recipient: string
  /** Base64: nonce (12) and AES-256-GCM of the age identity. */
  readonly locked: string
}

const utf8 = new TextEncoder()
const bound = (store: string, officer: number, recipient: string) =>
  utf8.encode(`milepost/slot/1\n${store}\n${officer}\n${recipient}`)

export interface AgeIdentity {
  readonly identity: string
  readonly recipient: string
}
/** The public half of an age identity. */
export const recipientOf = (identity: string): Promise<string> => identityToRecipient(identity)

export const makeIdentity = async (): Promise<AgeIdentity> => {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

export const makeSlot = async (
  caps: Randomness,
  store: string,
  officer: number,
  passphrase: string,
  cost: Cost,
  derive: DeriveKey,
): Promise<Slot> => {
  const { identity, recipient } = await makeIdentity()
  const salt = caps.random(16)
  const key = await importKey(await derive(passphrase, salt, cost))
  const iv = new Uint8Array(caps.random(12))
  const additionalData = bound(store, officer, recipient)
  const data = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData },
    key,
    utf8.encode(identity),
  )
  const locked = new Uint8Array(12 + data.byteLength)
  locked.set(iv)
  locked.set(new Uint8Array(data), 12)
  return { officer, enabled: true, cost, salt: toBase64(salt), recipient, locked: toBase64(locked) }
}

/** The officer's age identity, or null: the passphrase is wrong (or the slot was changed). */
export const openSlot = async (
  derive: DeriveKey,
  store: string,
  slot: Slot,
  passphrase: string,
): Promise<string | null> => {
  const key = await importKey(await derive(passphrase, fromBase64(slot.salt), slot.cost))
  const locked = fromBase64(slot.locked)
  const additionalData = bound(store, slot.officer, slot.recipient)
  try {
    const iv = locked.slice(0, 12)
    const data = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, locked.slice(12))
    return new TextDecoder().decode(data)
  } catch {
    return null
  }
}
