/** What an arrest and a rescue share: who the person is, in codes (counted) and by name (personal). */
import { ageBandOf, bandIsMinor } from '../codes/age-bands.ts'
import type { Body, LocalMinute, Personal } from '../events/event.ts'
import type { AnyField, Problem } from './field.ts'

export const personFields: readonly AnyField[] = [
  { name: 'familyName', section: 'person', width: 2, shape: 'name', maxLength: 120, personal: true },
  { name: 'givenNames', section: 'person', width: 2, shape: 'name', maxLength: 120, personal: true },
  { name: 'sex', section: 'person', width: 1, shape: 'code', list: 'sex' },
  { name: 'birthDate', section: 'person', width: 1, shape: 'date', maxLength: 10, personal: true },
  { name: 'citizenship', section: 'person', width: 2, shape: 'code', list: 'countries' },
  { name: 'majority', section: 'person', width: 2, shape: 'code', list: 'majority' },
  { name: 'ageBand', section: 'person', width: 2, shape: 'code', list: 'ageBands' },
  { name: 'documentType', section: 'person', width: 2, shape: 'code', list: 'documentTypes', folded: true },
  {
    name: 'documentNumber',
    section: 'person',
    width: 2,
    shape: 'document',
    maxLength: 40,
    personal: true,
    folded: true,
  },
  {
    name: 'persons',
    section: 'person',
    width: 2,
    shape: 'integer',
    min: 1,
    max: 10_000,
    initial: 1,
    folded: true,
  },
]

/** Age band, majority and birth date must not disagree. A band that is not stated contradicts nothing. */
export const ageProblems = (body: Body, personal: Personal, when: LocalMinute): readonly Problem[] => {
  const band = body.ageBand
  const majority = body.majority
  if (typeof band === 'string' && typeof majority === 'string') {
    const minor = bandIsMinor(band)
    if (minor === true && majority === 'Adult') return [{ field: 'majority', problem: 'age-contradicts' }]
    if (minor === false && majority === 'Minor') return [{ field: 'majority', problem: 'age-contradicts' }]
  }
  const born = personal.birthDate
  if (born !== undefined && typeof band === 'string') {
    const about = Number(when.slice(0, 4)) - Number(born.slice(0, 4))
    const bands = [ageBandOf(about), ageBandOf(about - 1)]
    if (bandIsMinor(band) !== null && !bands.includes(band))
      return [{ field: 'ageBand', problem: 'age-contradicts' }]
  }
  return []
}
