/** Sites and the logs heard from them, as the rows of one table: a site nobody has heard from has its row too. */
import type { LogView } from '../../shared/fold/view.ts'
import type { Pack } from '../../shared/pack/pack.ts'
import { missingOf } from '../inbox/segment-cells.ts'
import { compareLabels } from '../texts/index.ts'

export interface StationRow {
  readonly key: string
  /** Name of site or unit; null: the pack does not have it. */
  readonly place: string | null
  readonly placeId: string
  readonly country: string
  /** null: nothing has come from this site. */
  readonly log: LogView | null
  readonly missing: number
  /** Sent nothing in the day looked at. */
  readonly silent: boolean
}

export const stationRows = (
  pack: Pack,
  logs: readonly LogView[],
  silent: ReadonlySet<string>,
): readonly StationRow[] => {
  const places = new Map([...pack.units, ...pack.sites].map((place) => [place.id, place]))
  const heard = new Set(logs.map((log) => log.place))
  const ofLogs = logs.map((log) => ({
    key: log.log,
    place: places.get(log.place)?.name ?? null,
    placeId: log.place,
    country: places.get(log.place)?.country ?? '',
    log,
    missing: missingOf(log).length,
    silent: silent.has(log.code),
  }))
  const ofSites = pack.sites
    .filter((site) => !heard.has(site.id))
    .map((site) => ({
      key: site.id,
      place: site.name,
      placeId: site.id,
      country: site.country,
      log: null,
      missing: 0,
      silent: true,
    }))
  return [...ofLogs, ...ofSites].sort(
    (a, b) =>
      compareLabels(a.place ?? a.placeId, b.place ?? b.placeId) ||
      compareLabels(a.log?.code ?? '', b.log?.code ?? ''),
  )
}
