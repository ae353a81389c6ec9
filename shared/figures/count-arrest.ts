/** Group C: arrests and suspects. Documents seized from the person are group F. */
import type { Body } from '../events/event.ts'
import { arrestedStatuses } from '../kinds/arrest/arrest.ts'
import { countKeys } from './count-keys.ts'
import { countPersons, type PersonRow } from './count-person.ts'
import type { Sum } from './sum.ts'

const wantedBases = new Set(['RED_NOTICE', 'DIFFUSION', 'NATIONAL_WARRANT', 'REGIONAL_WARRANT'])
const arrested = (body: Body): boolean => arrestedStatuses.has(String(body.status))

const rows: readonly PersonRow[] = [
  { measure: 'arrests_total', counts: arrested },
  { measure: 'arrests_by_category', counts: arrested },
  { measure: 'arrests_by_offence', counts: arrested, mentions: ['offences'] },
  { measure: 'arrests_wanted', counts: (body) => arrested(body) && wantedBases.has(String(body.basis)) },
  { measure: 'suspects_identified', counts: (body) => !arrested(body) },
]

/** An arrest's own `hit` is what the arrest acted on, not a query: it counts nowhere in group B. */
export const countArrest = (body: Body, sum: Sum, sign: 1 | -1): void => {
  countPersons(rows, body, sum, sign)
  countKeys('documents', body.documents, body.place, sum, sign)
}
