/**
 * What a body may say, from the table of kinds: shapes, codes on their lists, keys of counts by their dimensions.
 * Whether a field is required, and rules across fields, are the form's and the ledger's (`check-record.ts`): an
 * amendment may clear a field, and a rule may change, but what was sealed stays readable.
 */
import { entryOf, listOf } from '../codes/lists.ts'
import type { CountedField } from '../kinds/field.ts'
import { isPersonal } from '../kinds/field.ts'
import { kindNames, kinds } from '../kinds/kinds.ts'
import { isObject, isSortedSet, unknownField } from './check-values.ts'
import type { KindName } from './event.ts'

/** Counted fields by name, of each kind. A Map: a field called `__proto__` is simply not there. */
export const countedFields: ReadonlyMap<KindName, ReadonlyMap<string, CountedField>> = new Map(
  kindNames.map((name) => [
    name,
    new Map(
      kinds[name].fields
        .filter((field): field is CountedField => !isPersonal(field))
        .map((field) => [field.name, field]),
    ),
  ]),
)

/** Keys found right, by field: the same few come thousands of times in a segment. Bounded, for hostile ones come too. */
const rightKeys = new WeakMap<CountedField, Set<string>>()
const mostRemembered = 5_000

/** A key of counts: `dimension:code` joined by `/`, dimensions in the field's order, those marked optional or not. */
export const isCountKey = (field: CountedField, key: string): boolean => {
  if (field.shape !== 'counts') return false
  const right = rightKeys.get(field) ?? new Set()
  rightKeys.set(field, right)
  if (right.has(key)) return true
  if (!namesDimensions(field.dimensions, key.split('/'))) return false
  if (right.size < mostRemembered) right.add(key)
  return true
}

const namesDimensions = (
  dimensions: (CountedField & { shape: 'counts' })['dimensions'],
  parts: readonly string[],
): boolean => {
  let at = 0
  for (const dimension of dimensions) {
    const part = parts[at]
    if (part?.startsWith(`${dimension.of}:`)) {
      if (entryOf(listOf(dimension.of), part.slice(dimension.of.length + 1)) === undefined) return false
      at++
    } else if (dimension.optional !== true) return false
  }
  return at === parts.length
}

const isCode = (field: CountedField, code: unknown): boolean =>
  (field.shape === 'code' || field.shape === 'codes') &&
  typeof code === 'string' &&
  entryOf(field.list, code) !== undefined

const isWithin = (value: unknown, min: number, max: number): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max

/** Counts are at least 1: what was not counted is absent. */
const isCounts = (field: CountedField, value: unknown): boolean => {
  if (field.shape !== 'counts' || !isObject(value)) return false
  const keys = Object.keys(value)
  return (
    keys.length >= 1 &&
    keys.length <= field.most &&
    keys.every((key) => isCountKey(field, key) && isWithin(value[key], 1, field.max))
  )
}

const isCodes = (field: CountedField, value: unknown): boolean =>
  field.shape === 'codes' &&
  Array.isArray(value) &&
  value.length >= 1 &&
  value.length <= field.most &&
  isSortedSet(value) &&
  value.every((code) => isCode(field, code))

const isScalar = (field: CountedField, value: unknown): boolean => {
  if (field.shape === 'integer') return isWithin(value, field.min, field.max)
  if (field.shape === 'boolean') return typeof value === 'boolean'
  return field.shape === 'code' && isCode(field, value)
}

export const isFieldValue = (field: CountedField, value: unknown): boolean =>
  isScalar(field, value) || isCodes(field, value) || isCounts(field, value)

/** The field of a `recorded` body that does not fit, or null. */
export const faultOfBody = (kind: KindName, body: unknown): string | null => {
  if (!isObject(body)) return 'body'
  const fields = countedFields.get(kind)
  for (const [name, value] of Object.entries(body)) {
    const field = fields?.get(name)
    if (field === undefined || !isFieldValue(field, value)) return nameOf(name)
  }
  return null
}

// Personal ones too, which are in no body: nobody else finds them there. An amendment may set the last two.
const names: ReadonlySet<string> = new Set([
  ...kindNames.flatMap((kind) => kinds[kind].fields.map(({ name }) => name)),
  ...['site', 'when'],
])
/** As a refusal may call it: a field of any kind. */
export const nameOf = (name: string): string => (names.has(name) ? name : unknownField)

/** `set` of an amendment, for one field: scalars, and null to clear them. */
export const isSet = (field: CountedField, value: unknown): boolean =>
  value === null ? field.shape !== 'codes' && field.shape !== 'counts' : isScalar(field, value)

/** `add` of an amendment, for one field: codes, or keys of counts with their new number. */
export const isAdd = (field: CountedField, value: unknown): boolean =>
  isCodes(field, value) || isCounts(field, value)

/** `drop` of an amendment, for one field: codes or keys, sorted. */
export const isDrop = (field: CountedField, value: unknown): boolean =>
  (field.shape === 'codes' || field.shape === 'counts') &&
  Array.isArray(value) &&
  value.length >= 1 &&
  value.length <= field.most &&
  isSortedSet(value) &&
  value.every((item) => isCode(field, item) || isCountKey(field, item))
