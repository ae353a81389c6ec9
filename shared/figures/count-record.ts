/** What one record adds to the figures of its site and day. A pure function of kind and body: to take a record away, add it with sign -1. */
import type { Body, KindName, LocalMinute } from '../events/event.ts'
import { countArrest } from './count-arrest.ts'
import { countKeys } from './count-keys.ts'
import { countRescue } from './count-rescue.ts'
import { bump, remember, type Sum } from './sum.ts'

/** What figures need of a record. */
export interface Countable {
  readonly kind: KindName
  readonly site: string
  readonly when: LocalMinute
  readonly body: Body
}

/** Gives how many hits of the record await confirmation: B3. */
export const countRecord = (kind: KindName, body: Body, sum: Sum, sign: 1 | -1): number =>
  counters[kind](body, sum, sign)

const placeKey = remember((place) => `inspections_total/placeTypes:${place}`)
const outcomeKey = remember((outcome) => `inspections_total/inspectionOutcomes:${outcome}`)

/** Groups A and B, and parts of E and F. */
const countInspection = (body: Body, sum: Sum, sign: 1 | -1): number => {
  const amount = sign * (typeof body.count === 'number' ? body.count : 1)
  const place = body.place
  bump(sum, 'inspections_total', amount)
  if (typeof place === 'string') bump(sum, placeKey(place), amount)
  if (Array.isArray(body.outcomes))
    for (const outcome of body.outcomes as readonly string[]) bump(sum, outcomeKey(outcome), amount)
  countKeys('checked', body.checked, place, sum, sign)
  const open = countKeys('queries', body.queries, place, sum, sign)
  countKeys('documents', body.documents, place, sum, sign)
  countKeys('refused', body.refused, place, sum, sign)
  countKeys('notices', body.notices, place, sum, sign)
  return open
}

const counters: Readonly<Record<KindName, (body: Body, sum: Sum, sign: 1 | -1) => number>> = {
  inspection: countInspection,
  arrest: (body, sum, sign) => {
    countArrest(body, sum, sign)
    return 0
  },
  rescue: (body, sum, sign) => {
    countRescue(body, sum, sign)
    return 0
  },
}
