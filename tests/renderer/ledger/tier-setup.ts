/** A central unit and units below it that joined by their files, for tests of tiers. */

import type { JoinDecision, UnitWish } from '../../../shared/ledger-api/tiers.ts'
import type { SiteDraft } from '../../../shared/ledger-api.ts'
import { anna, createProfile, type makeUnit, operation, value } from './harness.ts'

export type Made = Awaited<ReturnType<typeof makeUnit>>

export const wishes = {
  zagreb: { id: 'OCUZAG', name: 'OCU Zagreb', type: 'OCU', country: 'HRV', parent: 'OCUABU' },
  dodoma: { id: 'OCUDOD', name: 'OCU Dodoma', type: 'OCU', country: 'TZA', parent: 'OCUABU' },
} as const satisfies Record<string, UnitWish>

export const siteDraft = (at: number, unit: string): SiteDraft => ({
  ...(operation.sites[at] as SiteDraft),
  unit,
})

/** Set up with the pack as it stands; not named in it yet. */
export const makeJoining = async (central: Made, wish: UnitWish, profile = createProfile()) => {
  const ledger = profile.start()
  const pack = value(await central.ledger.writePack())
  value(await ledger.readPack(pack.bytes, pack.code, false))
  const session = value(await ledger.createJoiningUnit(wish, { ...anna, name: `Head of ${wish.id}` }))
  const join = value(await ledger.makeJoinFile())
  return { profile, ledger, session, join }
}

export const decision = (more: Partial<JoinDecision> = {}): JoinDecision => ({
  ...{ parent: 'OCUABU', personal: true, restored: false },
  ...more,
})
