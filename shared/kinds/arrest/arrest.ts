/** Arrest or suspect identified. Group C, and documents seized from the person (F). */
import type { Kind, Problem } from '../field.ts'
import { ageProblems, personFields } from '../person.ts'
import { seizedDocuments } from '../seized-documents.ts'

/** Bases that act on an INTERPOL notice: the owner country must have confirmed the hit, and it is named. */
const onNotice = new Set(['RED_NOTICE', 'DIFFUSION'])
const onWarrant = new Set(['RED_NOTICE', 'DIFFUSION', 'NATIONAL_WARRANT', 'REGIONAL_WARRANT'])

/** The status of a person who was arrested; any other is a suspect identified. */
export const arrestedStatuses = new Set(['ARRESTED', 'DETAINED', 'RELEASED', 'CHARGED'])

export const arrest: Kind<'arrest'> = {
  name: 'arrest',
  fields: [
    ...personFields,
    { name: 'roles', section: 'person', width: 4, shape: 'codes', list: 'perpetratorRoles', most: 18 },
    { name: 'status', section: 'arrest', width: 2, shape: 'code', list: 'suspectStatus', required: true },
    {
      name: 'category',
      section: 'arrest',
      width: 2,
      shape: 'code',
      list: 'arrestCategories',
      required: true,
    },
    { name: 'basis', section: 'arrest', width: 2, shape: 'code', list: 'arrestBases', required: true },
    { name: 'offences', section: 'arrest', width: 6, shape: 'codes', list: 'offences', most: 20 },
    { name: 'wantedBy', section: 'arrest', width: 2, shape: 'code', list: 'countries' },
    { name: 'hit', section: 'arrest', width: 2, shape: 'code', list: 'queryResults' },
    { name: 'hitReference', section: 'arrest', width: 2, shape: 'text', maxLength: 80, personal: true },
    seizedDocuments,
    { name: 'handedTo', section: 'after', width: 3, shape: 'text', maxLength: 200, personal: true },
    { name: 'place', section: 'after', width: 3, shape: 'code', list: 'placeTypes', required: true },
    {
      name: 'note',
      section: 'after',
      width: 6,
      shape: 'lines',
      maxLength: 4000,
      personal: true,
      folded: true,
    },
  ],
  rules: (body, personal, when) => {
    const problems: Problem[] = [...ageProblems(body, personal, when)]
    const basis = String(body.basis ?? '')
    if (onWarrant.has(basis) && body.wantedBy === undefined && basis !== 'NATIONAL_WARRANT')
      problems.push({ field: 'wantedBy', problem: 'wanted-by-missing' })
    if (onNotice.has(basis) && arrestedStatuses.has(String(body.status)) && body.hit !== 'HIT_CONFIRMED')
      problems.push({ field: 'hit', problem: 'hit-not-confirmed' })
    return problems
  },
  initial: (siteType) => ({ place: siteType, status: 'ARRESTED', persons: 1 }),
}
