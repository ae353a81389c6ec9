/** Values of records in words: every code as its label. */
import type { ListName } from '../../shared/codes/lists.ts'
import type { Counts, FieldValue, KindName } from '../../shared/events/event.ts'
import type { HistoryEntry } from '../../shared/fold/view.ts'
import { type AnyField, isPersonal } from '../../shared/kinds/field.ts'
import { kinds } from '../../shared/kinds/kinds.ts'
import type { PackSite } from '../../shared/pack/pack.ts'
import {
  dotted,
  fieldLabel,
  formatClock,
  formatCount,
  formatShortDay,
  formatTypedDay,
  formatWhen,
  joined,
  labelFor,
  labelOfPart,
  t,
} from '../texts/index.ts'

/** `2 × Passport, ordinary · Forged · Pakistan` */
const countWords = (key: string, count: number): string =>
  `${formatCount(count)} × ${dotted(key.split('/').map(labelOfPart))}`

export const countsWords = (counts: Counts): readonly string[] =>
  Object.entries(counts).map(([key, count]) => countWords(key, count))

const listOfField = (field: AnyField): ListName | null =>
  field.shape === 'code' || field.shape === 'codes' ? field.list : null

/** A field's value; several lines for counts. */
export const valueWords = (field: AnyField, value: FieldValue | string): readonly string[] => {
  if (isPersonal(field)) return [field.shape === 'date' ? formatTypedDay(String(value)) : String(value)]
  if (typeof value === 'boolean') return [t(value ? 'yes' : 'no')]
  if (typeof value === 'number') return [formatCount(value)]
  const list = listOfField(field)
  if (Array.isArray(value)) return value.map((code) => (list === null ? code : labelFor(list, code)))
  if (typeof value === 'object') return countsWords(value as Counts)
  return [list === null ? String(value) : labelFor(list, String(value))]
}

/** Where a row is narrow: `6 Jul 2021, 22:41`. */
export const shortWhen = (when: string): string => joined([formatShortDay(when), formatClock(when)])

/** What a register is called: `wantedBy`, or `roles/Transporter` for one member of a set. */
export const registerWords = (register: string): string => {
  const cut = register.indexOf('/')
  const name = cut < 0 ? register : register.slice(0, cut)
  if (name === 'voided') return t('voided')
  return name === 'approved' ? t('records:op.approved') : fieldLabel(name)
}

/** What a register holds, for histories and conflicts. */
export const registerValueWords = (
  kind: KindName,
  register: string,
  value: FieldValue | null,
  sites: readonly PackSite[],
): string => {
  if (value === null) return t('notStated')
  if (register === 'site') return sites.find(({ id }) => id === value)?.name ?? String(value)
  if (register === 'when') return formatWhen(String(value))
  if (register === 'voided' || register === 'approved') return t(value === true ? 'yes' : 'no')
  const cut = register.indexOf('/')
  const name = cut < 0 ? register : register.slice(0, cut)
  const member = cut < 0 ? null : register.slice(cut + 1)
  const field = kinds[kind].fields.find((one) => one.name === name)
  if (field === undefined) return String(value)
  if (member !== null && field.shape === 'counts')
    return countWords(member, typeof value === 'number' ? value : 0)
  if (member !== null) return joined(valueWords(field, [member]))
  return joined(valueWords(field, value))
}

/** One change of a register: from what, to what. */
export const changeWords = (
  kind: KindName,
  change: HistoryEntry['changes'][number],
  sites: readonly PackSite[],
): string => {
  const words = (value: typeof change.from) => registerValueWords(kind, change.register, value, sites)
  const field = registerWords(change.register)
  // A member of a set or of counts comes and goes; a count of it may also change from one number to another.
  if (change.register.includes('/')) {
    if (change.from === null) return t('records:added', { field, to: words(change.to) })
    if (change.to === null) return t('records:dropped', { field, from: words(change.from) })
  }
  return t('records:fromTo', { field, from: words(change.from), to: words(change.to) })
}
