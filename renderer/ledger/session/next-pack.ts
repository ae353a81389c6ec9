/** The authority's next version: checked, signed, kept, and counted by from now on. */
import { fromHex } from '../../../shared/lines/bytes.ts'
import { checkPack } from '../../../shared/pack/check-pack.ts'
import { signPack } from '../../../shared/pack/make-pack.ts'
import type { Pack } from '../../../shared/pack/pack.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { obeyOrOwe } from '../exchange/obey-erasures.ts'
import type { OpenLedger } from './open-ledger.ts'
import { type PackFile, savePackFile } from './pack-file.ts'

/** Another pack may change whose decisions and erasures count. */
export const keepPack = async (ledger: OpenLedger, next: PackFile): Promise<Result<null>> => {
  const saved = await savePackFile(ledger, next)
  if (!saved.ok) return saved
  ledger.packFile = next
  ledger.fold.setPack(next.pack)
  await obeyOrOwe(ledger)
  return accept(null)
}

/** Refuses with `not-allowed` where this is not the authority, and `invalid-entry` with the field that no reader takes. */
export const signNextPack = async (
  ledger: OpenLedger,
  change: Partial<Pick<Pack, 'units' | 'sites'>>,
): Promise<Result<null>> => {
  const { packFile, secrets, parts } = ledger
  const authority = secrets.unit?.authority
  if (!authority) return refuse({ reason: 'not-allowed' })
  const before = packFile.pack
  const pack: Pack = { ...before, ...change, version: before.version + 1, previous: packFile.hash }
  const checked = checkPack(pack)
  if (!checked.ok)
    return refuse({ reason: 'invalid-entry', detail: { field: checked.refusal.detail?.field ?? '' } })
  return keepPack(ledger, signPack(parts.caps, pack, fromHex(authority)))
}
