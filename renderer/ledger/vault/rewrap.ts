/**
 * Other slots in the keyring: an officer more, another passphrase, an officer disabled. Each time every vault key is wrapped
 * anew, to the enabled officers and to recovery, and nobody else. `keyring` is always the one that was unlocked.
 */
import type { Cryptography } from '../../../shared/capabilities.ts'
import { type Keyring, type Opened, officersOf, sealSecrets, wrap, wrappingOf } from './keyring.ts'
import { makeSlot, type Slot } from './officer-slot.ts'
import type { Cost, DeriveKey } from './passphrase.ts'
import { createVault, type VaultKey } from './vault.ts'

const withSlots = async (
  caps: Cryptography,
  keyring: Keyring,
  { vault, keys, secrets }: Opened,
  slots: readonly Slot[],
): Promise<Keyring> => {
  const vaultKeys = await Promise.all(keys.map((key) => wrap(caps, key, slots, keyring.recovery)))
  const bound = wrappingOf(caps, { recovery: keyring.recovery, slots, vaultKeys })
  const { officers: _, ...rest } = keyring
  return { ...rest, slots, vaultKeys, secrets: await sealSecrets(vault, { ...secrets, ...bound }) }
}

/** The key file for second copies: recovery alone opens it. */
export const withoutSlots = async (
  caps: Cryptography,
  keyring: Keyring,
  opened: Opened,
): Promise<Keyring> => {
  const officers = officersOf(keyring)
  const lastOfficer = officers.find(({ enabled }) => enabled)?.officer ?? keyring.lastOfficer
  return { ...(await withSlots(caps, keyring, opened, [])), lastOfficer, officers }
}

/** The keyring with one more officer. */
export const addSlot = async (
  caps: Cryptography,
  derive: DeriveKey,
  keyring: Keyring,
  opened: Opened,
  officer: number,
  passphrase: string,
  cost: Cost,
): Promise<Keyring> => {
  const slot = await makeSlot(caps, keyring.store, officer, passphrase, cost, derive)
  return withSlots(caps, keyring, opened, [...keyring.slots, slot])
}

/** The keyring with another slot in place of the officer's, if there was one: the passphrase before opens it no more. */
export const replaceSlot = (
  caps: Cryptography,
  keyring: Keyring,
  opened: Opened,
  slot: Slot,
): Promise<Keyring> => {
  const others = keyring.slots.filter(({ officer }) => officer !== slot.officer)
  return withSlots(
    caps,
    keyring,
    opened,
    [...others, slot].sort((a, b) => a.officer - b.officer),
  )
}

/** The keyring without the officer, and the vault key that begins with it: nothing may be sealed under it before the file is on disk. */
export const disableSlot = async (
  caps: Cryptography,
  keyring: Keyring,
  opened: Opened,
  officer: number,
): Promise<{ readonly keyring: Keyring; readonly key: VaultKey }> => {
  const key: VaultKey = { number: (opened.keys.at(-1)?.number ?? 0) + 1, secret: caps.random(32) }
  const keys = [...opened.keys, key]
  const vault = await createVault(keyring.store, keys, caps)
  const slots = keyring.slots.map((slot) => (slot.officer === officer ? { ...slot, enabled: false } : slot))
  return { keyring: await withSlots(caps, keyring, { ...opened, vault, keys }, slots), key }
}

/** The keyring for another recovery recipient: the one before opens what was wrapped until now, and nothing written later. */
export const wrapFor = (
  caps: Cryptography,
  keyring: Keyring,
  opened: Opened,
  recovery: string,
): Promise<Keyring> => withSlots(caps, { ...keyring, recovery }, opened, keyring.slots)
