/** Groups D and E: victims of trafficking, migrants, persons brought out of danger. One person may be several of these. */
import type { Body, FieldValue } from '../events/event.ts'
import { countPersons, has, majorityOf, membersOf, type PersonRow, personsOf } from './count-person.ts'
import { bump, readKey, remember, type Sum } from './sum.ts'

const victimStatuses = new Set(['PossibleVictimOfTrafficking', 'ActualVictimOfTrafficking'])

/** D1: possible or confirmed. Rule 3: being rescued from danger alone makes nobody a victim of trafficking. */
export const isVictim = (body: Body): boolean => victimStatuses.has(String(body.trafficking))

/** E1: said to be in an irregular situation, or any ground of irregularity is stated. */
export const isIrregular = (body: Body): boolean =>
  has(body.migrant, 'IrregularMigrant') || membersOf(body.grounds).length > 0

const fromDanger = (body: Body): boolean => body.danger === 'RESCUED_AT_RISK'
/** E5: any migrant status, ground, or rescue from danger in transit. */
const isMigrant = (body: Body): boolean =>
  isIrregular(body) || fromDanger(body) || membersOf(body.migrant).length > 0

const rows: readonly PersonRow[] = [
  { measure: 'victims_total', counts: isVictim },
  { measure: 'victims_by_sex_age', counts: isVictim },
  { measure: 'victims_minors', counts: (body) => isVictim(body) && majorityOf(body) === 'Minor' },
  { measure: 'victims_by_citizenship', counts: isVictim },
  { measure: 'victims_by_exploitation', counts: isVictim, mentions: ['exploitation'] },
  { measure: 'victims_by_control', counts: isVictim, mentions: ['control'] },
  { measure: 'victims_by_recruitment', counts: isVictim, mentions: ['recruitment'] },
  { measure: 'referred_protection', counts: (body) => body.referralStatus === 'HandedOver' },
  { measure: 'repatriated', counts: (body) => isVictim(body) && body.repatriated === true },
  { measure: 'irregular_migrants', counts: isIrregular },
  {
    measure: 'migrants_unaccompanied',
    counts: (body) => has(body.migrant, 'UnaccompaniedOrSeparatedChild'),
  },
  { measure: 'migrants_rescued_danger', counts: fromDanger },
  { measure: 'migrants_conditions', counts: isMigrant, mentions: ['transport', 'concealment'] },
]

export const countRescue = (body: Body, sum: Sum, sign: 1 | -1): void => {
  countPersons(rows, body, sum, sign)
  const amount = sign * personsOf(body)
  if (isVictim(body)) {
    const sex = String(body.sex ?? '0')
    const majority = majorityOf(body)
    bump(sum, `victims_by_sex_age/sex:${sex}/majority:${majority}`, amount)
    // What women, girls, men and boys do not add up to.
    if (!/^[12]$/.test(sex) || majority === 'Unknown') bump(sum, 'victims_by_sex_age/unstated', amount)
    if (isIrregular(body)) bump(sum, 'irregular_migrants/overlap', amount)
  }
  countAssistance(body.assistance, isVictim(body) ? 'victims' : 'migrants', personsOf(body), sum, sign)
}

const partsOf = remember((key: string) => {
  const dimensions = readKey(key)
  const kind = dimensions.get('assistance') ?? ''
  const status = dimensions.get('assistanceStatus') ?? ''
  // Declined: the person does not need it, or does not want it. Given or not available, it was needed.
  return kind === '' || kind === 'X_None' || status === 'Declined' ? null : { kind, status }
})

/**
 * D8: persons needing each kind of assistance, victims and migrants apart (a victim who is a migrant is with victims).
 * One person in need of a kind is one, however many states that need went through: never more than the record's persons.
 */
const countAssistance = (
  value: FieldValue | undefined,
  who: 'victims' | 'migrants',
  persons: number,
  sum: Sum,
  sign: 1 | -1,
): void => {
  if (typeof value !== 'object' || Array.isArray(value)) return
  const needs = new Map<string, number>()
  for (const [key, amount] of Object.entries(value)) {
    const parts = partsOf(key)
    if (parts === null || amount === 0) continue
    needs.set(parts.kind, (needs.get(parts.kind) ?? 0) + amount)
    bump(sum, `assistance_needed/assistanceStatus:${parts.status}`, sign * amount)
    bump(
      sum,
      `assistance_needed/${who}/assistance:${parts.kind}/assistanceStatus:${parts.status}`,
      sign * amount,
    )
  }
  for (const [kind, needed] of needs) {
    const amount = sign * Math.min(needed, persons)
    bump(sum, 'assistance_needed', amount)
    bump(sum, `assistance_needed/assistance:${kind}`, amount)
    bump(sum, `assistance_needed/${who}/assistance:${kind}`, amount)
  }
}
