/** The authority adds or changes sites: the pack's next version, signed, kept, and counted by from now on. */
import type { ClockTime } from '../../../shared/events/event.ts'
import type { SiteDraft } from '../../../shared/ledger-api.ts'
import { fromHex } from '../../../shared/lines/bytes.ts'
import { checkPack } from '../../../shared/pack/check-pack.ts'
import { signPack } from '../../../shared/pack/make-pack.ts'
import type { Pack } from '../../../shared/pack/pack.ts'
import { type Result, refuse } from '../../../shared/result.ts'
import { siteOf } from './make-unit.ts'
import type { OpenLedger } from './open-ledger.ts'
import { ownPlace } from './own-place.ts'
import { savePackFile } from './pack-file.ts'

/** `sites`: new ones, and known ones with what changes; the others stay as they are. */
export const changeSites = async (
  ledger: OpenLedger,
  drafts: readonly SiteDraft[],
  now: ClockTime,
): Promise<Result<null>> => {
  const { packFile, secrets, parts, fold } = ledger
  const { unit } = ownPlace(ledger)
  const authority = secrets.unit?.authority
  if (!authority || !unit) return refuse({ reason: 'not-allowed' })
  const before = packFile.pack
  const known = new Map(before.sites.map((site) => [site.id, site]))
  for (const draft of drafts) {
    const site = siteOf(draft, unit.id, before, known.get(draft.id), now)
    if (!site) return refuse({ reason: 'invalid-entry', detail: { field: 'zone' } })
    known.set(site.id, site)
  }
  const pack: Pack = {
    ...before,
    version: before.version + 1,
    sites: [...known.values()],
    previous: packFile.hash,
  }
  const checked = checkPack(pack)
  if (!checked.ok)
    return refuse({ reason: 'invalid-entry', detail: { field: checked.refusal.detail?.field ?? '' } })
  const next = signPack(parts.caps, pack, fromHex(authority))
  const saved = await savePackFile(ledger, next)
  if (!saved.ok) return saved
  ledger.packFile = next
  fold.setPack(next.pack)
  return saved
}
