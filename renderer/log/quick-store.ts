/** The defaults of "Nothing found": kept on this machine, since they are counts and codes and nothing personal. */
import { create } from 'zustand'
import { entryOf, type ListName } from '../../shared/codes/lists.ts'
import type { Body } from '../../shared/events/event.ts'

export interface QuickDefaults {
  readonly persons: number
  readonly vehicles: number
  readonly transport: string | null
  readonly documents: number
  readonly queries: number
  readonly database: string
  readonly from: string | null
}

const place = 'milepost.nothing-found'
const plain: QuickDefaults = {
  persons: 2,
  vehicles: 1,
  transport: 'CAR',
  documents: 2,
  queries: 2,
  database: 'SLTD',
  from: null,
}

const countOr = (value: unknown, otherwise: number): number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 1000 ? Number(value) : otherwise
const codeOr = <T>(list: ListName, value: unknown, otherwise: T): string | T =>
  typeof value === 'string' && entryOf(list, value) !== undefined ? value : otherwise

const read = (): QuickDefaults => {
  let held: Partial<Record<keyof QuickDefaults, unknown>> = {}
  try {
    held = (JSON.parse(localStorage.getItem(place) ?? 'null') ?? plain) as typeof held
  } catch {
    held = plain
  }
  return {
    persons: countOr(held.persons, plain.persons),
    vehicles: countOr(held.vehicles, plain.vehicles),
    transport: codeOr('transportModes', held.transport, null),
    documents: countOr(held.documents, plain.documents),
    queries: countOr(held.queries, plain.queries),
    database: codeOr('databases', held.database, plain.database),
    from: codeOr('countries', held.from, null),
  }
}

export const useQuick = create<QuickDefaults>(read)
export const setQuick = (defaults: QuickDefaults): void => {
  useQuick.setState(defaults)
  localStorage.setItem(place, JSON.stringify(defaults))
}

/** The inspection that "Log it" records. */
export const bodyOfQuick = (quick: QuickDefaults, siteType: string): Body => {
  const vehicle = quick.transport === null ? '' : `/transportModes:${quick.transport}`
  const checked = Object.entries({
    'inspectionTypes:PERSON': quick.persons,
    [`inspectionTypes:VEHICLE${vehicle}`]: quick.vehicles,
    'inspectionTypes:DOCUMENT': quick.documents,
  }).filter(([, count]) => count > 0)
  return {
    place: siteType,
    ...(quick.from === null ? {} : { from: quick.from }),
    ...(checked.length === 0 ? {} : { checked: Object.fromEntries(checked) }),
    ...(quick.queries === 0
      ? {}
      : { queries: { [`databases:${quick.database}/queryResults:NO_HIT`]: quick.queries } }),
    outcomes: ['CLEARED'],
  }
}
