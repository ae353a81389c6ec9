/** A unit that joins an operation: its keys, and the file that asks the authority to name it. */
import type { Cryptography } from '../../../shared/capabilities.ts'
import { faultOfRows } from '../../../shared/events/check-values.ts'
import { isJoinable, type JoiningUnit, joiningRows } from '../../../shared/join/join.ts'
import { makeJoinFile } from '../../../shared/join/make-join.ts'
import type { MadeJoinFile, UnitWish } from '../../../shared/ledger-api/tiers.ts'
import { fromHex, toHex } from '../../../shared/lines/bytes.ts'
import { fingerprintOf } from '../../../shared/pack/fingerprint.ts'
import type { Pack, PackUnit } from '../../../shared/pack/pack.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { timeNow } from '../clock.ts'
import { makeIdentity, recipientOf } from '../vault/officer-slot.ts'
import { type NewInstallation, tidy } from './create-installation.ts'
import { keysOf } from './make-unit.ts'
import type { OpenLedger } from './open-ledger.ts'
import type { PackFile } from './pack-file.ts'

/** The unit at the top, whose installation is the authority. */
export const rootOf = ({ units }: Pack): PackUnit => {
  const root = units.find(({ parent }) => parent === null)
  // `checkPack` saw to it.
  if (!root) throw new Error('a pack without a root')
  return root
}

/**
 * Its vault keys can be recovered by the root unit, which is above every other wherever the authority puts this one.
 * Refuses with `invalid-entry` and the field, or `unit-known` where the pack has the id.
 */
export const makeJoiningUnit = async (
  caps: Cryptography,
  packFile: PackFile,
  wished: UnitWish,
): Promise<Result<Omit<NewInstallation, 'officer'>>> => {
  const { pack } = packFile
  const { id, type, country, parent } = wished
  const wish: UnitWish = { id, name: tidy(wished.name), type, country, parent }
  if (pack.units.some((unit) => unit.id === id)) return refuse({ reason: 'unit-known' })
  if (!pack.units.some((unit) => unit.id === parent))
    return refuse({ reason: 'invalid-entry', detail: { field: 'parent' } })
  const keys = await keysOf(caps, pack.training)
  const log = toHex(caps.random(32))
  const unit: JoiningUnit = {
    ...{ ...wish, log: toHex(caps.publicKey(fromHex(log))) },
    ...{ recipient: keys.batch.recipient, recovery: keys.recovery.recipient },
  }
  const fault = faultOfRows({ ...unit }, joiningRows)
  if (fault !== null || !isJoinable(unit))
    return refuse({ reason: 'invalid-entry', detail: { field: fault ?? 'parent' } })
  const own = await makeIdentity()
  return accept({
    ...{ role: 'unit', place: id, code: id, packFile },
    ...{ recovery: rootOf(pack).recovery, recipient: own.recipient },
    secrets: {
      ...{ log, identity: own.identity },
      unit: { authority: null, batch: keys.batch.identity, recovery: keys.recovery.identity, wish },
    },
  })
}

/** How it stands in the pack under this log or one before; else as it wished when it was set up. */
const wishOf = ({ fold, secrets }: OpenLedger): UnitWish | null => {
  const place = fold.eventsOf('opened').find(({ log }) => log === fold.own)?.event.place
  const known = fold.pack.units.find(({ id }) => id === place)
  if (!known || known.parent === null) return secrets.unit?.wish ?? null
  const { id, name, type, country, parent } = known
  return { id, name, type, country, parent }
}

/** Refuses with `not-allowed` where this is no unit that joins. */
export const writeJoinFile = async (ledger: OpenLedger): Promise<Result<MadeJoinFile>> => {
  const { secrets, fold, parts } = ledger
  const wish = wishOf(ledger)
  if (!secrets.unit || secrets.unit.authority !== null || !wish) return refuse({ reason: 'not-allowed' })
  const { operation, training, short } = fold.pack
  const unit: JoiningUnit = {
    ...{ ...wish, log: fold.own, recipient: await recipientOf(secrets.unit.batch) },
    recovery: await recipientOf(secrets.unit.recovery),
  }
  const bytes = await makeJoinFile(
    parts.caps,
    { operation, training, created: timeNow(parts.clock), unit },
    fromHex(secrets.log),
    rootOf(fold.pack).recipient,
  )
  const suggestedName = `${short}_${unit.id}.mpjoin`
  return accept({ bytes, suggestedName, fingerprint: fingerprintOf(parts.caps, fold.own) })
}
