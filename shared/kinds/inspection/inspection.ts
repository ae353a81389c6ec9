/** Inspection: what was checked at a place, which databases were asked, what came of it. Groups A, B, and parts of E and F. */
import type { Kind, Problem } from '../field.ts'
import { seizedDocuments } from '../seized-documents.ts'

export const inspection: Kind<'inspection'> = {
  name: 'inspection',
  fields: [
    { name: 'place', section: 'where', width: 2, shape: 'code', list: 'placeTypes', required: true },
    { name: 'from', section: 'where', width: 2, shape: 'code', list: 'countries', folded: true },
    { name: 'to', section: 'where', width: 2, shape: 'code', list: 'countries', folded: true },
    {
      name: 'checked',
      section: 'checked',
      width: 6,
      shape: 'counts',
      dimensions: [
        { of: 'inspectionTypes' },
        { of: 'transportModes', optional: true },
        { of: 'documentTypes', optional: true },
        { of: 'labourSectors', optional: true },
      ],
      most: 40,
      max: 100_000,
    },
    {
      name: 'queries',
      section: 'queries',
      width: 6,
      shape: 'counts',
      dimensions: [
        { of: 'databases' },
        { of: 'queryChannels', optional: true },
        { of: 'queryResults' },
        { of: 'noticeTypes', optional: true },
      ],
      most: 60,
      max: 100_000,
    },
    { name: 'outcomes', section: 'outcome', width: 6, shape: 'codes', list: 'inspectionOutcomes', most: 13 },
    seizedDocuments,
    {
      name: 'refused',
      section: 'outcome',
      width: 6,
      folded: true,
      shape: 'counts',
      dimensions: [{ of: 'citizenship' }, { of: 'irregularityGrounds', optional: true }],
      most: 40,
      max: 100_000,
    },
    {
      name: 'notices',
      section: 'queries',
      width: 6,
      folded: true,
      shape: 'counts',
      dimensions: [{ of: 'noticeTypes' }],
      most: 10,
      max: 10_000,
    },
    {
      name: 'count',
      section: 'where',
      width: 2,
      shape: 'integer',
      min: 1,
      max: 1_000_000,
      initial: 1,
      folded: true,
    },
    { name: 'plate', section: 'details', width: 2, shape: 'plate', maxLength: 32, personal: true },
    { name: 'familyName', section: 'details', width: 2, shape: 'name', maxLength: 120, personal: true },
    { name: 'givenNames', section: 'details', width: 2, shape: 'name', maxLength: 120, personal: true },
    {
      name: 'documentNumber',
      section: 'details',
      width: 2,
      shape: 'document',
      maxLength: 40,
      personal: true,
    },
    { name: 'birthDate', section: 'details', width: 2, shape: 'date', maxLength: 10, personal: true },
    {
      name: 'note',
      section: 'details',
      width: 6,
      shape: 'lines',
      maxLength: 4000,
      personal: true,
      folded: true,
    },
  ],
  rules: (body) => {
    const problems: Problem[] = []
    const nothing = ['checked', 'queries', 'outcomes', 'documents', 'refused', 'notices'].every(
      (name) => body[name] === undefined,
    )
    if (nothing && (body.count ?? 1) === 1) problems.push({ field: 'checked', problem: 'nothing-checked' })
    const outcomes = body.outcomes
    if (Array.isArray(outcomes) && outcomes.includes('CLEARED') && outcomes.length > 1)
      problems.push({ field: 'outcomes', problem: 'exclusive-choice' })
    return problems
  },
  initial: (siteType) => ({ place: siteType, checked: { 'inspectionTypes:PERSON': 1 } }),
}
