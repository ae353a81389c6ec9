/** From a form as it was left to the smallest event that says the difference. DESIGN.md, "Merge": each register apart. */
import type { Amended, Body, Counts, FieldValue, Personal } from '../../../shared/events/event.ts'
import type { FoldedRecord } from '../../../shared/fold/view.ts'
import { isPersonal } from '../../../shared/kinds/field.ts'
import { kinds } from '../../../shared/kinds/kinds.ts'

export interface Wish {
  readonly site: string
  readonly when: string
  readonly body: Body
  readonly personal: Personal
}

export interface Amendment {
  readonly changes: Pick<Amended, 'set' | 'add' | 'drop'>
  readonly fields: Personal
  readonly cleared: readonly string[]
}

const membersOf = (value: FieldValue | undefined): readonly string[] =>
  Array.isArray(value) ? value : Object.keys((value ?? {}) as Counts)

/** null: nothing changed. A record whose personal part is not held is taken as having none. */
export const buildAmendment = (record: FoldedRecord, wish: Wish): Amendment | null => {
  const set: Record<string, string | number | boolean | null> = {}
  const add: Record<string, readonly string[] | Counts> = {}
  const drop: Record<string, readonly string[]> = {}
  if (wish.site !== record.site) set.site = wish.site
  if (wish.when !== record.when) set.when = wish.when

  for (const field of kinds[record.kind].fields) {
    if (isPersonal(field)) continue
    const { name, shape } = field
    const [before, after] = [record.body[name], wish.body[name]]
    if (shape === 'codes') {
      const [had, has] = [membersOf(before), membersOf(after)]
      const added = has.filter((code) => !had.includes(code))
      const dropped = had.filter((code) => !has.includes(code))
      if (added.length > 0) add[name] = added.sort()
      if (dropped.length > 0) drop[name] = dropped.sort()
    } else if (shape === 'counts') {
      const [had, has] = [(before ?? {}) as Counts, (after ?? {}) as Counts]
      const added = Object.entries(has).filter(([key, count]) => had[key] !== count)
      const dropped = Object.keys(had).filter((key) => !Object.hasOwn(has, key))
      if (added.length > 0) add[name] = Object.fromEntries(added)
      if (dropped.length > 0) drop[name] = dropped.sort()
    } else if (before !== after) set[name] = (after as string | number | boolean | undefined) ?? null
  }

  const personal = record.personal ?? {}
  const fields = Object.fromEntries(
    Object.entries(wish.personal).filter(([name, text]) => personal[name] !== text),
  )
  const cleared = Object.keys(personal)
    .filter((name) => wish.personal[name] === undefined)
    .sort()
  const some = (map: object) => Object.keys(map).length > 0
  const changes = { ...(some(set) && { set }), ...(some(add) && { add }), ...(some(drop) && { drop }) }
  if (!some(changes) && !some(fields) && cleared.length === 0) return null
  return { changes, fields, cleared }
}
