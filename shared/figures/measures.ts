/** The table of figures, typed. `measures.json` is the data; `tally-measures` of the domain is its source. */
import raw from './measures.json' with { type: 'json' }

export interface Measure {
  /** `A2` */
  readonly no: string
  readonly id: string
  readonly group: string
  readonly title: string
  readonly unit: string
  /** must: printed every day, even when nought. */
  readonly level: 'must' | 'may'
  readonly breakdowns: readonly string[]
}

/** Groups that this version counts. */
const countedGroups = new Set(['A', 'B', 'C', 'D', 'E', 'F'])

/** Figures that this version counts, in the order of the sheet. */
export const measures = (raw as readonly Measure[]).filter((measure) => countedGroups.has(measure.group))

const byId = new Map(measures.map((measure) => [measure.id, measure]))
export const measureOf = (id: string): Measure | undefined => byId.get(id)

/** Stated as nought when a scope reported and none came. Flights and officers have rules of their own: `tally-scope.ts`. */
export const mustBeStated = measures
  .filter(({ level, id }) => level === 'must' && id !== 'flights_monitored' && id !== 'officers_deployed')
  .map(({ id }) => id)

/** State at the cut-off, not a sum of the day. */
export const isStock = (key: string): boolean =>
  key.startsWith('hits_possible') && (key.length === 13 || key[13] === '/')
