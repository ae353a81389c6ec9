/** Whether a parsed line is a pack: every field, and what must hold between them. */
import { entryOf } from '../codes/lists.ts'
import { isPersonalText } from '../events/check-personal.ts'
import {
  type Check,
  faultOfRows,
  isBoolean,
  isDate,
  isHex64,
  isId,
  isInteger,
  isListOf,
  isLocalMinute,
  isObject,
  isOneOf,
  isRows,
  type Row,
} from '../events/check-values.ts'
import type { LogId } from '../events/event.ts'
import { isHex } from '../lines/bytes.ts'
import { isRecipient } from '../lines/recipient.ts'
import { accept, type Result, refuse } from '../result.ts'
import type { Dated, Pack, PackUnit } from './pack.ts'

const isText: Check = (value) => isPersonalText(value, 120)
/** The name of an operation, wherever it is said. */
export const isOperationName: Check = isText
const isCountry: Check = (value) => typeof value === 'string' && entryOf('countries', value) !== undefined
/** `2021-07-05T00:00Z` */
const isInstant: Check = (value) =>
  typeof value === 'string' && value.endsWith('Z') && isLocalMinute(`${value.slice(0, -1)}+00:00`)

const isDated = (from: Check, min: number, max: number): Check => {
  const isRow = isRows([
    { key: 'from', check: from },
    { key: 'minutes', check: isInteger(min, max) },
  ])
  return (value) =>
    isListOf(isRow, 1, 200)(value) &&
    (value as readonly Dated[]).every((row, i, rows) => i === 0 || (rows[i - 1] as Dated).from < row.from)
}

export const unitRows: readonly Row[] = [
  { key: 'id', check: isId },
  { key: 'name', check: isText },
  { key: 'type', check: isOneOf('OCU', 'CSU', 'NCB') },
  { key: 'country', check: isCountry },
  { key: 'parent', check: (value) => value === null || isId(value) },
  { key: 'log', check: isHex64 },
  { key: 'former', check: isListOf(isHex64, 1, 50), optional: true },
  { key: 'recipient', check: isRecipient },
  { key: 'recovery', check: isRecipient },
  { key: 'personal', check: isBoolean },
]

const leadRows: readonly Row[] = [
  { key: 'log', check: isHex64 },
  { key: 'recipient', check: isRecipient },
]

const siteRows: readonly Row[] = [
  { key: 'id', check: isId },
  { key: 'name', check: isText },
  { key: 'type', check: (value) => typeof value === 'string' && entryOf('placeTypes', value) !== undefined },
  { key: 'country', check: isCountry },
  { key: 'unit', check: isId },
  { key: 'zone', check: (value) => typeof value === 'string' && /^[A-Za-z0-9_+/-]{1,64}$/.test(value) },
  { key: 'offsets', check: isDated(isInstant, -1080, 1080) },
  { key: 'cutoffs', check: isDated(isDate, 0, 1439) },
  { key: 'lead', check: isRows(leadRows), optional: true },
]

const packRows: readonly Row[] = [
  { key: 'pack', check: (value) => value === 1 },
  { key: 'version', check: isInteger(1, 1_000_000) },
  { key: 'operation', check: isHex64 },
  { key: 'authority', check: isHex64 },
  { key: 'nonce', check: (value) => isHex(value, 32) },
  { key: 'training', check: isBoolean },
  { key: 'name', check: isText },
  { key: 'short', check: (value) => typeof value === 'string' && /^[A-Z0-9]{1,8}$/.test(value) },
  { key: 'starts', check: isDate },
  { key: 'ends', check: isDate },
  { key: 'retention', check: isDate },
  {
    key: 'languages',
    check: isListOf((value) => typeof value === 'string' && /^[a-z]{2,3}$/.test(value), 1, 16),
  },
  { key: 'mark', check: (value) => typeof value === 'string' && entryOf('tlp', value) !== undefined },
  { key: 'units', check: isListOf(isRows(unitRows), 1, 500) },
  { key: 'sites', check: isListOf(isRows(siteRows), 0, 5_000) },
  // 32 bytes in base64: the last digit before the sign carries two bits only.
  {
    key: 'matching',
    check: (value) => typeof value === 'string' && /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/.test(value),
  },
  { key: 'previous', check: (value) => value === null || isHex64(value) },
]

/** Refuses with `not-a-pack` and the field, or `newer-format`. Whether the operation's id is right needs hashing: `openPack`. */
export const checkPack = (value: unknown): Result<Pack> => {
  if (!isObject(value)) return refuse({ reason: 'not-a-pack' })
  if (Object.keys(value)[0] === 'pack' && isInteger(2, 1_000_000)(value.pack))
    return refuse({ reason: 'newer-format', detail: { format: value.pack as number } })
  const fault = faultOfRows(value, packRows)
  if (fault !== null) return notAPack(fault)
  // The rows are the proof of the type.
  const pack = value as unknown as Pack
  const between = rulesBetween.find(([, holds]) => !holds(pack))
  return between === undefined ? accept(pack) : notAPack(between[0])
}

const notAPack = (field: string) => refuse({ reason: 'not-a-pack', detail: { field } } as const)

/** Oldest first. */
export const logsOfUnit = ({ log, former = [] }: PackUnit): readonly LogId[] => [...former, log]

const leadsOf = (sites: Pack['sites']): readonly LogId[] =>
  sites.flatMap(({ lead }) => (lead ? [lead.log] : []))

const areUnique = (values: readonly string[]): boolean => new Set(values).size === values.length

const rulesBetween: readonly (readonly [field: string, holds: (pack: Pack) => boolean])[] = [
  ['ends', ({ starts, ends }) => starts <= ends],
  ['retention', ({ ends, retention }) => ends <= retention],
  ['previous', ({ version, previous }) => (version === 1) === (previous === null)],
  ['units', ({ units }) => areUnique(units.map(({ id }) => id)) && areUnique(units.flatMap(logsOfUnit))],
  ['units', ({ units, authority }) => !units.flatMap(logsOfUnit).includes(authority)],
  ['recovery', ({ units }) => units.every(({ recipient, recovery }) => recipient !== recovery)],
  ['parent', ({ units }) => units.filter(({ parent }) => parent === null).length === 1],
  ['parent', (pack) => pack.units.every((unit) => leadsToRoot(pack, unit.id))],
  ['sites', ({ sites }) => areUnique(sites.map(({ id }) => id))],
  ['lead', ({ sites }) => areUnique(leadsOf(sites))],
  ['lead', ({ sites, units }) => !units.flatMap(logsOfUnit).some((log) => leadsOf(sites).includes(log))],
  ['lead', ({ sites, authority }) => !leadsOf(sites).includes(authority)],
  ['sites', ({ sites, units }) => sites.every(({ unit }) => units.some(({ id }) => id === unit))],
]

/** Within as many steps as there are units: a circle never gets there. */
const leadsToRoot = ({ units }: Pack, from: string): boolean => {
  const parents = new Map(units.map(({ id, parent }) => [id, parent]))
  let at: string | null | undefined = from
  for (let step = 0; step < units.length && typeof at === 'string'; step++) at = parents.get(at)
  return at === null
}
