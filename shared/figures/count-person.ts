/**
 * Figures of arrests and rescues, as rows: whom a figure counts, and which mentions it counts where several may apply to
 * one person (rule 5). A record is `persons` persons with one citizenship, sex and age band; more than one is a group
 * count and is marked (rule 9).
 */
import { bandIsMinor } from '../codes/age-bands.ts'
import { entryOf } from '../codes/lists.ts'
import type { Body, FieldValue } from '../events/event.ts'
import { measureOf } from './measures.ts'
import { bump, dimensionOf, type Sum } from './sum.ts'

/** How many persons a record is. Records of one person are counted once by `count-once.ts`. */
export const personsOf = (body: Body): number =>
  typeof body.persons === 'number' && body.persons > 0 ? body.persons : 1

export const membersOf = (value: FieldValue | undefined): readonly string[] =>
  Array.isArray(value) ? value : typeof value === 'string' ? [value] : []

export const has = (value: FieldValue | undefined, code: string): boolean =>
  Array.isArray(value) && value.includes(code)

/** Rule 11: a presumed minor counts with minors. Where majority is not stated, the age band says it if it can. */
export const majorityOf = (body: Body): string => {
  const stated = String(body.majority ?? 'Unknown')
  if (stated !== 'Unknown') return entryOf('majority', stated)?.tallyAs ?? stated
  const minor = bandIsMinor(String(body.ageBand ?? ''))
  return minor === null ? 'Unknown' : minor ? 'Minor' : 'Adult'
}

/** Where a breakdown's codes are in the body. What every person has, known or not, adds up to the figure. */
const attributes: Readonly<Record<string, (body: Body) => FieldValue | undefined>> = {
  sex: (body) => body.sex ?? '0',
  majority: majorityOf,
  ageBands: (body) => body.ageBand ?? 'Unknown',
  citizenship: (body) => body.citizenship,
  placeTypes: (body) => body.place,
  arrestCategories: (body) => body.category ?? 'OTHER',
  arrestBases: (body) => body.basis,
  wantedBy: (body) => body.wantedBy,
  offences: (body) => body.offences,
  perpetratorRoles: (body) => body.roles,
  traffickingStatus: (body) => body.trafficking,
  exploitationTypes: (body) => body.exploitation,
  sexExploitationTypes: (body) => body.sexExploitation,
  labourSectors: (body) => body.sectors,
  meansOfControl: (body) => body.control,
  recruitmentMethods: (body) => body.recruitment,
  recruiterRelationship: (body) => body.recruiter,
  referralServices: (body) => body.referral,
  irregularityGrounds: (body) => body.grounds,
  transportModes: (body) => body.transport,
  concealment: (body) => body.concealment,
}

/** One figure: whom it counts, and for a figure of mentions, the fields whose members it counts. */
export interface PersonRow {
  readonly measure: string
  readonly counts: (body: Body) => boolean
  readonly mentions?: readonly string[]
}

export const countPersons = (rows: readonly PersonRow[], body: Body, sum: Sum, sign: 1 | -1): void => {
  const persons = personsOf(body)
  for (const { measure, counts, mentions } of rows) {
    if (!counts(body)) continue
    const times =
      mentions === undefined ? 1 : mentions.reduce((n, field) => n + membersOf(body[field]).length, 0)
    if (times > 0) bump(sum, measure, sign * persons * times)
    for (const breakdown of measureOf(measure)?.breakdowns ?? []) {
      const dimension = dimensionOf(breakdown)
      const value = attributes[dimension]?.(body)
      // A mention of a minor is one for each form; any other attribute is stated once.
      const each = dimension === 'majority' ? persons * times : persons
      if (each > 0)
        for (const code of membersOf(value)) bump(sum, `${measure}/${dimension}:${code}`, sign * each)
    }
    if (persons > 1 && mentions === undefined) bump(sum, `${measure}/group`, sign * persons)
  }
}
