/** Whether a parsed line is a personal line: names, document numbers, free text, or the hash that is left of them. */
import { isPersonal, type PersonalField } from '../kinds/field.ts'
import { kindNames, kinds } from '../kinds/kinds.ts'
import { isHex } from '../lines/bytes.ts'
import { accept, type Result, refuse } from '../result.ts'
import {
  type Check,
  faultOfRows,
  isDate,
  isHex64,
  isNumber,
  isObject,
  isSortedSet,
  type Row,
} from './check-values.ts'
import type { DetailLine, ErasedLine } from './event.ts'

/** A line of a class other than `detail`, such as `match`: kept and forwarded as it is. */
export interface KeptLine {
  readonly n: number
  readonly class: string
}

/** Characters of texts that belong to no kind. */
export const personalLimits = { reason: 2000, name: 200, badge: 64 } as const

// Unicode's control characters, line feed among them or not.
const control = /\p{Cc}/u
const controlButLineFeed = /(?!\n)\p{Cc}/u

/** Text of at most so many characters (code points), NFC, no control characters (line feeds in `lines` only), not empty. */
export const isPersonalText = (value: unknown, most: number, lines = false): value is string =>
  typeof value === 'string' &&
  value.length > 0 &&
  (value.length <= most || [...value].length <= most) &&
  !(lines ? controlButLineFeed : control).test(value) &&
  value.normalize('NFC') === value &&
  !/\p{Cs}/u.test(value)

/** All personal fields of all kinds; where two kinds share a name, the wider one. A personal line does not name its kind. */
const fields: ReadonlyMap<string, PersonalField> = (() => {
  const all = new Map<string, PersonalField>()
  for (const field of kindNames.flatMap((name) => kinds[name].fields.filter(isPersonal))) {
    const known = all.get(field.name)
    if (known === undefined || known.maxLength < field.maxLength) all.set(field.name, field)
  }
  return all
})()

export const personalFieldNames: readonly string[] = [...fields.keys()]

/** The widest personal field of this name, or undefined: there is none. */
export const personalFieldOf = (name: string): PersonalField | undefined => fields.get(name)

export const isPersonalValue = (field: PersonalField, value: unknown): boolean =>
  isPersonalText(value, field.maxLength, field.shape === 'lines') && (field.shape !== 'date' || isDate(value))

const isFields: Check = (value) =>
  isObject(value) &&
  Object.entries(value).every(([name, text]) => {
    const field = fields.get(name)
    return field !== undefined && isPersonalValue(field, text)
  })

const isCleared: Check = (value) =>
  Array.isArray(value) && value.length > 0 && isSortedSet(value) && value.every((name) => fields.has(name))

const detailRows: readonly Row[] = [
  { key: 'fields', check: isFields, optional: true },
  { key: 'cleared', check: isCleared, optional: true },
  { key: 'reason', check: (value) => isPersonalText(value, personalLimits.reason, true), optional: true },
  { key: 'name', check: (value) => isPersonalText(value, personalLimits.name), optional: true },
  { key: 'badge', check: (value) => isPersonalText(value, personalLimits.badge), optional: true },
]

const isClass: Check = (value) => typeof value === 'string' && /^[a-z][a-z-]{0,31}$/.test(value)

/** Refuses with `not-a-valid-event` and the field. `rules` as in `checkEvent`: newer ones may have newer fields. */
export const checkPersonal = (
  value: unknown,
  newerRules = false,
): Result<DetailLine | ErasedLine | KeptLine> => {
  if (!isObject(value)) return invalid('line')
  const keys = Object.keys(value)
  if (keys[0] !== 'n' || !isNumber(value.n)) return invalid('n')
  if (keys[1] !== 'class' || !isClass(value.class)) return invalid('class')
  if (keys[2] === 'erased') {
    if (keys.length !== 3 || !isHex64(value.erased)) return invalid('erased')
    return accept(value as unknown as ErasedLine)
  }
  if (keys[2] !== 'salt' || !isHex(value.salt, 24)) return invalid('salt')
  if (value.class !== 'detail') return accept(value as unknown as KeptLine)
  const fault = faultOfRows(value, detailRows, 3)
  if (fault !== null && !newerRules) return invalid(fault)
  return accept(fault === null ? (value as unknown as DetailLine) : { n: value.n as number, class: 'detail' })
}

const invalid = (field: string) => refuse({ reason: 'not-a-valid-event', detail: { field } } as const)
