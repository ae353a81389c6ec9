/** Rescue: a victim of trafficking, a migrant in an irregular situation, a person brought out of danger, or several of these. Groups D and E. */
import type { Kind, Problem } from '../field.ts'
import { ageProblems, personFields } from '../person.ts'

/** Fields that say something of exploitation: they need a trafficking status. */
const ofVictims = [
  'exploitation',
  'sexExploitation',
  'sectors',
  'control',
  'recruitment',
  'recruiter',
  'repatriated',
]

export const rescue: Kind<'rescue'> = {
  name: 'rescue',
  fields: [
    ...personFields,
    { name: 'trafficking', section: 'status', width: 2, shape: 'code', list: 'traffickingStatus' },
    { name: 'migrant', section: 'status', width: 4, shape: 'codes', list: 'migrantStatus', most: 16 },
    {
      name: 'grounds',
      section: 'status',
      width: 3,
      shape: 'codes',
      list: 'irregularityGrounds',
      most: 8,
      folded: true,
    },
    { name: 'danger', section: 'status', width: 3, shape: 'code', list: 'casualtyTypes', folded: true },
    {
      name: 'exploitation',
      section: 'exploitation',
      width: 6,
      shape: 'codes',
      list: 'exploitationTypes',
      most: 14,
    },
    {
      name: 'sexExploitation',
      section: 'exploitation',
      width: 3,
      shape: 'codes',
      list: 'sexExploitationTypes',
      most: 4,
      folded: true,
    },
    {
      name: 'sectors',
      section: 'exploitation',
      width: 3,
      shape: 'codes',
      list: 'labourSectors',
      most: 21,
      folded: true,
    },
    { name: 'control', section: 'exploitation', width: 6, shape: 'codes', list: 'meansOfControl', most: 20 },
    {
      name: 'recruitment',
      section: 'exploitation',
      width: 3,
      shape: 'codes',
      list: 'recruitmentMethods',
      most: 10,
      folded: true,
    },
    {
      name: 'recruiter',
      section: 'exploitation',
      width: 3,
      shape: 'code',
      list: 'recruiterRelationship',
      folded: true,
    },
    {
      name: 'assistance',
      section: 'assistance',
      width: 6,
      shape: 'counts',
      dimensions: [{ of: 'assistance' }, { of: 'assistanceStatus' }],
      most: 40,
      max: 10_000,
    },
    { name: 'referral', section: 'assistance', width: 3, shape: 'code', list: 'referralServices' },
    { name: 'referralStatus', section: 'assistance', width: 3, shape: 'code', list: 'referralStatus' },
    { name: 'referredTo', section: 'assistance', width: 3, shape: 'text', maxLength: 200, personal: true },
    { name: 'repatriated', section: 'assistance', width: 3, shape: 'boolean', folded: true },
    {
      name: 'transport',
      section: 'journey',
      width: 3,
      shape: 'codes',
      list: 'transportModes',
      most: 17,
      folded: true,
    },
    {
      name: 'concealment',
      section: 'journey',
      width: 3,
      shape: 'codes',
      list: 'concealment',
      most: 12,
      folded: true,
    },
    { name: 'place', section: 'journey', width: 3, shape: 'code', list: 'placeTypes', required: true },
    {
      name: 'note',
      section: 'journey',
      width: 6,
      shape: 'lines',
      maxLength: 4000,
      personal: true,
      folded: true,
    },
  ],
  rules: (body, personal, when) => {
    const problems: Problem[] = [...ageProblems(body, personal, when)]
    if (body.trafficking === undefined && body.migrant === undefined && body.danger === undefined)
      problems.push({ field: 'trafficking', problem: 'status-missing' })
    if (body.trafficking === undefined && ofVictims.some((name) => body[name] !== undefined))
      problems.push({ field: 'trafficking', problem: 'victim-fields-without-status' })
    if ((body.referral === undefined) !== (body.referralStatus === undefined))
      problems.push({
        field: body.referral === undefined ? 'referral' : 'referralStatus',
        problem: 'referral-incomplete',
      })
    const keys = Object.keys((body.assistance ?? {}) as object)
    if (keys.length > 1 && keys.some((key) => key.startsWith('assistance:X_None')))
      problems.push({ field: 'assistance', problem: 'exclusive-choice' })
    return problems
  },
  initial: (siteType) => ({ place: siteType, persons: 1 }),
}
