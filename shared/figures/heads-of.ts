/** The records that a tally counts, by the latest events on them: equal lists mean the same records in the same state. */
import type { Reference, Scope } from '../events/event.ts'
import type { Fold } from '../fold/fold.ts'
import { sitesOf } from './scope-sites.ts'

/** Through a day, sorted. A voided record is not counted. */
export const headsOf = (fold: Fold, scope: Scope, day: string): readonly Reference[] => {
  const sites = sitesOf(fold.pack, fold.cells, scope)
  return fold.heads((site, of) => of <= day && sites.has(site))
}
