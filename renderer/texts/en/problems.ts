/**
 * What is to settle in a field before saving, for each problem there is. Short: it stands on one line under a field of
 * two columns, so that nothing moves when it appears.
 */
import type { ProblemName } from '../../../shared/kinds/field.ts'

export const problems = {
  required: 'Needed before saving.',
  'not-a-number': 'A whole number.',
  'too-small': 'At least {{min}}.',
  'too-large': 'At most {{max}}.',
  'not-on-list': 'Choose from the list.',
  'too-many': 'At most {{most}}.',
  'too-long': 'At most {{most}} characters.',
  'not-a-date': 'Give day, month and year.',
  'in-the-future': 'Still to come: check day and time.',
  'outside-operation': 'Outside the days of the operation.',
  'unknown-site': 'Choose a site of the operation.',
  'unknown-field': 'Not known in this version.',
  'nothing-checked': 'Say what was checked or found.',
  'wanted-by-missing': 'Name the country that wants them.',
  'hit-not-confirmed': 'The owner must have confirmed it.',
  'category-offence-mismatch': 'The offences do not fit the category.',
  'age-contradicts': 'Age, majority and birth disagree.',
  'exclusive-choice': 'This choice excludes the others.',
  'status-missing': 'Needed: this, migrant or danger.',
  'referral-incomplete': 'Service and state go together.',
  'victim-fields-without-status': 'Exploitation needs this status.',
  'bad-key': 'One row is not complete.',
} as const satisfies Record<ProblemName, string>
