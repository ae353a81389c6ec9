/** Which station leads a site, as the authority names it: one of the logs that count there. */
import type { SiteDraft } from '../../../shared/ledger-api.ts'
import type { PackSite, SiteLead } from '../../../shared/pack/pack.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import type { OpenLedger } from './open-ledger.ts'

/**
 * What the site's draft asks for; null: nobody leads. Who led before stays where the draft says nothing else, whatever is
 * held here. Refuses with `invalid-entry`, `lead`, for a log that is not an accepted station's of that site.
 */
export const leadOf = (
  { fold }: Pick<OpenLedger, 'fold'>,
  { id, lead }: SiteDraft,
  before?: PackSite,
): Result<SiteLead | null> => {
  if (lead === null) return accept(null)
  if (lead === undefined || lead === before?.lead?.log) return accept(before?.lead ?? null)
  const view = fold.logs().find(({ log }) => log === lead)
  const opened = fold.eventsOf('opened').find(({ log }) => log === lead)?.event
  const works = view?.state === 'accepted' && view.role === 'station' && view.place === id
  return works && opened
    ? accept({ log: lead, recipient: opened.recipient })
    : refuse({ reason: 'invalid-entry', detail: { field: 'lead' } })
}
