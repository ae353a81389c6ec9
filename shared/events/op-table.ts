/**
 * The ops this version understands, as rows: the keys of each in their order, and what they may hold.
 * Reading and writing both go by this table. Adding an op: its type in `event.ts`, a row here.
 */

import { isHex } from '../lines/bytes.ts'
import { isRecipient } from '../lines/recipient.ts'
import {
  type Check,
  isBoolean,
  isClockTime,
  isDate,
  isHex64,
  isId,
  isInteger,
  isListOf,
  isLocalMinute,
  isNumber,
  isObject,
  isOneOf,
  isReference,
  isRows,
  type Row,
} from './check-values.ts'
import type { Op } from './event.ts'

/** Of every event, before what its op needs. */
export const commonRows: readonly Row[] = [
  { key: 'n', check: isNumber },
  { key: 'at', check: isClockTime },
  { key: 'by', check: isInteger(0, 9999) },
  { key: 'op', check: (value) => typeof value === 'string' && /^[a-z][a-z-]{0,31}$/.test(value) },
]

/** Heads that an event may name: more concurrent branches than these are no honest record, and its author names the latest. */
export const mostHeads = 32
const baseRow: Row = { key: 'base', check: isListOf(isReference, 1, mostHeads) }
const recordRow: Row = { key: 'record', check: isReference }
const branchRows: readonly Row[] = [
  { key: 'index', check: isNumber },
  { key: 'hash', check: isHex64 },
]
const basisRows: readonly Row[] = [{ key: 'log', check: isHex64 }, ...branchRows]

const isContinuing: Check = isRows([
  { key: 'last', check: isReference },
  { key: 'signature', check: (value) => isHex(value, 128) },
])
/** Events that one erasure may name: its line stays under the limit. */
export const mostErased = 100

const isScope: Check = (value) =>
  isRows([{ key: 'of', check: isOneOf('operation') }])(value) ||
  isRows([
    { key: 'of', check: isOneOf('site', 'unit', 'country') },
    { key: 'id', check: isId },
  ])(value)

const isPeriod: Check = (value) =>
  Array.isArray(value) && value.length === 2 && value.every(isDate) && value[0] <= value[1]

const isFigures: Check = (value) =>
  isObject(value) &&
  Object.entries(value).every(
    ([key, count]) => /^[\x21-\x7e]{1,200}$/.test(key) && isInteger(0, Number.MAX_SAFE_INTEGER)(count),
  )

/** Whether something is an object here; what it holds is checked against the table of kinds in `check-event.ts`. */
const isMap: Check = isObject

/** Seconds: ten years. A dead battery sets a clock back to the year the machine was made. */
export const mostShift = 315_576_000

export const opTable: { readonly [Name in Op]: readonly Row[] } = {
  opened: [
    { key: 'role', check: isOneOf('station', 'unit') },
    { key: 'place', check: isId },
    { key: 'code', check: isId },
    { key: 'recipient', check: isRecipient },
    { key: 'continuing', check: isContinuing, optional: true },
  ],
  recorded: [
    { key: 'kind', check: (value) => typeof value === 'string' },
    { key: 'site', check: isId },
    { key: 'when', check: isLocalMinute },
    { key: 'body', check: isMap },
  ],
  amended: [
    recordRow,
    baseRow,
    { key: 'set', check: isMap, optional: true },
    { key: 'add', check: isMap, optional: true },
    { key: 'drop', check: isMap, optional: true },
  ],
  voided: [recordRow, baseRow],
  restored: [recordRow, baseRow],
  approved: [recordRow, baseRow],
  related: [
    { key: 'kind', check: isOneOf('same-incident', 'same-person', 'same-case', 'part-of-group') },
    { key: 'records', check: isListOf(isReference, 2, 2) },
    { key: 'holds', check: isBoolean },
    { key: 'base', check: isListOf(isReference, 0, mostHeads) },
  ],
  // What is wrapped is checked as an event of its own, in `check-event.ts`.
  carried: [
    { key: 'log', check: isHex64 },
    { key: 'event', check: isMap },
  ],
  erased: [{ key: 'events', check: isListOf(isReference, 1, mostErased) }],
  officer: [
    { key: 'officer', check: isInteger(1, 9999) },
    { key: 'role', check: isOneOf('officer', 'supervisor') },
    { key: 'enabled', check: isBoolean },
  ],
  accepted: [
    { key: 'log', check: isHex64 },
    { key: 'branches', check: isListOf(isRows(branchRows), 0, 32) },
    {
      key: 'suffix',
      check: (value) => typeof value === 'string' && /^[a-z]{1,2}$/.test(value),
      optional: true,
    },
    { key: 'continues', check: isHex64, optional: true },
  ],
  rejected: [{ key: 'log', check: isHex64 }],
  revoked: [
    { key: 'log', check: isHex64 },
    { key: 'branches', check: isListOf(isRows(branchRows), 0, 32) },
  ],
  shift: [
    { key: 'site', check: isId },
    { key: 'state', check: isOneOf('on', 'off', 'nothing-to-report') },
    { key: 'officers', check: isInteger(0, 100_000), optional: true },
  ],
  sheet: [
    { key: 'scope', check: isScope },
    { key: 'period', check: isPeriod },
    { key: 'number', check: isNumber },
    { key: 'version', check: isNumber },
    { key: 'pack', check: isNumber },
    { key: 'rules', check: isNumber },
    { key: 'figures', check: isFigures },
    { key: 'basis', check: isListOf(isRows(basisRows), 0, 10_000) },
    { key: 'decisions', check: isListOf(isReference, 0, 10_000) },
    { key: 'check', check: (value) => typeof value === 'string' && /^[0-9A-Z]{4} [0-9A-Z]{4}$/.test(value) },
  ],
  'clock-shifted': [
    { key: 'log', check: isHex64 },
    { key: 'first', check: isNumber },
    { key: 'last', check: isNumber },
    { key: 'seconds', check: isInteger(-mostShift, mostShift) },
  ],
  'day-closed': [
    { key: 'scope', check: isScope },
    { key: 'day', check: isDate },
  ],
  audited: [
    { key: 'act', check: isOneOf('unlock', 'export', 'print', 'receipt', 'recover', 'backup', 'purge') },
    {
      key: 'to',
      check: (value) => typeof value === 'string' && /^[A-Za-z0-9:_-]{1,64}$/.test(value),
      optional: true,
    },
    { key: 'first', check: isNumber, optional: true },
    { key: 'last', check: isNumber, optional: true },
  ],
}
export const isKnownOp = (op: string): op is Op => Object.hasOwn(opTable, op)

/** The rules version this code counts by. A segment that names a higher one holds things only newer code counts. */
export const rulesVersion = 1
