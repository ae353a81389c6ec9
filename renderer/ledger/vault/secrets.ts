/** What only this installation has. It lies sealed in the key file. */
import { isHex64, isObject } from '../../../shared/events/check-values.ts'
import type { Hex, LogId } from '../../../shared/events/event.ts'
import { isWish } from '../../../shared/join/join.ts'
import type { UnitWish } from '../../../shared/ledger-api/tiers.ts'
import { encodeText, isHex, readJson } from '../../../shared/lines/bytes.ts'
import { recipientOf } from './officer-slot.ts'

export interface Secrets {
  readonly store: string
  readonly role: 'station' | 'unit'
  readonly training: boolean
  /** For whom vault keys are wrapped, see `wrappingOf`: nobody else is to get them. */
  readonly wrapping: string
  /** SHA-256 of them as they were wrapped; absent in files of before. */
  readonly wrapped?: Hex
  /** Ed25519 seed of the log, 64 hex digits. */
  readonly log: string
  /** Ids of the logs that it continues, oldest first; absent: none. */
  readonly former?: readonly LogId[]
  /** The installation's age identity: later packs and receipts come to it. */
  readonly identity: string
  readonly unit: {
    /** Seed of the pack key; null where this unit is not the authority. */
    readonly authority: string | null
    readonly batch: string
    readonly recovery: string
    /** Of a unit that joins an operation: how it wished to stand in the pack. */
    readonly wish?: UnitWish
  } | null
}

export const writeSecrets = (secrets: Secrets): Uint8Array => encodeText(JSON.stringify(secrets))

/**
 * null: not what this app seals. That it opened proves a key, not who sealed it: whoever changes the key file can bring a
 * key of their own with it.
 */
export const readSecrets = async (bytes: Uint8Array): Promise<Secrets | null> => {
  const value = readJson(bytes)
  const good =
    isObject(value) &&
    isHex(value.store, 32) &&
    (value.role === 'station' || value.role === 'unit') &&
    typeof value.training === 'boolean' &&
    typeof value.wrapping === 'string' &&
    (value.wrapped === undefined || isHex64(value.wrapped)) &&
    isHex64(value.log) &&
    (value.former === undefined || (Array.isArray(value.former) && value.former.every(isHex64))) &&
    (await isIdentity(value.identity)) &&
    (value.role === 'unit' ? await isUnit(value.unit) : value.unit === null)
  return good ? (value as unknown as Secrets) : null // every part was checked above
}

const isUnit = async (value: unknown): Promise<boolean> =>
  isObject(value) &&
  (value.authority === null || isHex64(value.authority)) &&
  (await isIdentity(value.batch)) &&
  (await isIdentity(value.recovery)) &&
  (value.wish === undefined || isWish(value.wish))

/** Whatever the library takes as one. */
const isIdentity = async (value: unknown): Promise<boolean> => {
  try {
    return typeof value === 'string' && (await recipientOf(value)) !== ''
  } catch {
    return false
  }
}
