/**
 * The keyring file: what the unlock screen shows, each officer's slot, the vault keys wrapped to officers and to the
 * unit's recovery recipient, and the installation's own secrets sealed under the vault key. Replaced whole.
 * Nothing personal is in it: officers are numbers.
 */
import type { Cryptography, Hashing } from '../../../shared/capabilities.ts'
import { isId, isInteger, isListOf, isRows } from '../../../shared/events/check-values.ts'
import type { LogId } from '../../../shared/events/event.ts'
import { encodeText, fromHex, isHex, readJson, toHex } from '../../../shared/lines/bytes.ts'
import { isRecipient } from '../../../shared/lines/recipient.ts'
import { isOperationName } from '../../../shared/pack/check-pack.ts'
import { areAscending, wrappedRows } from '../../../shared/recovery/recovery.ts'
import { accept, type Refusal, type Result, refuse } from '../../../shared/result.ts'
import { fromBase64, toBase64 } from '../bytes.ts'
import { makeSlot, openSlot, type Slot } from './officer-slot.ts'
import { type Cost, type DeriveKey, isCost } from './passphrase.ts'
import { readSecrets, type Secrets, writeSecrets } from './secrets.ts'
import { createVault, type Vault, type VaultKey } from './vault.ts'

export const keyringName = 'keyring.json'

export interface Keyring {
  readonly keyring: 1
  /** 32 hex digits: this installation's ledger, in both stores. */
  readonly store: string
  readonly role: 'station' | 'unit'
  readonly code: string
  /** Of the operation, for the unlock screen. */
  readonly operation: string
  readonly training: boolean
  readonly lastOfficer: number
  readonly slots: readonly Slot[]
  /** In a second copy's key file alone, which has no slots: who may ask the unit for the keys. */
  readonly officers?: readonly KnownOfficer[]
  readonly vaultKeys: readonly {
    readonly number: number
    /** Base64: an age file to the enabled officers and the recovery recipient. */
    readonly wrapped: string
  }[]
  readonly recovery: string
  /** Base64, sealed. */
  readonly secrets: string
}

export type KnownOfficer = Pick<Slot, 'officer' | 'enabled'>

/** Enabled officers. An age file of more than 64 recipients is not opened (`open-envelope.ts`), and a wrapped key names them all. */
export const mostOfficers = 60

/** `officers-full`; null: there is room for one more. */
export const faultOfOneMore = ({ slots }: Pick<Keyring, 'slots'>): Refusal | null =>
  slots.filter(({ enabled }) => enabled).length < mostOfficers
    ? null
    : { reason: 'officers-full', detail: { most: mostOfficers } }

/** Whether nobody can open it without the unit: it was restored from a second copy and waits for the answer. */
export const isSlotless = ({ slots }: Pick<Keyring, 'slots'>): boolean => slots.length === 0

/** Numbers of all officers, and whether they may unlock, or may ask where there are no slots. */
export const officersOf = ({
  slots,
  officers,
}: Pick<Keyring, 'slots' | 'officers'>): readonly KnownOfficer[] =>
  slots.length === 0 && officers ? officers : slots.map(({ officer, enabled }) => ({ officer, enabled }))

export interface Opened {
  readonly vault: Vault
  /** Every vault key there is, in order of number. */
  readonly keys: readonly VaultKey[]
  readonly secrets: Secrets
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const isText = (value: unknown): value is string => typeof value === 'string'
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0

const isOfficer = isInteger(1, 9999)
export const isBase64 = (value: unknown): value is string =>
  isText(value) && value.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(value)
/** 16 bytes. */
const isSalt = (value: unknown): boolean => isBase64(value) && /^.{22}==$/.test(value)

export const isSlot = (slot: unknown): slot is Slot =>
  isRecord(slot) &&
  isOfficer(slot.officer) &&
  typeof slot.enabled === 'boolean' &&
  isRecord(slot.cost) &&
  isCount(slot.cost.memory) &&
  isCount(slot.cost.passes) &&
  isCost({ memory: slot.cost.memory, passes: slot.cost.passes }) &&
  isSalt(slot.salt) &&
  isRecipient(slot.recipient) &&
  isBase64(slot.locked)

const isKnownOfficer = (value: unknown): value is KnownOfficer =>
  isRecord(value) && isOfficer(value.officer) && typeof value.enabled === 'boolean'

/** However many: one begins with each officer disabled, and a file that this app wrote must open. */
const areVaultKeys = (value: unknown): value is Keyring['vaultKeys'] =>
  isListOf(isRows(wrappedRows), 1, Number.POSITIVE_INFINITY)(value) &&
  areAscending(value as Keyring['vaultKeys'])

/**
 * null: not a keyring of this version. What it says is used before anything proves it: to derive a key, to encrypt, to ask
 * a unit. So each part is held to what this app writes.
 */
export const readKeyring = (bytes: Uint8Array): Keyring | null => {
  const value = readJson(bytes)
  const good =
    isRecord(value) &&
    value.keyring === 1 &&
    isHex(value.store, 32) &&
    (value.role === 'station' || value.role === 'unit') &&
    isId(value.code) &&
    isOperationName(value.operation) &&
    isRecipient(value.recovery) &&
    isBase64(value.secrets) &&
    typeof value.training === 'boolean' &&
    isOfficer(value.lastOfficer) &&
    Array.isArray(value.slots) &&
    value.slots.every(isSlot) &&
    (value.officers === undefined ||
      (Array.isArray(value.officers) && value.officers.every(isKnownOfficer))) &&
    areVaultKeys(value.vaultKeys)
  return good ? (value as unknown as Keyring) : null // every part was checked above
}

export const writeKeyring = (keyring: Keyring): Uint8Array => encodeText(JSON.stringify(keyring, null, 1))

/** `rewrap.ts` does it for every key at once. */
export const wrap = async (caps: Cryptography, key: VaultKey, slots: readonly Slot[], recovery: string) => {
  const recipients = slots.filter((slot) => slot.enabled).map((slot) => slot.recipient)
  const wrapped = await caps.encryptTo(key.secret, [...recipients, recovery])
  return { number: key.number, wrapped: toBase64(wrapped) }
}

/**
 * What a changed file must not change: the recipients of vault keys, which keys there are, and the bytes that wrap them. A
 * copy's are for recovery alone: nobody here could tell otherwise that one of them does not open any more.
 */
export const wrappingOf = (
  caps: Hashing,
  { recovery, slots, vaultKeys }: Pick<Keyring, 'recovery' | 'slots' | 'vaultKeys'>,
): Required<Pick<Secrets, 'wrapping' | 'wrapped'>> => ({
  wrapping: JSON.stringify([
    recovery,
    slots.map(({ officer, enabled, recipient }) => [officer, enabled, recipient]),
    vaultKeys.map(({ number }) => number),
  ]),
  wrapped: toHex(caps.sha256(encodeText(vaultKeys.map(({ wrapped }) => wrapped).join()))),
})

export const sealSecrets = async (vault: Vault, secrets: Secrets): Promise<string> =>
  toBase64(await vault.seal('secrets', '', writeSecrets(secrets)))

export interface NewKeyring extends Pick<Keyring, 'role' | 'code' | 'operation' | 'training' | 'recovery'> {
  readonly secrets: Omit<Secrets, 'store' | 'role' | 'training' | 'wrapping' | 'wrapped'>
  readonly passphrase: string
  readonly cost: Cost
}

/** A new installation's keyring, with officer 1 and vault key 1. */
export const makeKeyring = async (
  caps: Cryptography,
  derive: DeriveKey,
  wish: NewKeyring,
): Promise<{ keyring: Keyring } & Opened> => {
  const { role, code, operation, training, recovery } = wish
  const store = toHex(caps.random(16))
  const key: VaultKey = { number: 1, secret: caps.random(32) }
  const slots = [await makeSlot(caps, store, 1, wish.passphrase, wish.cost, derive)]
  const vault = await createVault(store, [key], caps)
  const vaultKeys = [await wrap(caps, key, slots, recovery)]
  const bound = wrappingOf(caps, { recovery, slots, vaultKeys })
  const secrets: Secrets = { store, role, training, ...bound, ...wish.secrets }
  const keyring: Keyring = {
    keyring: 1,
    ...{ store, role, code, operation, training, lastOfficer: 1, slots },
    vaultKeys,
    recovery,
    secrets: await sealSecrets(vault, secrets),
  }
  return { keyring, vault, keys: [key], secrets }
}

/**
 * Refuses with `wrong-passphrase`, and with `keyring-altered` where the passphrase opened the officer's slot and the rest
 * of the file does not fit it. Role, training and recipients are compared with the sealed secrets, so that a changed file
 * cannot turn a training installation into a real one, nor have the vault keys wrapped to somebody else when the next
 * officer is added. A slot that was itself changed reads as a wrong passphrase: nothing can tell the two apart.
 */
export const unlockKeyring = async (
  caps: Cryptography,
  derive: DeriveKey,
  keyring: Keyring,
  officer: number,
  passphrase: string,
): Promise<Result<Opened>> => {
  const slot = keyring.slots.find((candidate) => candidate.officer === officer && candidate.enabled)
  const identity = slot && (await openSlot(derive, keyring.store, slot, passphrase))
  if (!identity) return refuse({ reason: 'wrong-passphrase' })
  const opened = await openWith(caps, keyring, identity)
  return opened ? accept(opened) : refuse({ reason: 'keyring-altered', detail: { file: keyringName } })
}

/** null: the file does not hold together. */
const openWith = async (caps: Cryptography, keyring: Keyring, identity: string): Promise<Opened | null> => {
  const keys: VaultKey[] = []
  for (const { number, wrapped } of keyring.vaultKeys) {
    const bytes = bytesOf(wrapped)
    const opened = bytes && (await caps.decrypt(bytes, { identity }))
    // A key left out here would be left out of the file when it is next written, and with it what it sealed.
    if (!opened?.ok || opened.bytes.length !== 32) return null
    keys.push({ number, secret: opened.bytes })
  }
  return openSecrets(caps, keyring, keys)
}

/** The rest of the keyring, by its vault keys; null: they are not its keys, or something was changed from outside. */
export const openSecrets = async (
  caps: Cryptography,
  keyring: Keyring,
  keys: readonly VaultKey[],
): Promise<Opened | null> => {
  if (keys.length === 0) return null
  const vault = await createVault(keyring.store, keys, caps)
  const sealed = bytesOf(keyring.secrets)
  const bytes = sealed && (await vault.open('secrets', '', sealed))
  if (!bytes) return null
  const secrets = await readSecrets(bytes)
  const { wrapping, wrapped } = wrappingOf(caps, keyring)
  const same =
    secrets?.store === keyring.store &&
    secrets.role === keyring.role &&
    secrets.training === keyring.training &&
    secrets.wrapping === wrapping &&
    (secrets.wrapped === undefined || secrets.wrapped === wrapped)
  return same ? { vault, keys, secrets } : null
}

/** null: not base64, which this app did not write. */
export const bytesOf = (base64: string): Uint8Array<ArrayBuffer> | null => {
  try {
    return fromBase64(base64)
  } catch {
    return null
  }
}

/** The same installation with another log, and the code that this goes by. */
export const withLog = async (
  caps: Cryptography,
  keyring: Keyring,
  { vault, secrets }: Opened,
  log: string,
  code: string,
): Promise<{ keyring: Keyring; secrets: Secrets }> => {
  const { own, former } = logsOf(caps, secrets)
  const next: Secrets = { ...secrets, log, former: [...former, own] }
  return { keyring: { ...keyring, code, secrets: await sealSecrets(vault, next) }, secrets: next }
}

export interface OwnLogs {
  readonly own: LogId
  /** Those that it continues, oldest first. */
  readonly former: readonly LogId[]
}

export const logsOf = (caps: Cryptography, secrets: Secrets): OwnLogs => ({
  own: logOf(caps, secrets),
  former: secrets.former ?? [],
})

/** The public half of the log: its id. */
export const logOf = (caps: Cryptography, secrets: Secrets): string =>
  toHex(caps.publicKey(fromHex(secrets.log)))
