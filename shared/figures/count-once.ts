/**
 * A person is counted once per figure within the scope printed (rule 2), with the attributes of the earliest record there;
 * for C2 with the highest category. Persons of a group who are registered themselves are taken off the group's count
 * (rule 9). Sums of cells count every record; this gives what is to be taken from them for one scope, so that a relation
 * withdrawn restores the figures exactly.
 */
import type { Reference } from '../events/event.ts'
import { compareReferences, referenceText } from '../events/reference.ts'
import type { Fold } from '../fold/fold.ts'
import { joinRecords } from '../fold/keep-relations.ts'
import type { FoldedRecord } from '../fold/view.ts'
import { personsOf } from './count-person.ts'
import { countRecord } from './count-record.ts'
import { minuteOf } from './instant.ts'
import { measureOf } from './measures.ts'
import { bump, type Sum } from './sum.ts'

/** By site, then day: what is added to the cell's sums; mostly negative. */
export type Corrections = ReadonlyMap<string, ReadonlyMap<string, Sum>>

/** A record in the scope, and what it adds to figures of persons, by figure. */
interface Counted {
  readonly record: FoldedRecord
  readonly figures: ReadonlyMap<string, Sum>
}

const personGroups = new Set(['C', 'D', 'E'])
const measureOfKey = (key: string): string => key.split('/', 1)[0] as string

/** Corrections for the records that `covers` takes. */
export const countOnce = (fold: Fold, covers: (site: string, day: string) => boolean): Corrections => {
  const relations = fold.relations().filter(({ holds }) => holds)
  const corrections = new Map<string, Map<string, Sum>>()
  if (relations.length === 0) return corrections
  const correct = ({ site, day }: FoldedRecord, key: string, by: number): void => {
    const days = corrections.get(site) ?? new Map<string, Sum>()
    corrections.set(site, days)
    const sum: Sum = days.get(day) ?? new Map()
    days.set(day, sum)
    bump(sum, key, by)
  }
  const known = new Map<string, Counted | null>()
  const find = (reference: Reference): Counted | null => {
    const key = referenceText(reference)
    let counted = known.get(key)
    if (counted === undefined) {
      const record = fold.record(key)
      counted = record && !record.voided && covers(record.site, record.day) ? countedOf(record) : null
      known.set(key, counted)
    }
    return counted
  }

  const persons = joinRecords(relations, 'same-person')
  const groups = groupsOf(relations, find)
  for (const set of persons) correctSet(inScope(set, find, groups), correct)
  correctGroups(groups, persons, correct)
  return corrections
}

type Find = (reference: Reference) => Counted | null
type Correct = (record: FoldedRecord, key: string, by: number) => void

const countedOf = (record: FoldedRecord): Counted => {
  const all: Sum = new Map()
  countRecord(record.kind, record.body, all, 1)
  const figures = new Map<string, Sum>()
  for (const [key, count] of all) {
    const id = measureOfKey(key)
    if (!personGroups.has(measureOf(id)?.group ?? '')) continue
    const sum: Sum = figures.get(id) ?? new Map()
    figures.set(id, sum)
    sum.set(key, count)
  }
  return { record, figures }
}

/** A record that registered persons belong to, with them. */
interface Group {
  readonly group: Counted
  readonly members: readonly Counted[]
}
/** By the record's key. */
type Groups = ReadonlyMap<string, Group>

/** What has registered persons here is a group, though it say one person only; and a group is no person of another. */
const groupsOf = (relations: ReturnType<Fold['relations']>, find: Find): Groups => {
  const pairs = relations
    .filter(({ kind }) => kind === 'part-of-group')
    .map(({ records }) => records.map(find))
    .flatMap(([member, group]) => (member && group ? [[member, group] as const] : []))
    .filter(([member]) => personsOf(member.record.body) === 1)
  const named = new Set(pairs.map(([, { record }]) => record.key))
  const groups = new Map<string, { readonly group: Counted; readonly members: Counted[] }>()
  for (const [member, group] of pairs) {
    if (named.has(member.record.key)) continue
    const { key } = group.record
    const entry = groups.get(key) ?? { group, members: [] }
    entry.members.push(member)
    groups.set(key, entry)
  }
  return groups
}

/** The records of one person that count here, the earliest first. A group is nobody's second record. */
const inScope = (set: readonly Reference[], find: Find, groups: Groups): readonly Counted[] =>
  set
    .map(find)
    .filter((counted) => counted !== null)
    .filter(({ record }) => personsOf(record.body) === 1 && !groups.has(record.key))
    .sort(
      (a, b) =>
        minuteOf(a.record.when) - minuteOf(b.record.when) ||
        compareReferences(a.record.reference, b.record.reference),
    )

/** Every record but the first of a figure is taken out of it. */
const correctSet = (set: readonly Counted[], correct: Correct): void => {
  const first = new Map<string, Counted>()
  for (const counted of set)
    for (const [id, sum] of counted.figures) {
      const before = first.get(id)
      if (!before) first.set(id, counted)
      else for (const [key, count] of sum) correct(counted.record, key, -count)
    }
  correctOverlap(first, correct)
  const arrested = first.get(byCategory)
  if (arrested) correctCategory(set, arrested, correct)
}

/** A victim who is also an irregular migrant is told under E1, though two records say so (rule 2). */
const correctOverlap = (first: ReadonlyMap<string, Counted>, correct: Correct): void => {
  const migrant = first.get('irregular_migrants')
  if (!migrant || !first.has('victims_total') || migrant.figures.get('irregular_migrants')?.has(overlap))
    return
  correct(migrant.record, overlap, 1)
}
const overlap = 'irregular_migrants/overlap'

const byCategory = 'arrests_by_category'
const categoryKey = (code: string): string => `${byCategory}/arrestCategories:${code}`
/** From the highest. */
const categories = ['TIP', 'SOM', 'DOCS', 'OTHER']

const categoryOf = ({ figures }: Counted): string =>
  categories.find((code) => figures.get(byCategory)?.has(categoryKey(code))) ?? 'OTHER'

const correctCategory = (set: readonly Counted[], first: Counted, correct: Correct): void => {
  const own = categoryOf(first)
  const highest = set
    .filter(({ figures }) => figures.has(byCategory))
    .map(categoryOf)
    .reduce((a, b) => (categories.indexOf(b) < categories.indexOf(a) ? b : a), own)
  if (highest === own) return
  correct(first.record, categoryKey(own), -1)
  correct(first.record, categoryKey(highest), 1)
}

/** Of a group, as many fewer in each figure as persons of it are registered and counted there; never below nought. */
const correctGroups = (
  groups: Groups,
  persons: readonly (readonly Reference[])[],
  correct: Correct,
): void => {
  const personOf = new Map(
    persons.flatMap((set, i) => set.map((record) => [referenceText(record), i] as const)),
  )
  for (const { group, members } of groups.values()) {
    const registered = new Map<string, Counted[]>()
    for (const member of members) {
      // Two records of one person are one person of the group.
      const person = String(personOf.get(member.record.key) ?? member.record.key)
      registered.set(person, [...(registered.get(person) ?? []), member])
    }
    for (const [id, sum] of group.figures) {
      const fewer = [...registered.values()].filter((records) =>
        records.some(({ figures }) => figures.has(id)),
      )
      for (const [key, count] of sum)
        correct(group.record, key, restOf(count, personsOf(group.record.body), fewer.length) - count)
    }
  }
}

/** What is counted for each person shrinks with the persons; needs of some of them by one for each. */
const restOf = (count: number, persons: number, registered: number): number =>
  count % persons === 0
    ? (count / persons) * Math.max(0, persons - registered)
    : Math.max(0, count - registered)
