/** From the values that a person chose to the smallest change that says so. */
import type { Amended, Counts, Reference } from '../../../shared/events/event.ts'
import { referenceText } from '../../../shared/events/reference.ts'
import type { Fold } from '../../../shared/fold/fold.ts'
import {
  type ChangeEvent,
  nameOf,
  personalPrefix,
  voidedRegister,
  type Write,
  writesOf,
} from '../../../shared/fold/read-writes.ts'
import type { FoldedRecord } from '../../../shared/fold/view.ts'
import type { PersonalDraft } from '../log/own-log.ts'

export interface Settlement {
  readonly changes: Pick<Amended, 'set' | 'add' | 'drop'>
  readonly personal: PersonalDraft
  /** Whether the record counts, where that was chosen and is not what stands. */
  readonly voided: boolean | null
  readonly writes: readonly Write[]
}

/** null: a register is in no conflict, or the event named did not write a value of it. */
export const settlementOf = (
  fold: Fold,
  record: FoldedRecord,
  choices: Readonly<Record<string, Reference>>,
): Settlement | null => {
  const writes: Write[] = []
  for (const [register, by] of Object.entries(choices)) {
    const conflict = record.conflicts.find((one) => one.register === register)
    const wished = conflict?.values.find((value) => referenceText(value.by) === referenceText(by))
    const open = wished && fold.event(by)
    // The same name may be of a counted and of a personal register; a field is only one of these.
    const write =
      open && writesOf(open.event as ChangeEvent, open.personal).find((one) => nameOf(one) === register)
    if (!write) return null
    writes.push(write)
  }
  const chosen = writes.find(({ register }) => register === voidedRegister)?.value
  return {
    ...asChange(writes.filter(({ register }) => register !== voidedRegister)),
    voided: typeof chosen === 'boolean' && chosen !== record.voided ? chosen : null,
    writes,
  }
}

/** Writes as an amendment has them. */
const asChange = (writes: readonly Write[]): Pick<Settlement, 'changes' | 'personal'> => {
  const set: Record<string, string | number | boolean | null> = {}
  const add: Record<string, string[] | Record<string, number>> = {}
  const drop: Record<string, string[]> = {}
  const fields: Record<string, string> = {}
  const cleared: string[] = []
  for (const { register, field, member, value } of writes) {
    if (register.startsWith(personalPrefix)) {
      if (value === null) cleared.push(field)
      else fields[field] = String(value)
    } else if (member === null) set[field] = value
    else if (value === null) drop[field] = [...(drop[field] ?? []), member]
    else if (typeof value === 'number') add[field] = { ...((add[field] ?? {}) as Counts), [member]: value }
    else add[field] = [...((add[field] ?? []) as string[]), member]
  }
  const some = (map: object) => Object.keys(map).length > 0
  for (const members of Object.values(drop)) members.sort()
  return {
    changes: { ...(some(set) && { set }), ...(some(add) && { add }), ...(some(drop) && { drop }) },
    personal: { ...(some(fields) && { fields }), ...(cleared.length > 0 && { cleared: cleared.sort() }) },
  }
}
