/**
 * The tally of a scope and day, put together from the figures of its sites and days. Sums are added; what is distinct,
 * a latest or a stock is taken anew for the scope (rule 7: the units' own numbers are never added together).
 */
import type { LocalMinute, Scope, SheetIssued } from '../events/event.ts'
import type { Fold } from '../fold/fold.ts'
import type { Pack, PackSite } from '../pack/pack.ts'
import { type Cell, type Cells, officersOf, reported } from './cells.ts'
import { type Corrections, countOnce } from './count-once.ts'
import { headsOf } from './heads-of.ts'
import { minuteOf } from './instant.ts'
import { isStock, measures, mustBeStated } from './measures.ts'
import { cutoffOf } from './operation-day.ts'
import { sitesOf } from './scope-sites.ts'
import { bump, type Sum } from './sum.ts'
import type { Figures, Tally } from './tally.ts'

export interface TallyOptions {
  /** Waits are told as of now where the cut-off is still to come. */
  readonly now?: LocalMinute
  /** false: `heads` is left empty. They hash every line of the scope, which only a sheet and its check need. */
  readonly heads?: boolean
}

/** `lastSheet`: the latest sheet of this scope before the one in hand, or null. Days are compared as text. */
export const tallyOf = (
  fold: Fold,
  scope: Scope,
  day: string,
  lastSheet: SheetIssued | null,
  options: TallyOptions = {},
): Tally => {
  const { pack, cells } = fold
  const sites = sitesOf(pack, cells, scope)
  const once = countOnce(fold, (site, of) => of <= day && sites.has(site))
  const found = gather(cells, sites, day, once)
  const soFar = finish(found, scope, pack, (cell) => cell.day <= day)
  const today = finish(found, scope, pack, (cell) => cell.day === day)
  return {
    scope,
    day,
    today: takeStock(today, soFar),
    soFar,
    since: lastSheet && difference(soFar, printedSoFar(lastSheet)),
    heads: options.heads === false ? [] : headsOf(fold, scope, day),
    longestWaitMinutes: longestWait(found, pack, day, options.now),
  }
}

/** In a sheet's figures, those of its day: `today/inspections_total`. All others are of the operation so far. */
export const ofDay = 'today/'

interface Found {
  readonly site: string
  readonly day: string
  readonly cell: Cell
  /** The cell's, with every person counted once in this scope. */
  readonly sums: ReadonlyMap<string, number>
}

/** All that was reported from the scope's sites through a day. */
const gather = (
  cells: Cells,
  sites: ReadonlySet<string>,
  day: string,
  once: Corrections,
): readonly Found[] => {
  const found: Found[] = []
  for (const site of sites)
    for (const [of, cell] of cells.bySite.get(site) ?? [])
      if (of <= day && reported(cell))
        found.push({ site, day: of, cell, sums: corrected(cell.sums, once.get(site)?.get(of)) })
  return found
}

const corrected = (sums: Sum, by: Sum | undefined): Sum => {
  if (!by) return sums
  const all: Sum = new Map(sums)
  for (const [key, count] of by) bump(all, key, count)
  return all
}

const finish = (
  all: readonly Found[],
  scope: Scope,
  pack: Pack,
  within: (found: Found) => boolean,
): Figures => {
  const found = all.filter(within)
  if (found.length === 0) return {}
  const places = new Map(pack.sites.map((site) => [site.id, site]))
  const sum: Sum = new Map()
  for (const { site, sums } of found) {
    for (const [key, count] of sums) bump(sum, key, count)
    if (scope.of !== 'site') addPlaces(sum, sums, site, places.get(site))
  }
  for (const id of mustBeStated) if (!sum.has(id)) sum.set(id, 0)
  for (const key of alwaysSplit) if (!sum.has(key)) sum.set(key, 0)
  addDistinct(sum, found, places)
  addOfficers(sum, found, places)
  if (found.some(({ site }) => places.get(site)?.type === 'AIRPORT') || flightsEver(all))
    if (!sum.has('flights_monitored')) sum.set('flights_monitored', 0)
  return Object.fromEntries(sum)
}

/** A5 is reported where flights were ever counted, or can be: at an airport. Elsewhere nought would be a false statement. */
const flightsEver = (all: readonly Found[]): boolean => all.some(({ sums }) => sums.has('flights_monitored'))

/** Parts that the sheet prints even when nought. */
const alwaysSplit = [
  ...['TIP', 'SOM', 'DOCS', 'OTHER'].map((code) => `arrests_by_category/arrestCategories:${code}`),
  ...['2', '1'].flatMap((sex) =>
    ['Adult', 'Minor'].map((majority) => `victims_by_sex_age/sex:${sex}/majority:${majority}`),
  ),
  ...['Health', 'X_Psychological', 'X_Housing'].map((kind) => `assistance_needed/victims/assistance:${kind}`),
  'irregular_migrants/overlap',
]

/** Breakdowns by place, of scopes that have several. */
const byCountry = measures.filter(({ breakdowns }) => breakdowns.includes('country')).map(({ id }) => id)
const byUnit = measures
  .filter(({ id, breakdowns }) => breakdowns.includes('unit') && id !== 'officers_deployed')
  .map(({ id }) => id)

const addPlaces = (sum: Sum, sums: Found['sums'], site: string, place: PackSite | undefined): void => {
  const flights = sums.get('flights_monitored')
  if (flights) bump(sum, `flights_monitored/site:${site}`, flights)
  if (!place) return
  for (const id of byCountry) bump(sum, `${id}/country:${place.country}`, sums.get(id) ?? 0)
  for (const id of byUnit) bump(sum, `${id}/unit:${place.unit}`, sums.get(id) ?? 0)
}

/** A9, E2 and the citizenships of D4. Sums hold a citizenship only where somebody has it. */
const addDistinct = (sum: Sum, found: readonly Found[], places: ReadonlyMap<string, PackSite>): void => {
  const count = (prefix: string) => [...sum.keys()].filter((key) => key.startsWith(prefix)).length
  sum.set('migrant_nationalities', count('irregular_migrants/citizenship:'))
  sum.set('victims_by_citizenship/citizenships', count('victims_by_citizenship/citizenship:'))
  const sites = new Set(found.map(({ site }) => site))
  sum.set('control_points', sites.size)
  for (const site of sites) {
    const type = places.get(site)?.type
    if (type !== undefined) bump(sum, `control_points/placeTypes:${type}`, 1)
  }
}

/** A10: at each site the latest of the day, added up; of several days the highest. Absent where nobody stated it. */
const addOfficers = (sum: Sum, found: readonly Found[], places: ReadonlyMap<string, PackSite>): void => {
  const days = new Map<string, Sum>()
  for (const { site, day, cell } of found) {
    const officers = officersOf(cell)
    if (officers === null) continue
    const ofDay: Sum = days.get(day) ?? new Map([['officers_deployed', 0]])
    days.set(day, ofDay)
    ofDay.set('officers_deployed', (ofDay.get('officers_deployed') ?? 0) + officers)
    const unit = places.get(site)?.unit
    if (unit !== undefined) bump(ofDay, `officers_deployed/unit:${unit}`, officers)
  }
  for (const ofDay of days.values())
    for (const [key, officers] of ofDay) sum.set(key, Math.max(sum.get(key) ?? 0, officers))
}

/** B3 is what is open at the cut-off, whenever it was found: the same for the day and for the operation. */
const takeStock = (today: Figures, soFar: Figures): Figures => {
  if (Object.keys(today).length === 0) return today
  const flows = Object.entries(today).filter(([key]) => !isStock(key))
  return Object.fromEntries([...flows, ...Object.entries(soFar).filter(([key]) => isStock(key))])
}

const printedSoFar = (sheet: SheetIssued): Figures =>
  Object.fromEntries(Object.entries(sheet.figures).filter(([key]) => !key.startsWith(ofDay)))

/** What was not reported before counts as nought there; what is no longer reported is taken away. */
const difference = (now: Figures, before: Figures): Figures => {
  const since: Record<string, number> = {}
  for (const key of new Set([...Object.keys(now), ...Object.keys(before)]))
    since[key] = (now[key] ?? 0) - (before[key] ?? 0)
  return since
}

/** Minutes from the oldest hit that awaits confirmation to the cut-off of its site, or to now if that comes first. */
const longestWait = (
  found: readonly Found[],
  pack: Pack,
  day: string,
  now: LocalMinute | undefined,
): number | null => {
  const places = new Map(pack.sites.map((site) => [site.id, site]))
  let longest: number | null = null
  for (const { site, cell } of found) {
    const place = places.get(site)
    if (!place || cell.open.size === 0) continue
    const until = Math.min(cutoffOf(place, day), now === undefined ? Number.POSITIVE_INFINITY : minuteOf(now))
    for (const minute of cell.open.keys()) longest = Math.max(longest ?? 0, until - minute)
  }
  return longest
}
