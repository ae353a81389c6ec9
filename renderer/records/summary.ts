/**
 * What a record says in one line, from the labels of its codes: "Van · 2 persons · 2 documents · nothing found". Names,
 * plates and numbers of documents never stand here: the line is shown where anybody may look over a shoulder.
 */

import type { ListName } from '../../shared/codes/lists.ts'
import type { Body, Counts, FieldValue, KindName } from '../../shared/events/event.ts'
import type { FoldedRecord } from '../../shared/fold/view.ts'
import type { TextKey } from '../texts/index.ts'
import { dotted, formatCount, joined, labelFor, t } from '../texts/index.ts'

const codesOf = (value: FieldValue | undefined): readonly string[] => (Array.isArray(value) ? value : [])
const countsOf = (value: FieldValue | undefined): Counts =>
  typeof value === 'object' && !Array.isArray(value) ? (value as Counts) : {}
const codeOf = (value: FieldValue | undefined): string | null => (typeof value === 'string' ? value : null)

/** The code of one dimension in a key of counts. */
const partOf = (key: string, dimension: string): string | null =>
  key
    .split('/')
    .find((part) => part.startsWith(`${dimension}:`))
    ?.slice(dimension.length + 1) ?? null

/** Sums over one dimension: code to count. */
const sumBy = (counts: Counts, dimension: string): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>()
  for (const [key, count] of Object.entries(counts)) {
    const code = partOf(key, dimension)
    if (code !== null) sums.set(code, (sums.get(code) ?? 0) + count)
  }
  return sums
}

const some = (key: TextKey, count: number): string => t(key, { count, n: formatCount(count) })
const label = (list: ListName, code: string | null): string[] => (code === null ? [] : [labelFor(list, code)])
const hits = ['POSSIBLE', 'HIT_PENDING', 'HIT_CONFIRMED', 'HIT_REJECTED'] as const
const isHit = (result: string): result is (typeof hits)[number] => hits.some((hit) => hit === result)

const ofInspection = (body: Body): string[] => {
  const checked = countsOf(body.checked)
  const kinds = sumBy(checked, 'inspectionTypes')
  const modes = [...sumBy(checked, 'transportModes').entries()].map(([mode, count]) =>
    count === 1
      ? labelFor('transportModes', mode)
      : `${formatCount(count)} × ${labelFor('transportModes', mode)}`,
  )
  const vehicles = kinds.get('VEHICLE') ?? 0
  const parts: string[] = [...modes]
  if (modes.length === 0 && vehicles > 0) parts.push(some('records:sum.vehicles', vehicles))
  for (const [kind, count] of kinds) {
    if (kind === 'PERSON') parts.push(some('records:sum.persons', count))
    else if (kind === 'DOCUMENT') parts.push(some('records:sum.documents', count))
    else if (kind !== 'VEHICLE') parts.push(`${formatCount(count)} × ${labelFor('inspectionTypes', kind)}`)
  }
  for (const [result, count] of sumBy(countsOf(body.queries), 'queryResults'))
    if (isHit(result)) parts.push(some(`records:sum.${result}`, count))
  const documents = Object.values(countsOf(body.documents)).reduce((sum, count) => sum + count, 0)
  if (documents > 0) parts.push(some('records:sum.falseDocuments', documents))
  const outcomes = codesOf(body.outcomes)
  if (outcomes.length === 1 && outcomes[0] === 'CLEARED') parts.push(t('records:sum.nothing'))
  else
    parts.push(
      ...outcomes.filter((code) => code !== 'DB_HIT').map((code) => labelFor('inspectionOutcomes', code)),
    )
  if (typeof body.count === 'number' && body.count > 1) parts.push(`× ${formatCount(body.count)}`)
  return parts
}

const manyPersons = (body: Body): string[] =>
  typeof body.persons === 'number' && body.persons > 1 ? [some('records:sum.persons', body.persons)] : []

const ofArrest = (body: Body): string[] => [
  ...manyPersons(body),
  ...label('arrestCategories', codeOf(body.category)),
  ...label('perpetratorRoles', codesOf(body.roles)[0] ?? null),
  ...label('arrestBases', codeOf(body.basis)),
  ...(body.status === 'ARRESTED' ? [] : label('suspectStatus', codeOf(body.status))),
]

const ofRescue = (body: Body): string[] => {
  const persons = typeof body.persons === 'number' ? body.persons : 1
  const needs = [...sumBy(countsOf(body.assistance), 'assistance').keys()].filter((code) => code !== 'X_None')
  const victim = body.trafficking !== undefined && body.trafficking !== 'NotAVictimOfTrafficking'
  return [
    victim
      ? some('records:sum.victims', persons)
      : body.migrant !== undefined
        ? some('records:sum.migrants', persons)
        : some('records:sum.persons', persons),
    ...label('casualtyTypes', codeOf(body.danger)),
    ...label('countries', codeOf(body.citizenship)),
    ...(body.majority === 'Minor' ? [t('records:sum.minor')] : []),
    ...label('concealment', codesOf(body.concealment)[0] ?? null),
    ...(needs.length === 0
      ? []
      : [t('records:sum.needs', { what: joined(needs.map((code) => labelFor('assistance', code))) })]),
  ]
}

const summaries: Readonly<Record<KindName, (body: Body) => string[]>> = {
  inspection: ofInspection,
  arrest: ofArrest,
  rescue: ofRescue,
}

export const summaryOfBody = (kind: KindName, body: Body): string => {
  const parts = summaries[kind](body)
  return parts.length === 0 ? t('records:sum.empty') : dotted(parts)
}
export const summaryOf = (record: FoldedRecord): string => summaryOfBody(record.kind, record.body)
