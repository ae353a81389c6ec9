/** Stations that may be named lead of a site, and how the lead that it has is called. */
import type { LogId } from '../../shared/events/event.ts'
import type { LogView } from '../../shared/fold/view.ts'
import type { SiteDraft } from '../../shared/ledger-api.ts'

export interface LeadChoice {
  readonly value: LogId
  readonly label: string
}

/** By code; of a log that is not held here, its first digits. */
export const leadName = (logs: readonly LogView[], lead: LogId): string =>
  logs.find(({ log }) => log === lead)?.code ?? lead.slice(0, 8)

/** The site's accepted stations, and whoever leads it already. */
export const leadChoices = (
  logs: readonly LogView[],
  { id, lead }: Pick<SiteDraft, 'id' | 'lead'>,
): readonly LeadChoice[] => {
  const accepted = logs.filter(
    (log) => log.state === 'accepted' && log.role === 'station' && log.place === id,
  )
  const ids = new Set([...(lead ? [lead] : []), ...accepted.map(({ log }) => log)])
  return [...ids]
    .map((log) => ({ value: log, label: leadName(logs, log) }))
    .sort((a, b) => (a.label < b.label ? -1 : 1))
}
