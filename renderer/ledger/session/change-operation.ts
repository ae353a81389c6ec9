/** The authority adds or changes sites: the pack's next version. */
import type { ClockTime } from '../../../shared/events/event.ts'
import type { SiteDraft } from '../../../shared/ledger-api.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { siteOf } from './make-unit.ts'
import { leadOf } from './name-lead.ts'
import { signNextPack } from './next-pack.ts'
import type { OpenLedger } from './open-ledger.ts'
import { ownPlace } from './own-place.ts'

/** `sites`: new ones, and known ones with what changes; the others stay as they are. */
export const changeSites = async (
  ledger: OpenLedger,
  drafts: readonly SiteDraft[],
  now: ClockTime,
): Promise<Result<null>> => {
  const { packFile, secrets } = ledger
  const { unit } = ownPlace(ledger)
  if (!secrets.unit?.authority || !unit) return refuse({ reason: 'not-allowed' })
  const before = packFile.pack
  const known = new Map(before.sites.map((site) => [site.id, site]))
  for (const draft of drafts) {
    const site = siteOf(draft, unit.id, before, known.get(draft.id), now)
    if (!site) return refuse({ reason: 'invalid-entry', detail: { field: 'zone' } })
    const lead = leadOf(ledger, draft, known.get(draft.id))
    if (!lead.ok) return lead
    known.set(site.id, { ...site, ...(lead.value && { lead: lead.value }) })
  }
  return signNextPack(ledger, { sites: [...known.values()] })
}
