/** What an event on a record writes, register by register: DESIGN.md, "Merge". A later write of one event replaces its earlier one. */
import type {
  Amended,
  Approved,
  Body,
  DetailLine,
  FieldValue,
  PersonalLine,
  Recorded,
  Restored,
  Voided,
} from '../events/event.ts'

export type ChangeEvent = Amended | Voided | Restored | Approved
/** One value of a register: of a scalar, true for a member of a set, a number for a key of counts; null is cleared. */
export type Written = string | number | boolean | null

export interface Write {
  /** `field`, `field/member`, `site`, `when`, `voided` or `approved`; `personal:field` for what only personal lines say. */
  readonly register: string
  readonly field: string
  /** null for a scalar. */
  readonly member: string | null
  readonly value: Written
}

export const voidedRegister = 'voided'
export const approvedRegister = 'approved'
export const personalPrefix = 'personal:'

/** A register's name as people see it. */
export const nameOf = ({ register }: { readonly register: string }): string =>
  register.startsWith(personalPrefix) ? register.slice(personalPrefix.length) : register

const scalar = (field: string, value: Written): Write => ({ register: field, field, member: null, value })
const member = (field: string, name: string, value: Written): Write => ({
  register: `${field}/${name}`,
  field,
  member: name,
  value,
})

const writesOfField = (field: string, value: FieldValue): readonly Write[] => {
  if (typeof value !== 'object') return [scalar(field, value)]
  if (Array.isArray(value)) return (value as readonly string[]).map((name) => member(field, name, true))
  return Object.entries(value).map(([name, count]) => member(field, name, count))
}

export const writesOfBody = (body: Body): readonly Write[] =>
  Object.entries(body).flatMap(([field, value]) => writesOfField(field, value))

const writesOfPersonal = (lines: readonly PersonalLine[] | null): readonly Write[] => {
  const detail = detailOf(lines)
  const write = (field: string, value: Written): Write => ({
    register: personalPrefix + field,
    field,
    member: null,
    value,
  })
  return [
    ...Object.entries(detail?.fields ?? {}).map(([field, value]) => write(field, value)),
    ...(detail?.cleared ?? []).map((field) => write(field, null)),
  ]
}

export const writesOf = (
  event: Recorded | ChangeEvent,
  personal: readonly PersonalLine[] | null,
): readonly Write[] => {
  if (event.op === 'voided' || event.op === 'restored') return [scalar(voidedRegister, event.op === 'voided')]
  if (event.op === 'approved') return [scalar(approvedRegister, true)]
  if (event.op === 'recorded')
    return [
      scalar('site', event.site),
      scalar('when', event.when),
      ...writesOfBody(event.body),
      ...writesOfPersonal(personal),
    ]
  return [
    ...Object.entries(event.set ?? {}).map(([field, value]) => scalar(field, value)),
    ...Object.entries(event.add ?? {}).flatMap(([field, value]) => writesOfField(field, value)),
    ...Object.entries(event.drop ?? {}).flatMap(([field, names]) =>
      names.map((name) => member(field, name, null)),
    ),
    ...writesOfPersonal(personal),
  ]
}

/** The line with names and text, where it is held and not erased. */
export const detailOf = (lines: readonly PersonalLine[] | null): DetailLine | null => {
  for (const line of lines ?? [])
    if (line.class === 'detail' && !('erased' in line)) return line as DetailLine
  return null
}
