/** Expected failures are values: `ok` tells which side you hold. Bugs throw. */
export type Result<T, F = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: F }

export const accept = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
export const refuse = <F>(refusal: F): { readonly ok: false; readonly refusal: F } => ({ ok: false, refusal })

/**
 * Why something was not done. `reason` names a sentence that every catalogue of texts must have
 * (the compiler sees to it); `detail` holds what that sentence mentions.
 */
export interface Refusal {
  readonly reason: RefusalReason
  readonly detail?: Readonly<Record<string, string | number>>
}

/** Every reason there is, in one place. Adding one makes each catalogue fail to compile until it has its sentence. */
export const refusalReasons = [
  // Files refused whole
  'not-a-batch', // age cannot read it, or there is no milepost header inside
  'not-a-pack',
  'not-a-backup', // neither a backup nor the files of a mirror
  'not-a-receipt',
  'newer-format', // detail: format
  'other-recipient', // encrypted to another unit
  'other-operation',
  'training-mismatch', // a training file in a real installation, or the reverse
  'cut-short', // detail: percent
  'altered', // age, gzip or a hash says that bytes changed
  'bad-sender-signature',
  'over-limit', // detail: limit, most
  'bomb', // expands beyond what its size allows
  'waiting-room-full',
  'unreadable', // the file could not be read: the stick was pulled out, or the file moved
  // Receipts
  'other-log', // about another installation
  'unknown-signer', // not a unit above this installation, as the newest pack here has it
  'older-receipt', // a newer one of the same unit is held
  // Importing
  'not-lead', // a station takes in other stations' files only while the pack names it lead of its site
  // One log's part set aside
  'bad-segment-signature', // detail: index
  'broken-chain', // detail: index
  'hash-mismatch', // detail: index
  'malformed-line', // detail: index, line
  'not-a-valid-event', // detail: index, line, field
  // Packs
  'wrong-opening-code',
  'mistyped-code', // the check character does not fit
  'unknown-authority',
  'older-pack',
  // Unlocking and officers
  'wrong-passphrase',
  'weak-passphrase',
  'officer-disabled',
  'keyring-altered', // the passphrase is right, the rest of the key file is not as the app wrote it; detail: file
  'last-supervisor', // somebody must be left who may add and enable officers
  'officers-full', // detail: most
  'not-allowed', // this officer or this installation may not do that
  // Recovery of a lost passphrase
  'not-a-recovery-request',
  'not-a-recovery-answer',
  'other-recovery-unit', // the request, or a key in it, is for another unit's recovery key
  'other-request', // an answer to another request
  'no-request', // nothing was asked for here
  'request-outdated', // a vault key began after the request was made
  'unknown-unit', // the answer is not from a unit above this installation
  // A unit joins
  'not-a-join-file',
  'other-authority', // a join file for another operation's unit
  'unit-known', // the pack has that unit with another log: a person must say that it was restored
  'not-in-pack', // the newest pack here does not name this unit
  // Records
  'invalid-entry', // the problems are listed beside it
  'no-such-record',
  'already-voided',
  'reason-missing',
  'nothing-changed',
  'operation-runs', // nothing is erased for good before its last day is over; detail: ends
  // Review
  'no-such-proposal', // it was answered, or does not count any more
  'no-such-conflict', // it was settled by others
  // Sheets
  'sheet-overtaken', // the count is no longer that of the sheet to be made final
  // Clocks
  'no-such-run', // no entries of the log have these numbers
  'clock-too-far', // a correction of more than ten years
  // The machine
  'disk-full',
  'read-only',
  'store-failed',
  'mirror-failed',
  'mirror-damaged', // and the database does not hold what was in it: the installation stops; detail: file
  'stores-disagree', // same number, other bytes: the installation stops
  'locked',
  'cancelled',
  'busy',
] as const
export type RefusalReason = (typeof refusalReasons)[number]
