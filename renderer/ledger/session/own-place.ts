/** Where this installation stands in the newest pack. */
import type { PackSite, PackUnit } from '../../../shared/pack/pack.ts'
import type { OpenLedger } from './open-ledger.ts'

export interface OwnPlace {
  readonly site: PackSite | null
  readonly unit: PackUnit | null
}

/** Whether other logs' files are taken in here, and decided about: at a unit, and at the station that leads its site. */
export const mayImport = ({ secrets, fold }: Pick<OpenLedger, 'secrets' | 'fold'>): boolean =>
  secrets.role === 'unit' || fold.leads !== null

/** A station has a site, a unit has itself; the own log's first event says which. */
export const ownPlace = ({ fold }: OpenLedger): OwnPlace => {
  const opened = fold.eventsOf('opened').find(({ log }) => log === fold.own)?.event
  const { sites, units } = fold.pack
  if (opened?.role === 'station')
    return { site: sites.find(({ id }) => id === opened.place) ?? null, unit: null }
  return { site: null, unit: units.find(({ log }) => log === fold.own) ?? null }
}
