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
  'not-allowed', // this officer or this installation may not do that
  // Records
  'invalid-entry', // the problems are listed beside it
  'no-such-record',
  'already-voided',
  'reason-missing',
  'nothing-changed',
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
