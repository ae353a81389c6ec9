/**
 * Whether what an officer entered makes a record. The form asks for hints, the ledger before it saves: the domain
 * check is here, not in the form.
 */
import { entryOf, listOf } from '../codes/lists.ts'
import { isCountKey } from '../events/check-body.ts'
import { isPersonalValue } from '../events/check-personal.ts'
import { isDate, isLocalMinute, isObject, isSortedSet } from '../events/check-values.ts'
import type { Body, ClockTime, KindName, LocalMinute, Personal } from '../events/event.ts'
import { dayOf } from '../figures/operation-day.ts'
import type { Pack } from '../pack/pack.ts'
import type { CountedField, PersonalField, Problem, ProblemName } from './field.ts'
import { isPersonal } from './field.ts'
import { kinds } from './kinds.ts'

export interface RecordDraft {
  readonly kind: KindName
  readonly site: string
  readonly when: LocalMinute
  readonly body: Body
  readonly personal: Personal
}

/** Empty: it may be saved. Field by field first; rules across fields only when each field is right by itself. */
export const checkRecord = (draft: RecordDraft, pack: Pack, now: ClockTime): readonly Problem[] => {
  const { fields, rules } = kinds[draft.kind]
  const names = new Set(fields.map((field) => field.name))
  const problems = [
    ...placeProblems(draft, pack, now),
    ...[...Object.keys(draft.body), ...Object.keys(draft.personal)]
      .filter((name) => !names.has(name))
      .map((field): Problem => ({ field, problem: 'unknown-field' })),
    ...fields.flatMap((field) =>
      isPersonal(field)
        ? [...personalProblems(field, own(draft.personal, field.name)), ...misplaced(field.name, draft.body)]
        : [...countedProblems(field, own(draft.body, field.name)), ...misplaced(field.name, draft.personal)],
    ),
  ]
  return problems.length > 0 ? problems : rules(draft.body, draft.personal, draft.when)
}

const own = (map: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(map, name) ? map[name] : undefined
const problem = (
  field: string,
  name: ProblemName,
  detail?: Readonly<Record<string, string | number>>,
): readonly Problem[] => [{ field, problem: name, ...(detail ? { detail } : {}) }]

/** A name in the counted part would travel where names may not. */
const misplaced = (name: string, where: Readonly<Record<string, unknown>>): readonly Problem[] =>
  Object.hasOwn(where, name) ? problem(name, 'unknown-field') : []

/** An officer's watch may be this far ahead of the machine's. */
const minutesAhead = 10

const placeProblems = ({ site: id, when }: RecordDraft, pack: Pack, now: ClockTime): readonly Problem[] => {
  const site = pack.sites.find((candidate) => candidate.id === id)
  const known = site ? [] : problem('site', 'unknown-site')
  if (!isLocalMinute(when)) return [...known, ...problem('when', when === '' ? 'required' : 'not-a-date')]
  if (Date.parse(when) > Date.parse(now) + minutesAhead * 60_000)
    return [...known, ...problem('when', 'in-the-future')]
  if (!site) return known
  // The site's operation day, as tallies count it: the calendar day may be one off at either end.
  const day = dayOf(site, when)
  return day < pack.starts || day > pack.ends ? problem('when', 'outside-operation') : []
}

const personalProblems = (field: PersonalField, value: unknown): readonly Problem[] => {
  if (value === undefined) return field.required ? problem(field.name, 'required') : []
  if (typeof value === 'string' && [...value].length > field.maxLength)
    return problem(field.name, 'too-long', { most: field.maxLength })
  if (field.shape === 'date' && !isDate(value)) return problem(field.name, 'not-a-date')
  return isPersonalValue(field, value) ? [] : problem(field.name, value === '' ? 'required' : 'bad-key')
}

const countedProblems = (field: CountedField, value: unknown): readonly Problem[] => {
  const { name } = field
  if (value === undefined) return field.required ? problem(name, 'required') : []
  switch (field.shape) {
    case 'boolean':
      return typeof value === 'boolean' ? [] : problem(name, 'not-on-list')
    case 'integer':
      return numberProblems(name, value, field.min, field.max)
    case 'code':
      return entryOf(field.list, String(value)) && typeof value === 'string'
        ? []
        : problem(name, 'not-on-list')
    case 'codes':
      if (!Array.isArray(value) || value.length === 0) return problem(name, 'required')
      if (value.length > field.most) return problem(name, 'too-many', { most: field.most })
      if (value.some((code) => typeof code !== 'string' || !entryOf(listOf(field.list), code)))
        return problem(name, 'not-on-list')
      return isSortedSet(value) ? [] : problem(name, 'bad-key')
    case 'counts': {
      if (!isObject(value) || Object.keys(value).length === 0) return problem(name, 'required')
      const keys = Object.keys(value)
      if (keys.length > field.most) return problem(name, 'too-many', { most: field.most })
      if (keys.some((key) => !isCountKey(field, key))) return problem(name, 'bad-key')
      return keys.flatMap((key) => numberProblems(name, value[key], 1, field.max)).slice(0, 1)
    }
  }
}

const numberProblems = (name: string, value: unknown, min: number, max: number): readonly Problem[] => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return problem(name, 'not-a-number')
  if (value < min) return problem(name, 'too-small', { min })
  return value > max ? problem(name, 'too-large', { max }) : []
}

/**
 * A draft as it is kept: text in NFC, trimmed, control characters out, runs of spaces to one (line feeds stay in
 * `lines`), plates and document numbers in upper case; sets sorted; what is empty left out. Forms and the ledger call it before `checkRecord`.
 */
export const normaliseRecord = (draft: RecordDraft): RecordDraft => {
  const shapes = new Map(kinds[draft.kind].fields.map((field) => [field.name, field.shape]))
  const personal = Object.entries(draft.personal)
    .map(([name, value]) => [name, normaliseText(value, shapes.get(name))] as const)
    .filter(([, value]) => value !== '')
  const body = Object.entries(draft.body)
    .map(([name, value]) => [name, Array.isArray(value) ? [...new Set(value)].sort() : value] as const)
    .filter(([, value]) => !(typeof value === 'object' && Object.keys(value).length === 0))
  return { ...draft, personal: Object.fromEntries(personal), body: Object.fromEntries(body) }
}

export const normaliseText = (value: string, shape?: string): string => {
  const lines = value
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/[\p{Cc}\p{Zs}]+/gu, ' ').trim())
  const text = lines
    .join(shape === 'lines' ? '\n' : ' ')
    .trim()
    .normalize('NFC')
    .toWellFormed()
  return shape === 'plate' || shape === 'document' ? text.toUpperCase() : text
}
