/** The authority names a unit in the pack. Whoever does this says yes to people they spoke to, not to a file. */

import type { JoinFile } from '../../../shared/join/join.ts'
import { openJoinFile } from '../../../shared/join/open-join.ts'
import type { JoinAsked, JoinDecision } from '../../../shared/ledger-api/tiers.ts'
import { fingerprintOf } from '../../../shared/pack/fingerprint.ts'
import { type Pack, type PackUnit, succeeded } from '../../../shared/pack/pack.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { signNextPack } from './next-pack.ts'
import type { OpenLedger } from './open-ledger.ts'
import { isSupervisor } from './session-view.ts'

const open = async (ledger: OpenLedger, bytes: Uint8Array): Promise<Result<JoinFile>> => {
  const { secrets, parts, fold } = ledger
  if (!isSupervisor(ledger) || !secrets.unit?.authority) return refuse({ reason: 'not-allowed' })
  const { operation, training } = fold.pack
  return openJoinFile(parts.caps, bytes, { identity: secrets.unit.batch, operation, training })
}

/** Neither the unit itself nor one below it: a circle leads to no root. */
const parentsFor = ({ units }: Pack, id: string): readonly PackUnit[] => {
  const below = new Set([id])
  for (let grew = true; grew; ) {
    const more = units.filter((unit) => !below.has(unit.id) && unit.parent !== null && below.has(unit.parent))
    for (const unit of more) below.add(unit.id)
    grew = more.length > 0
  }
  return units.filter((unit) => !below.has(unit.id))
}

export const readJoin = async (ledger: OpenLedger, bytes: Uint8Array): Promise<Result<JoinAsked>> => {
  const opened = await open(ledger, bytes)
  if (!opened.ok) return opened
  const { pack } = ledger.fold
  const { created, unit } = opened.value
  const { id, name, type, country, parent, log } = unit
  const before = pack.units.find((one) => one.id === id) ?? null
  return accept({
    unit: { id, name, type, country, parent },
    created,
    fingerprint: fingerprintOf(ledger.parts.caps, log),
    before: before && { name: before.name, parent: before.parent, personal: before.personal },
    otherLog: before !== null && before.log !== log,
    parents: parentsFor(pack, id).map((one) => ({ id: one.id, name: one.name })),
  })
}

/** Keys of the file, the rest as it was or as it is decided now. The root's own place is nobody's to take. */
const placed = (
  { unit }: JoinFile,
  before: PackUnit | undefined,
  { parent, personal }: JoinDecision,
): PackUnit => {
  const { id, name, type, country, log, recipient, recovery } = unit
  const held = before && before.log !== log ? succeeded(before, log) : before
  return {
    ...{ id, name, type, country, parent, log },
    ...(held?.former && { former: held.former }),
    ...{ recipient, recovery, personal },
  }
}

/**
 * Refuses with what opening refuses with; `unit-known` for another log of a unit in the pack that nobody said was
 * restored; `invalid-entry` for a parent that cannot be, a log of another unit, or one that this unit wrote before.
 */
export const nameUnit = async (
  ledger: OpenLedger,
  bytes: Uint8Array,
  decision: JoinDecision,
): Promise<Result<null>> => {
  const opened = await open(ledger, bytes)
  if (!opened.ok) return opened
  const { units } = ledger.fold.pack
  const { id, log } = opened.value.unit
  const before = units.find((one) => one.id === id)
  if (before?.parent === null) return refuse({ reason: 'not-allowed' })
  if (before && before.log !== log && !decision.restored) return refuse({ reason: 'unit-known' })
  if (!parentsFor(ledger.fold.pack, id).some((unit) => unit.id === decision.parent))
    return refuse({ reason: 'invalid-entry', detail: { field: 'parent' } })
  const unit = placed(opened.value, before, decision)
  if (JSON.stringify(unit) === JSON.stringify(before)) return refuse({ reason: 'nothing-changed' })
  return signNextPack(ledger, {
    units: before ? units.map((one) => (one.id === id ? unit : one)) : [...units, unit],
  })
}
