/**
 * What screens may ask of the ledger, which lives in a worker. All data is structured-clone; every expected failure is
 * a `Result`. The worker holds keys and opened records: locking ends the worker.
 */

import type { ReceiptState } from './batch/receipt.ts'
import type { JumpKind } from './clocks/find-jumps.ts'
import type {
  Body,
  ClockTime,
  FieldValue,
  KindName,
  LocalMinute,
  LogId,
  Personal,
  Reference,
  RelationKind,
  Scope,
  SheetIssued,
} from './events/event.ts'
import type { Tally } from './figures/tally.ts'
import type { FoldedRecord, HistoryEntry, LogState, LogView, RecordKey } from './fold/view.ts'
import type { ClockEntry, ClockJump } from './fold/view-clocks.ts'
import type { Problem } from './kinds/field.ts'
import type { TierCalls } from './ledger-api/tiers.ts'
import type { Pack, PackSite, PackUnit } from './pack/pack.ts'
import type { Refusal, Result } from './result.ts'

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
  readonly unit: PackUnit | null
  /** What was rebuilt from the mirror at this start; null when nothing was. */
  readonly restored: { readonly events: number; readonly segments: number } | null
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

export interface RecordRow {
  readonly record: FoldedRecord
  /** `HRBAJ3-000412` */
  readonly label: string
  readonly officer: string
  /**
   * saved: not exported; exported: with the time of the latest export; received: a unit above holds it and said so, the
   * nearest that does, with the time of its receipt.
   */
  readonly sent:
    | { readonly state: 'saved' }
    | { readonly state: 'exported'; readonly at: ClockTime }
    | { readonly state: 'received'; readonly at: ClockTime; readonly unit: string }
    | { readonly state: 'imported' }
}

export interface RecordQuery {
  readonly kind?: KindName
  readonly site?: string
  readonly day?: string
  readonly voided?: boolean
  /** Part of a label, plate, document number or name; case, marks and spaces do not matter. */
  readonly text?: string
  readonly sort?: 'when' | 'label' | 'kind' | 'site'
  readonly descending?: boolean
  readonly offset: number
  readonly limit: number
}

/** Another record that belongs with this one, or of which it was decided that it does not. */
export interface RelatedRecord {
  readonly kind: RelationKind
  readonly holds: boolean
  readonly row: RecordRow
  /** `part-of-group`: whether the other is the group that this one is a person of. */
  readonly isGroup: boolean
  readonly reason: string | null
  /** Two people who had not seen each other said different things. */
  readonly conflict: boolean
  /** Whether this officer on this installation may say otherwise. */
  readonly mayChange: boolean
}

/** One event on a record, by name, and what its log's clock did there. */
export interface HistoryRow extends HistoryEntry {
  readonly officer: string
  readonly label: string
  /** The time as corrected; null: as the clock read. */
  readonly corrected: ClockTime | null
  /** The clock jumped right before this entry, and nothing corrects it. */
  readonly jump: JumpKind | null
}

/** How a unit above stands to a record of the own log, by its newest receipt. */
export interface UnitHolds {
  readonly unit: string
  readonly name: string
  readonly state: 'counted' | 'waiting' | 'set-aside' | 'not-held' | 'no-receipt'
  /** Of the receipt. */
  readonly at: ClockTime | null
}

/** `told`: by a unit's receipt; the event itself is not held and has no effect here. */
export interface ShownEntry extends HistoryRow {
  readonly told?: {
    readonly unit: string
    readonly at: ClockTime
    /** related: label of the other record, and whether they belong together. */
    readonly other?: string
    readonly holds?: boolean
    /** clock-shifted. */
    readonly seconds?: number
  }
}

export interface RecordDetail extends RecordRow {
  /** What is held, in its order; then what receipts tell of, oldest first. */
  readonly history: readonly ShownEntry[]
  /** Units up the line, nearest first; of the own log's records only. */
  readonly holders: readonly UnitHolds[]
  /** Whether this officer on this installation may amend and void it, or restore it where it is voided. */
  readonly mayChange: boolean
  /** Whether this officer may approve it: nobody approves what they entered or changed last themselves. */
  readonly mayApprove: boolean
  /** Whether this officer may have its names and words erased, everywhere and for good. */
  readonly mayErase: boolean
  /** In order of kind, then of what happened first. */
  readonly related: readonly RelatedRecord[]
}

/** What somebody said, of a register or of whether two records belong together. */
export interface Said {
  readonly by: Reference
  readonly at: ClockTime
  readonly officer: string
  /** Of the entry that says it: `OCUABU-000009`. */
  readonly label: string
  readonly reason: string | null
  readonly stands: boolean
}

interface ReviewCommon {
  /** Stays while the row does. */
  readonly id: string
  /** Of what was said last. */
  readonly at: ClockTime
  /** Whether this installation may settle it. */
  readonly mayAct: boolean
}
/** Values of one record that were written by people who had not seen each other. */
export interface ReviewConflict extends ReviewCommon {
  readonly what: 'conflict'
  readonly row: RecordRow
  readonly registers: readonly {
    readonly register: string
    readonly values: readonly (Said & { readonly value: FieldValue | null })[]
  }[]
}
/** A change of a record by a log that may not change it: kept, not in effect. */
export interface ReviewProposal extends ReviewCommon, Omit<Said, 'stands'> {
  readonly what: 'proposal'
  readonly row: RecordRow
  readonly op: 'amended' | 'voided' | 'restored' | 'approved'
  /** Against the record as it is now. */
  readonly changes: HistoryEntry['changes']
}
/** Two records of which people who had not seen each other say different things. */
export interface ReviewRelation extends ReviewCommon {
  readonly what: 'relation'
  readonly kind: RelationKind
  readonly records: readonly [RecordRow, RecordRow]
  readonly sides: readonly (Said & { readonly holds: boolean })[]
}
/** A relation said by a log that may not change both records. */
export interface ReviewRelationProposal extends ReviewCommon, Omit<Said, 'stands'> {
  readonly what: 'relation-proposal'
  readonly kind: RelationKind
  readonly records: readonly [RecordRow, RecordRow]
  readonly holds: boolean
  /** What stands; null: nothing was said that takes effect. */
  readonly now: boolean | null
}
export type ReviewRow = ReviewConflict | ReviewProposal | ReviewRelation | ReviewRelationProposal

/** Where the clock of a log jumped. */
export interface ClockJumpRow extends ClockJump {
  readonly log: LogId
  readonly code: string
  /** Either entry's time is corrected now. */
  readonly corrected: boolean
}
/** What there is to know of one log's clock. */
export interface LogClock {
  readonly jumps: readonly ClockJumpRow[]
  /** Corrections in force, as runs of numbers. */
  readonly corrections: readonly { readonly first: number; readonly last: number; readonly seconds: number }[]
  /** Number of its last entry that counts. */
  readonly last: number
  /** Whether this officer on this installation may correct it. */
  readonly mayCorrect: boolean
}

export interface Today {
  readonly day: string
  /** Day 2 of 5; 0 before it starts, over `of` after it ended. */
  readonly dayNumber: number
  readonly of: number
  readonly counters: { readonly [figure: string]: number }
  readonly recent: readonly RecordRow[]
  /** Records and changes not yet exported. */
  readonly unsent: number
  /** Records and changes that the next unit's newest receipt does not hold; null: no receipt has come. */
  readonly unreceived: { readonly count: number; readonly unit: string } | null
}

export interface SaveDraft {
  readonly kind: KindName
  readonly site: string
  readonly when: LocalMinute
  readonly body: Body
  readonly personal: Personal
}
export type Refused = { readonly refusal: Refusal; readonly problems: readonly Problem[] }
export type Saved = { readonly key: RecordKey; readonly label: string; readonly at: ClockTime }

export interface LogOutcome {
  readonly log: LogId
  readonly label: string
  readonly status: 'taken' | 'waiting' | 'set-aside'
  /** Why its part was set aside, or that it contradicts. */
  readonly refusal: Refusal | null
  readonly contradiction: number | null
  readonly fresh: number
  readonly known: number
  /** Segment indexes still missing below the highest held. */
  readonly missing: readonly number[]
}
export interface FileOutcome {
  readonly name: string
  /** A receipt about the own log, not a batch. */
  readonly receipt?: true
  /** Label of the sender; null where the file could not be opened. */
  readonly from: string | null
  readonly at: ClockTime
  readonly outcome: 'taken' | 'waiting' | 'set-aside' | 'refused'
  readonly refusal: Refusal | null
  /** Events new and already held. */
  readonly fresh: number
  readonly known: number
  readonly logs: readonly LogOutcome[]
}
export interface ImportProgress {
  readonly file: string
  readonly step: 'opening' | 'checking' | 'storing' | 'counting'
  /** 0 to 1. */
  readonly done: number
}

export type DecisionOp = 'accepted' | 'rejected' | 'revoked'
export interface DecisionEffect {
  /** Events of the log that count, before and after. */
  readonly events: { readonly before: number; readonly after: number }
  /** Figures of the whole operation so far that change, in the order of the sheet; without breakdowns. */
  readonly figures: readonly { readonly figure: string; readonly before: number; readonly after: number }[]
}

export interface ExportPlan {
  /** Of a unit: entries of other logs taken in after the last export. */
  readonly forwarded: number
  readonly to: PackUnit
  readonly ready: boolean
  /** Records and changes since the last export. */
  readonly unsent: number
  /** The next unit's newest receipt, and how many records and changes it does not hold; null: none has come. */
  readonly received: { readonly at: ClockTime; readonly missing: number } | null
  readonly firstSegment: number
  readonly lastSegment: number
  readonly exports: readonly {
    readonly at: ClockTime
    readonly first: number
    readonly last: number
    readonly officer: string
  }[]
}
export interface MadeExport {
  readonly bytes: Uint8Array
  readonly suggestedName: string
  readonly first: number
  readonly last: number
  readonly to: string
}

/** A log that a receipt can be written about. */
export interface ReceiptRow {
  readonly log: LogId
  readonly label: string
  readonly state: LogState
  /** Last segment held without a hole below it; 0: not even the first, and nobody to write to. */
  readonly through: number
  /** Indexes still missing below the highest held. */
  readonly missing: readonly number[]
  /** What of it was refused and has not come rightly since, oldest first. */
  readonly refused: readonly { readonly at: ClockTime; readonly refusal: Refusal }[]
  /** When a receipt was last written; null: never. */
  readonly written: ClockTime | null
}
export interface MadeReceipt {
  readonly log: LogId
  readonly bytes: Uint8Array
  readonly suggestedName: string
}
/** What a unit did, by its receipt. */
export interface ToldChange {
  /** null: of a run of entries whose clock was corrected. */
  readonly key: RecordKey | null
  readonly label: string
  readonly entry: ShownEntry
}
/** What one unit above says of the own log. */
export interface ReceiptView {
  readonly unit: PackUnit
  /** null: none has come. */
  readonly receipt: {
    readonly at: ClockTime
    readonly state: ReceiptState
    readonly contradiction: number | null
    /** Whether it holds any own segment. */
    readonly holdsAny: boolean
    /** Own segments: held without a hole from the first on, and those that are not held. */
    readonly through: number
    readonly missing: readonly number[]
    /** Own records, changes and shifts that it does not hold. */
    readonly unreceived: number
    /** `refusal` is null for a reason that this version does not know. */
    readonly refused: readonly {
      readonly at: ClockTime
      readonly reason: string
      readonly refusal: Refusal | null
    }[]
    /** Changes by the unit that are not held here, oldest first. */
    readonly changes: readonly ToldChange[]
    /** Earlier ones that the receipt had no room for. */
    readonly omitted: number
  } | null
}
export interface ReceiptOutcome {
  readonly name: string
  /** Code of the unit; null where it was refused. */
  readonly unit: string | null
  readonly refusal: Refusal | null
}

export interface SheetView {
  readonly sheet: SheetIssued
  readonly reference: Reference
  /** Label of the issuer and its officer. */
  readonly issuer: string
  readonly officer: string
  /** This installation's own count of the same scope and period, now. */
  readonly here: { readonly check: string; readonly sameFigures: boolean; readonly sameRecords: boolean }
}
/** A day that a supervisor closed here: which version is final, and what came after it. */
export interface ClosedDay {
  readonly at: ClockTime
  readonly officer: string
  /** Of the final sheet. */
  readonly number: number
  readonly version: number
  readonly check: string
  /** Figures of the day that are no longer those of the final sheet; without breakdowns. */
  readonly figures: readonly { readonly figure: string; readonly before: number; readonly after: number }[]
  /** Records of the day that came or were changed afterwards: the latest 100, and how many there are. */
  readonly later: readonly { readonly row: RecordRow; readonly what: 'new' | 'changed' }[]
  readonly laterTotal: number
}
export interface TallyView {
  /** Its `heads` are left empty: they are as many as the records. */
  readonly tally: Tally
  /** Cut-offs as instants with offset: `2021-07-06T06:00+02:00`. */
  readonly from: LocalMinute
  readonly to: LocalMinute
  readonly zone: string
  readonly place: string
  readonly country: string | null
  readonly unit: string
  /** Codes of stations that reported in the period, and of those of the scope that did not. */
  readonly reporting: readonly string[]
  readonly silent: readonly string[]
  /** Latest sheet of this scope and day, if one was issued here. */
  readonly issued: SheetView | null
  /** null: the day is provisional. */
  readonly closed: ClosedDay | null
  readonly nextNumber: number
  readonly nextVersion: number
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
}

export interface PackPreview {
  readonly pack: Pack
  readonly fingerprint: string
}

export interface LedgerApi extends TierCalls {
  boot(): Promise<Result<BootState>>

  /** Creates operation, keys, first officer (a supervisor); the session is open afterwards. */
  createUnit(draft: OperationDraft, officer: OfficerDraft, training: boolean): Promise<Result<Session>>
  /** The newest pack under a new opening code: `AB12-…`, 17 characters of Crockford base32 in groups. */
  writePack(): Promise<Result<{ bytes: Uint8Array; suggestedName: string; code: string }>>
  /** Sites added or changed: the pack's next version. */
  changeOperation(sites: readonly SiteDraft[]): Promise<Result<Session>>
  /** Opens a pack and keeps it for `createStation`. */
  readPack(bytes: Uint8Array, code: string, training: boolean): Promise<Result<PackPreview>>
  createStation(site: string, code: string, officer: OfficerDraft): Promise<Result<Session>>
  /** One click: public keys, a made operation, officer 1 with the passphrase `training`. */
  startTraining(side: 'station' | 'unit'): Promise<Result<Session>>

  /** Everything that this installation keeps, sealed as it lies, in one file. */
  makeBackup(): Promise<Result<{ readonly bytes: Uint8Array; readonly suggestedName: string }>>
  /** One backup file, or all files of a mirror folder; kept for `restore`. */
  readBackup(
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  ): Promise<Result<BackupPreview>>
  /** On an empty installation: goes on in a new log, under this code, that continues the old one. */
  restore(officer: number, passphrase: string, code: string): Promise<Result<Session>>

  unlock(officer: number, passphrase: string): Promise<Result<Session>>
  /** Drops every key and opened record. The page ends the worker afterwards. */
  lock(): Promise<void>
  session(): Promise<Session | null>
  addOfficer(draft: OfficerDraft, role: 'officer' | 'supervisor'): Promise<Result<number>>
  officers(): Promise<readonly OfficerRow[]>
  /** Of the officer at work. */
  changePassphrase(old: string, next: string): Promise<Result<void>>
  /** The officer unlocks no more; all that follows is sealed under a key they never had. A supervisor says so. */
  disableOfficer(number: number): Promise<Result<void>>
  /** With a new passphrase; everything can be read again. */
  enableOfficer(number: number, passphrase: string): Promise<Result<void>>

  /** While locked: asks the unit for the keys, for an officer under a new passphrase. Replaces a request that waited. */
  requestRecovery(officer: number, passphrase: string): Promise<Result<RecoveryRequested>>
  /** null: nothing waits. */
  recoveryRequested(): Promise<Result<RecoveryRequested | null>>
  /** While locked: the unit's answer, with the passphrase chosen for the request. The session is open afterwards. */
  takeRecoveryAnswer(bytes: Uint8Array, passphrase: string): Promise<Result<Session>>
  /** At the unit: what a request says. A supervisor may. */
  openRecoveryRequest(bytes: Uint8Array): Promise<Result<RecoveryAsked>>
  /** Hands the keys over, and says so in the log. After the two people compared the code. */
  answerRecovery(bytes: Uint8Array): Promise<Result<{ bytes: Uint8Array; suggestedName: string }>>

  today(): Promise<Today>
  save(draft: SaveDraft): Promise<Result<Saved, Refused>>
  amend(key: RecordKey, draft: Omit<SaveDraft, 'kind'>, reason: string): Promise<Result<Saved, Refused>>
  voidRecord(key: RecordKey, reason: string): Promise<Result<Saved, Refused>>
  /** A voided record counts again. */
  restoreRecord(key: RecordKey, reason: string): Promise<Result<Saved, Refused>>
  /** A second person agrees with the record as it is. */
  approveRecord(key: RecordKey): Promise<Result<Saved, Refused>>
  /** Its personal lines, and those of every change to it, are replaced by their hashes: here now, elsewhere when the file arrives. */
  eraseRecord(key: RecordKey, reason: string): Promise<Result<Saved, Refused>>
  /** Two records belong together, or do not. In `part-of-group` the first is a person, the second the group. */
  relate(
    records: readonly [RecordKey, RecordKey],
    kind: RelationKind,
    holds: boolean,
    reason: string,
  ): Promise<Result<Saved, Refused>>
  records(query: RecordQuery): Promise<{ readonly rows: readonly RecordRow[]; readonly total: number }>
  record(key: RecordKey): Promise<RecordDetail | null>
  shift(state: 'on' | 'off' | 'nothing-to-report', officers: number | null): Promise<Result<Saved>>

  /** null: the root of the tree has nobody to export to. */
  exportPlan(): Promise<ExportPlan | null>
  /** Seals the journal and makes the batch; `all`: everything again. */
  makeExport(what: 'unsent' | 'all'): Promise<Result<MadeExport>>
  /** The file is safely on disk: recorded as exported. */
  exported(made: Pick<MadeExport, 'first' | 'last' | 'to'>): Promise<Result<void>>

  /** Receipts about the own log; one outcome for each file, in order. */
  importReceipts(
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  ): Promise<readonly ReceiptOutcome[]>
  /** What each unit above says that it holds of the own log; nearest first. */
  receipts(): Promise<readonly ReceiptView[]>
  /** A unit's logs below it, by label; none for a station. */
  receiptPlan(): Promise<readonly ReceiptRow[]>
  /** One file for each of these logs; refused while the database is behind the mirror. */
  makeReceipts(logs: readonly LogId[]): Promise<Result<readonly MadeReceipt[]>>
  /** The files are safely on disk: recorded as written. */
  receiptsWritten(logs: readonly LogId[]): Promise<Result<void>>

  /** One outcome for each file, in order; receipts among them. `onProgress` is a proxied callback. */
  importFiles(
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
    onProgress: (progress: ImportProgress) => void,
  ): Promise<readonly FileOutcome[]>
  cancelImport(): Promise<void>
  inbox(): Promise<{ readonly files: readonly FileOutcome[]; readonly logs: readonly LogView[] }>
  /** A supervisor compared the fingerprint. */
  acceptLog(
    log: LogId,
    branches: readonly { index: number; hash: string }[],
    suffix: string | null,
    reason?: string,
  ): Promise<Result<void>>
  /** The log counts nowhere. Taken back by accepting it. */
  rejectLog(log: LogId, reason: string): Promise<Result<void>>
  /** What the branches pin stays, all after it is set aside. None: everything is. */
  revokeLog(
    log: LogId,
    branches: readonly { index: number; hash: string }[],
    reason: string,
  ): Promise<Result<void>>
  /** What a decision would do, before it is taken. */
  decisionEffect(
    op: DecisionOp,
    log: LogId,
    branches: readonly { index: number; hash: string }[],
  ): Promise<DecisionEffect>

  /** Conflicts, then proposals, the latest first: at most 500 rows, and how many there are. */
  review(): Promise<{ readonly rows: readonly ReviewRow[]; readonly total: number }>
  /** Writes the change of a proposal as an own entry that has seen it. Its reason goes with it. */
  adopt(proposal: Reference): Promise<Result<Saved, Refused>>
  /** The proposal was looked at and is not adopted. */
  decline(proposal: Reference, reason: string): Promise<Result<Saved, Refused>>
  /**
   * Conflicts of a record end: of each register the value that this event wrote stands; registers not named keep what
   * stands. `choices`: by register. Refuses `no-such-conflict`.
   */
  settle(
    key: RecordKey,
    choices: Readonly<Record<string, Reference>>,
    reason: string,
  ): Promise<Result<Saved, Refused>>

  /** Jumps of clocks: of a unit all logs that count, of a station its own; by log and number, at most 200 of each log. */
  clockJumps(): Promise<readonly ClockJumpRow[]>
  logClock(log: LogId): Promise<LogClock>
  /** Entries of a run, the first 200. */
  clockRun(
    log: LogId,
    first: number,
    last: number,
  ): Promise<readonly (ClockEntry & { readonly label: string })[]>
  /**
   * Times of a run of a log are moved by `seconds`, in place of what moved them before; 0 takes corrections back. For
   * supervisors: of the own log, or of one below the unit. Refuses `no-such-run` and `clock-too-far` (ten years).
   */
  correctClock(
    log: LogId,
    first: number,
    last: number,
    seconds: number,
    reason: string,
  ): Promise<Result<Saved, Refused>>

  /** Days of the operation so far, and the scopes this installation can print. */
  tallyChoices(): Promise<{
    readonly days: readonly string[]
    readonly scopes: readonly { readonly scope: Scope; readonly name: string }[]
  }>
  tally(scope: Scope, day: string): Promise<TallyView>
  issueSheet(scope: Scope, day: string): Promise<Result<SheetView>>
  /**
   * The printed version of a day becomes final: a supervisor says so, once a sheet was issued that still is what is
   * counted; else `sheet-overtaken`.
   */
  closeDay(scope: Scope, day: string): Promise<Result<void>>
  sheets(): Promise<readonly SheetView[]>
  /** `tally.json`, to be saved by the person. */
  tallyJson(scope: Scope, day: string): Promise<Uint8Array>
  printed(what: Scope): Promise<Result<void>>
}

/** Told to the page by the worker through `postMessage` beside Comlink: something changed, ask again. */
export type LedgerNews = { readonly milepost: 'ledger-changed' }
