/** The signed definition of an operation. `shared/batch/FORMAT.md`, "Packs", gives the bytes. */
import type { Hex, LogId } from '../events/event.ts'

export interface PackUnit {
  /** Short and upper case: `OCUABU`. */
  readonly id: string
  readonly name: string
  readonly type: 'OCU' | 'CSU' | 'NCB'
  /** ISO alpha-3. */
  readonly country: string
  /** null: the root of the tree. */
  readonly parent: string | null
  readonly log: LogId
  /** Logs that it wrote before, oldest first: it was restored on another machine. What they decided still holds. */
  readonly former?: readonly LogId[]
  /** age recipient of batches. */
  readonly recipient: string
  /** age recipient for recovery: not the batch recipient. */
  readonly recovery: string
  /** Whether the personal parts may travel to this unit. */
  readonly personal: boolean
}

/** A fact with the operation day from which it holds; the list is in order of `from`, the first covers everything before. */
export interface Dated {
  readonly from: string
  readonly minutes: number
}

/** A station that takes in its neighbours at the site. */
export interface SiteLead {
  readonly log: LogId
  /** age recipient of the neighbours' batches, as the log's first event says it. */
  readonly recipient: string
}

export interface PackSite {
  /** Short and upper case: `HRBAJ`. */
  readonly id: string
  readonly name: string
  /** A code of `placeTypes`. */
  readonly type: string
  readonly country: string
  /** The unit to which its stations report. */
  readonly unit: string
  /** For people: `Europe/Zagreb`. Figures use `offsets` alone. */
  readonly zone: string
  /** Minutes east of UTC, dated by instant `2021-07-05T00:00Z`. */
  readonly offsets: readonly Dated[]
  /** Minutes after midnight, local time, at which the operation day begins, dated by operation day `2021-07-05`. */
  readonly cutoffs: readonly Dated[]
  /** Missing: no station leads. */
  readonly lead?: SiteLead
}

export interface Pack {
  readonly pack: 1
  /** From 1. */
  readonly version: number
  /** SHA-256 of the authority's public key and `nonce`. */
  readonly operation: Hex
  readonly authority: Hex
  /** 32 hex digits: 16 random bytes. */
  readonly nonce: string
  readonly training: boolean
  readonly name: string
  /** Short prefix of file names: `LT`. */
  readonly short: string
  /** First and last operation day. */
  readonly starts: string
  readonly ends: string
  /** Personal parts are erased after this day. */
  readonly retention: string
  readonly languages: readonly string[]
  /** Traffic light protocol mark of coordination prints: a code of `tlp`. */
  readonly mark: string
  readonly units: readonly PackUnit[]
  readonly sites: readonly PackSite[]
  /** Base64, 32 bytes: HMAC key of matching tokens. */
  readonly matching: string
  /** SHA-256 of the pack line before; null in version 1. */
  readonly previous: Hex | null
}

/** The unit with another log, as one that was restored has it. Keys in the order that a pack's line needs. */
export const succeeded = (
  { id, name, type, country, parent, former = [], ...unit }: PackUnit,
  log: LogId,
): PackUnit => {
  const { recipient, recovery, personal } = unit
  return {
    ...{ id, name, type, country, parent, log, former: [...former, unit.log] },
    ...{ recipient, recovery, personal },
  }
}
