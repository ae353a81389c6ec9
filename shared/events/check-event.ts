/**
 * Whether a parsed line is an event: exact keys in their order, real dates, codes on their lists. A signature proves
 * who wrote a line, not that it makes sense; nothing reaches a store or the fold without passing here.
 */

import { isKind } from '../kinds/kinds.ts'
import { accept, type Result, refuse } from '../result.ts'
import { countedFields, faultOfBody, isAdd, isDrop, isSet, nameOf } from './check-body.ts'
import { faultOfRows, isId, isLocalMinute, isObject } from './check-values.ts'
import type { Carried, KindName, KnownEvent, Reference, Unknown } from './event.ts'
import { commonRows, isKnownOp, opTable, rulesVersion } from './op-table.ts'
import { compareReferences, referenceText } from './reference.ts'

type Map = Readonly<Record<string, unknown>>

/**
 * An event of this version, or one kept as not understood: its op is unknown, or its segment names rules newer than
 * ours and it does not pass ours. The latter's op then reads `recorded/2`, so that nothing takes it for a `recorded`.
 * Refuses with `not-a-valid-event` and the field.
 */
export const checkEvent = (value: unknown, rules: number = rulesVersion): Result<KnownEvent | Unknown> => {
  if (!isObject(value)) return invalid('line')
  const common = faultOfCommon(value)
  if (common !== null) return invalid(common)
  const op = value.op as string
  // The rows above and below are the proof that the value has this type.
  if (!isKnownOp(op)) return accept(value as unknown as Unknown)
  const fault = faultOfRows(value, opTable[op], commonRows.length) ?? faultOfOp[op]?.(value, rules) ?? null
  if (fault === null) return accept(value as unknown as KnownEvent)
  if (rules > rulesVersion) return accept({ ...(value as unknown as Unknown), op: `${op}/${rules}` })
  return invalid(fault)
}

const invalid = (field: string) => refuse({ reason: 'not-a-valid-event', detail: { field } } as const)

const faultOfCommon = (value: Map): string | null => {
  const keys = Object.keys(value)
  for (const [i, row] of commonRows.entries())
    if (keys[i] !== row.key || !row.check(value[row.key])) return row.key
  return null
}

const faultOfRecorded = (value: Map): string | null => {
  const kind = value.kind as string
  return isKind(kind) ? faultOfBody(kind, value.body) : 'kind'
}

/** An amendment does not name the kind of its record: it must fit one kind as a whole. */
const faultOfAmended = (value: Map): string | null => {
  let fault: string | null = null
  for (const kind of countedFields.keys()) {
    fault = faultOfChanges(kind, value)
    if (fault === null) return null
  }
  return fault
}

const faultOfChanges = (kind: KindName, value: Map): string | null => {
  const fields = countedFields.get(kind)
  const entries = (key: string) => Object.entries((value[key] ?? {}) as Map)
  for (const [name, to] of entries('set')) {
    if (name === 'site' ? isId(to) : name === 'when' && isLocalMinute(to)) continue
    const field = fields?.get(name)
    if (field === undefined || !isSet(field, to)) return nameOf(name)
  }
  for (const [name, members] of entries('add')) {
    const field = fields?.get(name)
    if (field === undefined || !isAdd(field, members)) return nameOf(name)
  }
  for (const [name, members] of entries('drop')) {
    const field = fields?.get(name)
    if (field === undefined || !isDrop(field, members)) return nameOf(name)
    if (addsAny(value, name, members as readonly string[])) return nameOf(name)
  }
  return null
}

/** One event cannot both add and drop a member. */
const addsAny = (value: Map, name: string, members: readonly string[]): boolean => {
  const adds = value.add as Map | undefined
  const added = adds !== undefined && Object.hasOwn(adds, name) ? adds[name] : undefined
  if (added === undefined) return false
  const keys = new Set(Array.isArray(added) ? (added as string[]) : Object.keys(added as Map))
  return members.some((member) => keys.has(member))
}

/** The same two records are the same relation, whoever wrote it: their order is fixed. */
const faultOfRelated = ({ kind, records }: Map): string | null => {
  const [a, b] = records as readonly [Reference, Reference]
  const order = compareReferences(a, b)
  return order === 0 || (order > 0 && kind !== 'part-of-group') ? 'records' : null
}

/** What a carried event was. Checked when its line came; by newer rules, it may be more than ours can read. */
export const readCarried = ({ event }: Carried): KnownEvent | Unknown => {
  const checked = checkEvent(event, rulesVersion + 1)
  return checked.ok ? checked.value : (event as Unknown)
}

/** An event that any log might hold, but not one that is carried itself, nor one that no reader could have taken. */
const faultOfCarried = ({ event }: Map, rules: number): string | null => {
  const checked = checkEvent(event, rules)
  if (!checked.ok) return String(checked.refusal.detail?.field ?? 'event')
  return checked.value.op === 'carried' ? 'event' : null
}

const faultOfErased = ({ events }: Map): string | null => {
  const names = (events as readonly Reference[]).map(referenceText)
  return new Set(names).size === names.length ? null : 'events'
}

const faultOfOp: Readonly<Partial<Record<string, (value: Map, rules: number) => string | null>>> = {
  recorded: faultOfRecorded,
  amended: faultOfAmended,
  related: faultOfRelated,
  carried: faultOfCarried,
  erased: faultOfErased,
  'clock-shifted': ({ first, last }) => ((first as number) <= (last as number) ? null : 'last'),
  audited: ({ first, last }) =>
    typeof first === 'number' && !(typeof last === 'number' && first <= last) ? 'last' : null,
}
