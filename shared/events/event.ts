/**
 * The events of a log: what a counted line says, by op, and the personal line that may go with it.
 * DESIGN.md "Events" is the specification; `shared/batch/FORMAT.md` gives the bytes.
 */

/** 64 lowercase hex digits: an Ed25519 public key (a log, an authority) or a SHA-256. */
export type Hex = string

/** A log's id is its full public key. */
export type LogId = Hex

/** Points at one event: log, number, first 16 hex digits of the SHA-256 of its counted line (without LF). */
export type Reference = readonly [log: LogId, number: number, hash: string]

/** Local date and time with offset, seconds: `2021-07-06T22:38:05+02:00`. The clock as the installation read it. */
export type ClockTime = string

/** Local date and time with offset, minutes: `2021-07-06T22:38+02:00`. When something happened. */
export type LocalMinute = string

/** Keys are `dimension:code` joined by `/`, in the order of the field's table: `databases:SLTD/queryResults:NO_HIT`. */
export type Counts = Readonly<Record<string, number>>

/** A set of codes is sorted and has no repeats. */
export type FieldValue = string | number | boolean | readonly string[] | Counts

/** Flat: field name to value. Absent means not stated, which is not nought. */
export type Body = Readonly<Record<string, FieldValue>>

export type KindName = 'inspection' | 'arrest' | 'rescue'

interface Common {
  /** Position in the log, from 1 without holes. */
  readonly n: number
  readonly at: ClockTime
  /** The officer's number in this log. */
  readonly by: number
}

export interface Opened extends Common {
  readonly op: 'opened'
  readonly role: 'station' | 'unit'
  /** The site's id for a station, the unit's id for a unit. */
  readonly place: string
  /** The code wished for: `HRBAJ3`. Two logs may claim one; a decision then gives a suffix. */
  readonly code: string
  /** The installation's age recipient: receipts and later packs are encrypted to it. */
  readonly recipient: string
  /** It goes on where another log of the same installation ended: a backup or a mirror was restored. */
  readonly continuing?: Continuing
}

export interface Continuing {
  /** The last event held of the log before. */
  readonly last: Reference
  /** By that log's key, over what `shared/segments/succession.ts` says; 128 hex digits. */
  readonly signature: string
}

/** An event of the log before that was never sealed there, wrapped whole. It counts as what it was, once. */
export interface Carried extends Common {
  readonly op: 'carried'
  readonly log: LogId
  /** As it stood: `JSON.stringify` of it is its line. Never itself a `carried`. */
  readonly event: KnownEvent | Unknown
}

/** Every personal line of these events, and of all that is about them as records, is replaced by its hash, wherever it is held or comes. */
export interface Erased extends Common {
  readonly op: 'erased'
  readonly events: readonly Reference[]
}

export interface Recorded extends Common {
  readonly op: 'recorded'
  readonly kind: KindName
  readonly site: string
  readonly when: LocalMinute
  readonly body: Body
}

export interface Amended extends Common {
  readonly op: 'amended'
  readonly record: Reference
  /** The latest events on the record that the author had seen, usually one. */
  readonly base: readonly Reference[]
  /** Scalars, and `site` and `when`; null clears. */
  readonly set?: Readonly<Record<string, string | number | boolean | null>>
  /** Members of sets (codes) or of counts (keys with their new number). */
  readonly add?: Readonly<Record<string, readonly string[] | Counts>>
  /** Members of sets or keys of counts taken away. */
  readonly drop?: Readonly<Record<string, readonly string[]>>
}

export interface Voided extends Common {
  readonly op: 'voided'
  readonly record: Reference
  readonly base: readonly Reference[]
}

/** The record counts again. */
export interface Restored extends Common {
  readonly op: 'restored'
  readonly record: Reference
  readonly base: readonly Reference[]
}

/** A second person looked at the record and agrees with it as it was. */
export interface Approved extends Common {
  readonly op: 'approved'
  readonly record: Reference
  readonly base: readonly Reference[]
}

export type RelationKind = 'same-incident' | 'same-person' | 'same-case' | 'part-of-group'

/**
 * Two records belong together, or it was decided that they do not. In `part-of-group` the first is a person of the group
 * that the second is; in all others the order of `records` is that of references.
 */
export interface Related extends Common {
  readonly op: 'related'
  readonly kind: RelationKind
  readonly records: readonly [Reference, Reference]
  readonly holds: boolean
  /** The latest `related` events on these two and this kind that the author had seen; none for the first. */
  readonly base: readonly Reference[]
}

export interface Officer extends Common {
  readonly op: 'officer'
  readonly officer: number
  readonly role: 'officer' | 'supervisor'
  readonly enabled: boolean
}

/** One branch of a log that counts: everything through `index`, whose header has this hash; open-ended when `through` is absent. */
export interface Branch {
  readonly index: number
  readonly hash: Hex
}

export interface Accepted extends Common {
  readonly op: 'accepted'
  readonly log: LogId
  /** Empty: the log as a whole. Otherwise the branches that count, each by its last good segment; what descends from it counts too. */
  readonly branches: readonly Branch[]
  /** Where two logs claim one code: `b` makes `HRBAJ3b`. */
  readonly suffix?: string
  /** The log that this one continues, where its key is lost and it could not sign that itself. */
  readonly continues?: LogId
}

/** The log counts nowhere, until a later decision says otherwise. */
export interface Rejected extends Common {
  readonly op: 'rejected'
  readonly log: LogId
}

/** What the branches pin stays, each through its index; all that comes after is set aside, whatever time it claims. None: everything. */
export interface Revoked extends Common {
  readonly op: 'revoked'
  readonly log: LogId
  readonly branches: readonly Branch[]
}

/** A unit's word on a log. The one nearest the root holds, then that unit's latest. */
export type Decision = Accepted | Rejected | Revoked

export interface Shift extends Common {
  readonly op: 'shift'
  readonly site: string
  readonly state: 'on' | 'off' | 'nothing-to-report'
  /** Officers deployed at the site (or by the unit), as far as known. */
  readonly officers?: number
}

export interface SheetIssued extends Common {
  readonly op: 'sheet'
  readonly scope: Scope
  /** First and last operation day, `2021-07-06`. */
  readonly period: readonly [from: string, to: string]
  readonly number: number
  readonly version: number
  readonly pack: number
  readonly rules: number
  /** Figure name to number; breakdowns as `name/dimension:code`. Not reported: absent. */
  readonly figures: Counts
  /** For each log counted, its last segment index and hash. */
  readonly basis: readonly { readonly log: LogId; readonly index: number; readonly hash: Hex }[]
  /** The decisions applied. */
  readonly decisions: readonly Reference[]
  /** Eight characters, two groups: `K7QF 2M9D`. */
  readonly check: string
}

/** The times of a run of a log's events are moved: the clock was wrong. Of several, the latest stands; 0 takes it back. */
export interface ClockShifted extends Common {
  readonly op: 'clock-shifted'
  readonly log: LogId
  /** Numbers of the first and last event of the run. */
  readonly first: number
  readonly last: number
  /** To add to their times. */
  readonly seconds: number
}

/** The printed version of a day is final; what comes later makes the next version. */
export interface DayClosed extends Common {
  readonly op: 'day-closed'
  readonly scope: Scope
  /** The operation day. */
  readonly day: string
}

export interface Audited extends Common {
  readonly op: 'audited'
  readonly act: 'unlock' | 'export' | 'print' | 'receipt' | 'recover' | 'backup' | 'purge'
  /**
   * export: the unit's id, and the segments that went; receipt: the log that it is about; recover: `HRBAJ1:2:`, whose keys
   * were handed over or for whom they came, and 20 digits of the request's hash.
   */
  readonly to?: string
  readonly first?: number
  readonly last?: number
}

/** An op this version does not understand: kept, forwarded, shown as such. */
export interface Unknown extends Common {
  readonly op: string
  readonly [field: string]: unknown
}

export type KnownEvent =
  | Opened
  | Recorded
  | Amended
  | Voided
  | Restored
  | Approved
  | Related
  | Carried
  | Erased
  | Officer
  | Accepted
  | Rejected
  | Revoked
  | Shift
  | SheetIssued
  | ClockShifted
  | DayClosed
  | Audited
export type Op = KnownEvent['op']

/** What a tally covers. A site's country is in the pack. */
export type Scope =
  | { readonly of: 'site'; readonly id: string }
  | { readonly of: 'unit'; readonly id: string }
  | { readonly of: 'country'; readonly id: string }
  | { readonly of: 'operation' }

/** Personal values by field name, all text. */
export type Personal = Readonly<Record<string, string>>

/** The line that identifies a person, or holds free text. `fields` are the kind's personal fields; `reason` goes with whatever needs one. */
export interface DetailLine {
  readonly n: number
  readonly class: 'detail'
  /** 24 hex digits: 12 random bytes. */
  readonly salt: string
  readonly fields?: Personal
  /** Amended: personal fields cleared. */
  readonly cleared?: readonly string[]
  readonly reason?: string
  /** officer: name and badge number. */
  readonly name?: string
  readonly badge?: string
}

/** What a person's document and name become under the operation's key, so that doubles are found where neither is held. */
export interface MatchTokens {
  /** 16 hex digits each; FORMAT.md, "Matching tokens". */
  readonly doc1?: string
  readonly name1?: string
}

/** Tokens of a record as its author left it. None at all: what earlier lines say of it holds no more. */
export interface MatchLine extends MatchTokens {
  readonly n: number
  readonly class: 'match'
  readonly salt: string
}

/** A personal line that was erased: only its hash is left. */
export interface ErasedLine {
  readonly n: number
  readonly class: string
  readonly erased: Hex
}

export type PersonalLine = DetailLine | MatchLine | ErasedLine
