/** Units below units, and newer packs: what screens may ask. */
import type { ClockTime } from '../events/event.ts'
import type { OfficerDraft, Session } from '../ledger-api.ts'
import type { PackUnit } from '../pack/pack.ts'
import type { Result } from '../result.ts'

/** The unit that an installation wishes to be. */
export interface UnitWish extends Pick<PackUnit, 'id' | 'name' | 'type' | 'country'> {
  /** Id of the unit that it wishes to stand under. */
  readonly parent: string
}

export interface MadeJoinFile {
  readonly bytes: Uint8Array
  readonly suggestedName: string
  /** Of the unit's log, to be read aloud: eight groups of four hex digits. */
  readonly fingerprint: string
}

/** What a join file says, at the authority. That its writer has the log's key is proven, nothing else. */
export interface JoinAsked {
  readonly unit: UnitWish
  readonly created: ClockTime
  readonly fingerprint: string
  /** The unit as the pack has it under the same id; null: a new one. */
  readonly before: Pick<PackUnit, 'name' | 'parent' | 'personal'> | null
  /** It stands in the pack with another log: taken only as restored. */
  readonly otherLog: boolean
  /** Units that it may stand under; none for the root. */
  readonly parents: readonly Pick<PackUnit, 'id' | 'name'>[]
}

/** What the authority decides about a unit. */
export interface JoinDecision {
  readonly parent: string
  /** Whether the personal parts may travel to it. */
  readonly personal: boolean
  /** A person said that the unit was restored: its log takes the place of the one before. */
  readonly restored: boolean
}

export interface TierCalls {
  /** With the pack read by `readPack`: keys are made and the session is open; the pack does not name the unit yet. */
  createJoiningUnit(wish: UnitWish, officer: OfficerDraft): Promise<Result<Session>>
  /** The signed file for the authority. Of a unit that is not the authority, whether or not the pack names it. */
  makeJoinFile(): Promise<Result<MadeJoinFile>>
  /** At the authority: what a join file says. A supervisor may. */
  readJoinFile(bytes: Uint8Array): Promise<Result<JoinAsked>>
  /** The pack's next version names the unit. Refuses `unit-known` where it was not said to be restored, `nothing-changed`. */
  addUnit(bytes: Uint8Array, decision: JoinDecision): Promise<Result<Session>>
  /** A newer pack of the same authority: kept in both stores, counted by from now on. */
  takePack(bytes: Uint8Array, code: string): Promise<Result<Session>>
}
