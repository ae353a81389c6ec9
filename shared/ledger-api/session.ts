/** Setting up, unlocking, officers: who is at work, where, in which operation. */
import type { JumpKind } from '../clocks/find-jumps.ts'
import type { ClockTime, LogId } from '../events/event.ts'
import type { Pack, PackSite, PackUnit } from '../pack/pack.ts'

export type BootState =
  | { readonly state: 'empty' }
  | {
      readonly state: 'locked'
      readonly role: 'station' | 'unit'
      readonly code: string
      readonly operation: string
      readonly training: boolean
      /** Numbers only: names are sealed. */
      readonly officers: readonly number[]
      readonly lastOfficer: number
      /** A second copy was put in place: it opens with the unit's answer, and `officers` may ask for it. */
      readonly asksUnit: boolean
    }

export interface OfficerDraft {
  readonly name: string
  readonly badge: string
  readonly passphrase: string
}

export interface SiteDraft {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly country: string
  readonly zone: string
  /** Minutes after midnight, local. */
  readonly cutoff: number
  /** Id of the unit to which its stations report; absent: as it was, or the authority's own. */
  readonly unit?: string
  /** Log of the station that leads the site; null: none; absent: as it was. */
  readonly lead?: LogId | null
}

export interface OperationDraft {
  readonly name: string
  readonly short: string
  readonly starts: string
  readonly ends: string
  readonly retention: string
  readonly mark: string
  readonly unit: {
    readonly id: string
    readonly name: string
    readonly type: 'OCU' | 'CSU' | 'NCB'
    readonly country: string
  }
  readonly sites: readonly SiteDraft[]
}

/** Who is at work, where, in which operation: what the frame of every screen shows. */
export interface Session {
  readonly role: 'station' | 'unit'
  readonly training: boolean
  readonly log: LogId
  readonly code: string
  readonly officer: {
    readonly number: number
    readonly name: string
    readonly badge: string
    readonly role: 'officer' | 'supervisor'
  }
  readonly pack: Pack
  /** Of the pack's authority: groups of four hex digits to read aloud. */
  readonly fingerprint: string
  readonly site: PackSite | null
  /** A unit, or the station that leads its site: it takes in other stations’ files and decides about their logs. */
  readonly mayImport: boolean
  readonly unit: PackUnit | null
  /** What was rebuilt from the mirror at this start, or restored from a backup or a second copy; null when nothing was. */
  readonly restored: {
    readonly events: number
    readonly segments: number
    readonly from?: 'backup' | 'copy'
  } | null
  /** The machine's clock when it was unlocked, where it does not go on from the last entry here; null: it does. */
  readonly clock: { readonly kind: JumpKind; readonly last: ClockTime; readonly now: ClockTime } | null
  /** When somebody had asked to recover this officer's passphrase. The officer remembered it: the request was dropped. */
  readonly droppedRequest: ClockTime | null
}

/** An officer of this installation, with whether they may unlock. */
export interface OfficerRow {
  readonly number: number
  readonly name: string
  readonly badge: string
  readonly role: 'officer' | 'supervisor'
  readonly enabled: boolean
}

/** A request that waits for its answer, at the locked installation. */
export interface RecoveryRequested {
  readonly officer: number
  readonly created: ClockTime
  /** Five groups of four hex digits, to be read aloud: `4f1c 09aa 37e2 b8d0 5561`. */
  readonly comparison: string
  /** The file for the unit. */
  readonly bytes: Uint8Array
  readonly suggestedName: string
}

/** What a request says of itself, at the unit. Nothing of it is proven. */
export interface RecoveryAsked {
  readonly code: string
  readonly officer: number
  readonly operation: string
  readonly created: ClockTime
  readonly comparison: string
  /** Who that officer is by what the unit holds of the station; null where it does not know. */
  readonly known: { readonly name: string; readonly badge: string; readonly enabled: boolean } | null
  /** A log with that code was revoked or rejected here: the machine may be lost or stolen. */
  readonly revoked: boolean
}

/** What a backup says before it is opened: who may open it, and how the installation goes on. */
export interface BackupPreview {
  readonly role: 'station' | 'unit'
  readonly code: string
  readonly operation: string
  readonly training: boolean
  /** null: the files of a mirror. */
  readonly created: ClockTime | null
  readonly officers: readonly number[]
  readonly lastOfficer: number
  /** The code proposed for the log that goes on. */
  readonly nextCode: string
  /** A second copy, which holds no officer's keys: the unit has to answer before it opens. */
  readonly asksUnit: boolean
}

export interface PackPreview {
  readonly pack: Pack
  readonly fingerprint: string
}
