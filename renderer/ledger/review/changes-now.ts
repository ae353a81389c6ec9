/** What a change would do to a record as it is now, and the record as it would then be. */
import type { Body, Counts, FieldValue, Personal, PersonalLine } from '../../../shared/events/event.ts'
import {
  approvedRegister,
  type ChangeEvent,
  nameOf,
  personalPrefix,
  voidedRegister,
  type Write,
  type Written,
  writesOf,
  writesOfBody,
} from '../../../shared/fold/read-writes.ts'
import type { FoldedRecord, HistoryEntry } from '../../../shared/fold/view.ts'
import type { RecordDraft } from '../../../shared/kinds/check-record.ts'

const standingOf = (record: FoldedRecord): ReadonlyMap<string, Written> =>
  new Map<string, Written>([
    ['site', record.site],
    ['when', record.when],
    [voidedRegister, record.voided],
    [approvedRegister, record.approved],
    ...writesOfBody(record.body).map(({ register, value }): [string, Written] => [register, value]),
    ...Object.entries(record.personal ?? {}).map(([field, value]): [string, Written] => [
      personalPrefix + field,
      value,
    ]),
  ])

/** Register by register; those that already say so are left out. */
export const changesNow = (
  record: FoldedRecord,
  event: ChangeEvent,
  personal: readonly PersonalLine[] | null,
): HistoryEntry['changes'] => {
  const standing = standingOf(record)
  return writesOf(event, personal)
    .map((write) => ({ write, from: standing.get(write.register) ?? null }))
    .filter(({ write, from }) => from !== write.value)
    .map(({ write, from }) => ({ register: nameOf(write), from, to: write.value }))
}

const withMember = (
  value: FieldValue | undefined,
  member: string,
  written: Written,
): FieldValue | undefined => {
  if (typeof written === 'number') return { ...((value ?? {}) as Counts), [member]: written }
  if (written === true) return [...new Set([...((value ?? []) as readonly string[]), member])].sort()
  if (Array.isArray(value)) return value.filter((one) => one !== member)
  return Object.fromEntries(Object.entries((value ?? {}) as Counts).filter(([key]) => key !== member))
}

const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined || (typeof value === 'object' && Object.keys(value).length === 0)

/** As a form would leave it, for the checks that every form's entry passes. */
export const draftWith = (record: FoldedRecord, writes: readonly Write[]): RecordDraft => {
  let { site, when } = record
  const body: Record<string, FieldValue> = { ...(record.body as Body) }
  const personal: Record<string, string> = { ...(record.personal as Personal | null) }
  for (const { register, field, member, value } of writes) {
    if (register === 'site') site = String(value)
    else if (register === 'when') when = String(value)
    else if (register === voidedRegister || register === approvedRegister) continue
    else if (register.startsWith(personalPrefix)) {
      if (value === null) delete personal[field]
      else personal[field] = String(value)
    } else {
      const after = member === null ? (value ?? undefined) : withMember(body[field], member, value)
      if (after === undefined || isEmpty(after)) delete body[field]
      else body[field] = after
    }
  }
  return { kind: record.kind, site, when, body, personal }
}
