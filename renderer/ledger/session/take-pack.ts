/** A newer pack from the unit: of the authority that this installation knows, and of nobody else. */
import { checkSuccessor, openPackFile } from '../../../shared/pack/open-pack.ts'
import type { Pack } from '../../../shared/pack/pack.ts'
import { accept, type Result } from '../../../shared/result.ts'
import { wrapFor } from '../vault/rewrap.ts'
import { rootOf } from './join-operation.ts'
import { saveKeyring } from './keyring-file.ts'
import { keepPack } from './next-pack.ts'
import type { OpenLedger } from './open-ledger.ts'
import { ownPlace } from './own-place.ts'
import type { PackFile } from './pack-file.ts'

/** Opened and checked against what is held; nothing is kept yet. Refuses as `openPackFile` and `checkSuccessor` do. */
export const readNewerPack = async (
  { parts, packFile, secrets }: OpenLedger,
  bytes: Uint8Array,
  code: string,
): Promise<Result<PackFile>> => {
  const opened = await openPackFile(parts.caps, bytes, code, secrets.training)
  return opened.ok ? checkSuccessor(packFile, opened.value) : opened
}

/**
 * Checked again: another may have been taken since. The key file first: whoever takes the pack again after a failure
 * between the two finds it done.
 */
export const takePack = async (ledger: OpenLedger, next: PackFile): Promise<Result<null>> => {
  const fits = checkSuccessor(ledger.packFile, next)
  if (!fits.ok) return fits
  const wrapped = await followRecovery(ledger, next.pack)
  return wrapped.ok ? keepPack(ledger, next) : wrapped
}

/** A station's site may have come under another unit, or a unit have new keys: whoever is to recover the vault keys can. */
const followRecovery = async (ledger: OpenLedger, next: Pack): Promise<Result<null>> => {
  const { keyring, secrets, parts } = ledger
  if (secrets.unit?.authority) return accept(null)
  const site = next.sites.find(({ id }) => id === ownPlace(ledger).site?.id)
  const unit = secrets.role === 'unit' ? rootOf(next) : next.units.find(({ id }) => id === site?.unit)
  if (!unit || unit.recovery === keyring.recovery) return accept(null)
  return saveKeyring(ledger, await wrapFor(parts.caps, keyring, ledger, unit.recovery))
}
