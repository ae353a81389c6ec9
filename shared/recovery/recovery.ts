/**
 * Recovery of a lost passphrase: a request file from a locked installation, an answer file from its unit.
 * `shared/batch/FORMAT.md`, "Recovery", gives the bytes.
 */
import {
  isBoolean,
  isClockTime,
  isHex64,
  isId,
  isInteger,
  isNumber,
  isOneOf,
  type Row,
} from '../events/check-values.ts'
import type { ClockTime, Hex, LogId } from '../events/event.ts'
import { isHex } from '../lines/bytes.ts'
import { isRecipient } from '../lines/recipient.ts'
import { isOperationName } from '../pack/check-pack.ts'

/** What a locked installation says of itself. Nothing of it is proven: people compare, and call. */
export interface RecoveryRequest {
  /** 32 hex digits: the ledger whose keys are asked for. */
  readonly store: string
  readonly role: 'station' | 'unit'
  readonly code: string
  /** Of the operation, as the unlock screen has it. */
  readonly operation: string
  readonly training: boolean
  readonly officer: number
  /** age recipient made for this request: its identity is locked by the officer's new passphrase. */
  readonly recipient: string
  readonly created: ClockTime
  readonly keys: readonly WrappedKey[]
}

/** A vault key as the key file holds it. */
export interface WrappedKey {
  readonly number: number
  /** Base64: an age file to the officers and to the unit's recovery recipient. */
  readonly wrapped: string
}

export interface BareKey {
  readonly number: number
  /** 32 bytes. */
  readonly secret: Uint8Array
}

export interface RecoveryAnswer {
  /** The log of the unit that answers. */
  readonly from: LogId
  /** Hash of the request, see `hashOfRequest`. */
  readonly request: Hex
  readonly training: boolean
  readonly created: ClockTime
  readonly keys: readonly BareKey[]
}

/** What hostile files are held to, before anything is spent. */
export const recoveryLimits = {
  /** Bytes of either file: a thousand keys wrapped to three officers each. */
  fileBytes: 1024 * 1024,
  /** Bytes of the lines inside. */
  listBytes: 2 * 1024 * 1024,
  /** Bytes of a line: a key wrapped to as many officers as an age header may name. */
  lineBytes: 32 * 1024,
  /** Characters of a wrapped key: what such a line has room for beside the key's number. */
  wrapped: 32 * 1024 - 64,
  /** A new vault key begins whenever an officer is disabled. */
  keys: 1000,
} as const

const isOfficer = isInteger(1, 9999)

export const requestRows: readonly Row[] = [
  { key: 'milepost', check: (value) => value === 1 },
  { key: 'type', check: isOneOf('recovery-request') },
  { key: 'store', check: (value) => isHex(value, 32) },
  { key: 'role', check: isOneOf('station', 'unit') },
  { key: 'code', check: isId },
  { key: 'operation', check: isOperationName },
  { key: 'training', check: isBoolean },
  { key: 'officer', check: isOfficer },
  { key: 'recipient', check: isRecipient },
  { key: 'created', check: isClockTime },
]
export const wrappedRows: readonly Row[] = [
  { key: 'number', check: isNumber },
  {
    key: 'wrapped',
    check: (value) =>
      typeof value === 'string' &&
      value.length <= recoveryLimits.wrapped &&
      /^[A-Za-z0-9+/]{16,}={0,2}$/.test(value),
  },
]

export const answerRows: readonly Row[] = [
  { key: 'milepost', check: (value) => value === 1 },
  { key: 'type', check: isOneOf('recovery-answer') },
  { key: 'from', check: isHex64 },
  { key: 'request', check: isHex64 },
  { key: 'training', check: isBoolean },
  { key: 'created', check: isClockTime },
]
export const bareRows: readonly Row[] = [
  { key: 'number', check: isNumber },
  { key: 'secret', check: isHex64 },
]

/** As the key file has them, and no more than a recovery file holds. */
export const areNumbered = (keys: readonly { readonly number: number }[]): boolean =>
  keys.length > 0 && keys.length <= recoveryLimits.keys && areAscending(keys)

/** Ascending and without repeats. */
export const areAscending = (keys: readonly { readonly number: number }[]): boolean =>
  keys.every(({ number }, at) => at === 0 || (keys[at - 1]?.number ?? 0) < number)
