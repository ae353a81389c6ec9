/**
 * What screens may ask of the ledger, which lives in a worker. All data is structured-clone; every expected failure is
 * a `Result`. The worker holds keys and opened records: locking ends the worker.
 */
import type { ClockTime, LogId, Reference, RelationKind, Scope } from './events/event.ts'
import type { LogView, RecordKey } from './fold/view.ts'
import type { ClockEntry } from './fold/view-clocks.ts'
import type {
  DecisionEffect,
  DecisionOp,
  ExportPlan,
  FileOutcome,
  ImportProgress,
  MadeExport,
  MadeReceipt,
  ReceiptOutcome,
  ReceiptRow,
  ReceiptView,
} from './ledger-api/exchange.ts'
import type {
  RecordDetail,
  RecordQuery,
  RecordRow,
  Refused,
  SaveDraft,
  Saved,
  Today,
} from './ledger-api/records.ts'
import type { ClockJumpRow, LogClock, ReviewRow } from './ledger-api/review.ts'
import type {
  BackupPreview,
  BootState,
  OfficerDraft,
  OfficerRow,
  OperationDraft,
  PackPreview,
  RecoveryAsked,
  RecoveryRequested,
  Session,
  SiteDraft,
} from './ledger-api/session.ts'
import type { SheetView, TallyView } from './ledger-api/tally.ts'
import type { TierCalls } from './ledger-api/tiers.ts'
import type { Result } from './result.ts'

export type * from './ledger-api/exchange.ts'
export type * from './ledger-api/records.ts'
export type * from './ledger-api/review.ts'
export type * from './ledger-api/session.ts'
export type * from './ledger-api/tally.ts'

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
  /** The backup is safely on disk: notes that it was made. */
  backedUp(): Promise<Result<void>>
  /** When the last one was noted; null: none, or none since this installation was restored from one. */
  lastBackup(): Promise<ClockTime | null>
  /** One backup file, or all files of a mirror's or a second copy's folder; kept for `restore` or `restoreCopy`. */
  readBackup(
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  ): Promise<Result<BackupPreview>>
  /** On an empty installation: goes on in a new log, under this code, that continues the old one. */
  restore(officer: number, passphrase: string, code: string): Promise<Result<Session>>
  /**
   * The same of a second copy: puts it in place, locked, and asks the unit for its keys, for an officer under a new
   * passphrase. The answer (`takeRecoveryAnswer`) opens it.
   */
  restoreCopy(officer: number, passphrase: string, code: string): Promise<Result<RecoveryRequested>>
  /** A second copy that waits for its answer is taken away again: the installation is empty. */
  dropCopy(): Promise<Result<void>>

  /** After the operation's last day: every personal part held here goes, for good. Gives the signed certificate. */
  purgePersonal(): Promise<Result<{ readonly bytes: Uint8Array; readonly suggestedName: string }>>
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
  /** Its personal lines, and those of all that is or will be said about it, are replaced by their hashes: here now, elsewhere when the file arrives. */
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
  /** Seals the journal and makes the batch, or several; `all`: everything again. */
  makeExport(what: 'unsent' | 'all'): Promise<Result<MadeExport>>
  /** All its files are safely on disk: recorded as exported. */
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

  /** One outcome for each file, in order; receipts among them. `not-lead` at a station that leads no site. `onProgress` is a proxied callback. */
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

  /** Jumps of clocks: of a unit or a site's lead all logs that count, of another station its own; by log and number, at most 200 of each log. */
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
