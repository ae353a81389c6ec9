/** What is to settle in a field before saving, for each problem there is. */
import type { ProblemName } from '../../../shared/kinds/field.ts'

export const problems = {
  required: 'Needed before saving.',
  'not-a-number': 'A whole number.',
  'too-small': 'At least {{min}}.',
  'too-large': 'At most {{max}}.',
  'not-on-list': 'Choose from the list.',
  'too-many': 'At most {{most}}.',
  'too-long': 'At most {{most}} characters.',
  'not-a-date': 'A date: day, month, year.',
  'in-the-future': 'This is still to come: check day and time.',
  'outside-operation': 'Outside the days of the operation.',
  'unknown-site': 'A site of this operation.',
  'unknown-field': 'Not known in this version.',
  'nothing-checked': 'Say what was checked, or what was found.',
  'wanted-by-missing': 'A Red Notice arrest names the country that wants the person.',
  'hit-not-confirmed': 'The owner country must have confirmed the hit.',
  'category-offence-mismatch': 'The offences do not fit the main category.',
  'age-contradicts': 'Age band, majority and birth date disagree.',
  'exclusive-choice': 'This choice excludes the others.',
  'status-missing': 'Trafficking status, migrant status or danger: one is needed.',
  'referral-incomplete': 'A referral has a service and a status.',
  'victim-fields-without-status': 'Exploitation is filled in: give the trafficking status.',
  'bad-key': 'One row is not complete.',
} as const satisfies Record<ProblemName, string>
