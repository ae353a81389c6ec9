/** Which stations of a scope said anything of a day, and which did not. */
import type { Scope } from '../../../shared/events/event.ts'
import { reportersOf } from '../../../shared/figures/cells.ts'
import { sitesOf } from '../../../shared/figures/scope-sites.ts'
import type { Fold } from '../../../shared/fold/fold.ts'

export interface Reporting {
  /** Codes, sorted. */
  readonly reporting: readonly string[]
  readonly silent: readonly string[]
}

const counting = new Set(['own', 'accepted', 'named-by-pack'])

export const reportingOf = ({ pack, cells, logs }: Fold, scope: Scope, day: string): Reporting => {
  const sites = sitesOf(pack, cells, scope)
  const heard = new Set(
    [...sites].flatMap((site) => {
      const cell = cells.bySite.get(site)?.get(day)
      return cell ? [...reportersOf(cell)] : []
    }),
  )
  const stations = logs().filter(
    ({ role, place, state }) => role === 'station' && sites.has(place) && counting.has(state),
  )
  const codes = (of: boolean) =>
    stations
      .filter(({ log }) => heard.has(log) === of)
      .map(({ code }) => code)
      .sort()
  return { reporting: codes(true), silent: codes(false) }
}
