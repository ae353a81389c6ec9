/** Which stations of a scope said anything of a day, and which did not. */
import type { LogId, Scope } from '../../../shared/events/event.ts'
import { dayOf } from '../../../shared/figures/operation-day.ts'
import { sitesOf } from '../../../shared/figures/scope-sites.ts'
import type { Fold } from '../../../shared/fold/fold.ts'
import { allRecords } from '../records/all-records.ts'

export interface Reporting {
  /** Codes, sorted. */
  readonly reporting: readonly string[]
  readonly silent: readonly string[]
}

/** `site/day` to the logs that reported; made once for each revision of the fold. */
const made = new WeakMap<Fold, { revision: number; logs: ReadonlyMap<string, ReadonlySet<LogId>> }>()

const logsByDay = (fold: Fold): ReadonlyMap<string, ReadonlySet<LogId>> => {
  const before = made.get(fold)
  if (before?.revision === fold.revision) return before.logs
  const logs = new Map<string, Set<LogId>>()
  const note = (site: string, day: string, log: LogId) => {
    const key = `${site}/${day}`
    const known = logs.get(key)
    if (known) known.add(log)
    else logs.set(key, new Set([log]))
  }
  for (const { site, day, voided, reference } of allRecords(fold)) if (!voided) note(site, day, reference[0])
  const sites = new Map(fold.pack.sites.map((site) => [site.id, site]))
  for (const { log, event } of fold.shifts()) {
    const site = sites.get(event.site)
    if (site) note(site.id, dayOf(site, event.at.slice(0, 16) + event.at.slice(19)), log)
  }
  made.set(fold, { revision: fold.revision, logs })
  return logs
}

export const reportingOf = (fold: Fold, scope: Scope, day: string): Reporting => {
  const sites = sitesOf(fold.pack, fold.cells, scope)
  const byDay = logsByDay(fold)
  const heard = new Set([...sites].flatMap((site) => [...(byDay.get(`${site}/${day}`) ?? [])]))
  const counted = new Set(['own', 'accepted', 'named-by-pack'])
  const stations = fold
    .logs()
    .filter(({ role, place, state }) => role === 'station' && sites.has(place) && counted.has(state))
  const codes = (of: boolean) =>
    stations
      .filter(({ log }) => heard.has(log) === of)
      .map(({ code }) => code)
      .sort()
  return { reporting: codes(true), silent: codes(false) }
}
