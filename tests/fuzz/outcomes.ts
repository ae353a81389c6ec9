/**
 * Which outcome each kind of file can have. A row for every reason there is: one that is added to the code asks for a row
 * here, and then for a file that has it. `npm run fuzz` counts them; of 5,000 files or more, none may be nought.
 */
import type { FileOutcome } from '../../shared/ledger-api.ts'
import type { RefusalReason } from '../../shared/result.ts'
import { runBatch } from './kinds/batch.ts'
import { runJoin } from './kinds/join.ts'
import type { RunKind } from './kinds/kind.ts'
import { runNewerPack, runPack } from './kinds/pack.ts'
import { runReceipt } from './kinds/receipt.ts'
import { runAnswer, runRequest } from './kinds/recovery.ts'
import { runBackup, runCopy, runMirror, runWaiting } from './kinds/stores.ts'

export const kinds = {
  batch: { run: runBatch, share: 9 },
  receipt: { run: runReceipt, share: 3 },
  pack: { run: runPack, share: 2 },
  'newer pack': { run: runNewerPack, share: 2 },
  join: { run: runJoin, share: 2 },
  request: { run: runRequest, share: 2 },
  answer: { run: runAnswer, share: 2 },
  mirror: { run: runMirror, share: 3 },
  backup: { run: runBackup, share: 2 },
  copy: { run: runCopy, share: 2 },
  waiting: { run: runWaiting, share: 1 },
} as const satisfies Record<string, { run: RunKind; share: number }>
export type KindOfFile = keyof typeof kinds

const turns = (Object.keys(kinds) as KindOfFile[]).flatMap((kind) =>
  Array.from({ length: kinds[kind].share }, () => kind),
)
/** Files in a row that are of one kind and given to one ledger as long as they change nothing. */
export const groupSize = 8
/** Of a file's number. */
export const kindOf = (number: number): KindOfFile =>
  turns[Math.floor(number / groupSize) % turns.length] as KindOfFile

/** `part`: of one log's part of a batch, which is set aside. */
type Where = KindOfFile | 'part'
const age: readonly Where[] = ['batch', 'receipt', 'pack', 'newer pack', 'join', 'request', 'answer']
const none: readonly Where[] = []

/** No file has those with `none`: they are answers to a person, or faults of the machine. */
const reasons: { readonly [Reason in RefusalReason]: readonly Where[] } = {
  'not-a-batch': ['batch'],
  'not-a-pack': ['pack', 'newer pack'],
  'not-a-backup': ['backup', 'copy'],
  'not-a-receipt': ['receipt'],
  'newer-format': age,
  'other-recipient': ['batch', 'receipt'],
  'other-operation': ['batch', 'receipt', 'newer pack', 'join'],
  'training-mismatch': age,
  'cut-short': [...age, 'backup', 'copy'],
  altered: [...age, 'backup', 'copy'],
  'bad-sender-signature': ['batch', 'receipt', 'join', 'answer'],
  'over-limit': age,
  bomb: age,
  'waiting-room-full': ['part'],
  unreadable: none,
  'other-log': ['receipt'],
  'unknown-signer': ['receipt'],
  'older-receipt': ['receipt'],
  'not-lead': ['batch'],
  'bad-segment-signature': ['part'],
  'broken-chain': ['part'],
  'hash-mismatch': ['part'],
  'malformed-line': ['part'],
  'not-a-valid-event': ['part'],
  'wrong-opening-code': ['pack', 'newer pack'],
  'mistyped-code': ['pack', 'newer pack'],
  'unknown-authority': ['newer pack'],
  'older-pack': ['newer pack'],
  'wrong-passphrase': ['mirror', 'waiting'],
  'weak-passphrase': none,
  'officer-disabled': ['mirror', 'waiting'],
  'keyring-altered': ['mirror', 'answer'],
  'last-supervisor': none,
  'officers-full': none,
  'not-allowed': ['join'],
  'not-a-recovery-request': ['request'],
  'not-a-recovery-answer': ['answer'],
  'other-recovery-unit': ['request'],
  'other-request': ['answer', 'waiting'],
  'no-request': ['waiting'],
  'request-outdated': ['answer'],
  'unknown-unit': ['answer'],
  'not-a-join-file': ['join'],
  'other-authority': ['join'],
  'unit-known': ['join'],
  'not-in-pack': none,
  'invalid-entry': ['join'],
  'no-such-record': none,
  'already-voided': none,
  'reason-missing': none,
  'nothing-changed': none,
  'operation-runs': none,
  'no-such-proposal': none,
  'no-such-conflict': none,
  'sheet-overtaken': none,
  'no-such-run': none,
  'clock-too-far': none,
  'disk-full': none,
  'read-only': none,
  'store-failed': ['mirror'],
  'mirror-failed': none,
  'mirror-damaged': ['mirror'],
  'stores-disagree': ['mirror'],
  locked: none,
  cancelled: none,
  busy: none,
}

const ofBatches: { readonly [Outcome in FileOutcome['outcome']]: readonly string[] } = {
  taken: ['taken'],
  waiting: ['waiting'],
  'set-aside': ['set-aside: contradiction', 'set-aside: rejected'],
  // By its reason.
  refused: [],
}

const others: readonly (readonly [KindOfFile, string])[] = [
  ...Object.values(ofBatches).flatMap((names) => names.map((name) => ['batch', name] as const)),
  ...(['receipt', 'pack', 'newer pack', 'join', 'answer', 'waiting'] as const).map(
    (kind) => [kind, 'taken'] as const,
  ),
  ['request', 'answered'],
  ...(['opened', 'opened, rebuilt', 'opened, less than before'] as const).map(
    (name) => ['mirror', name] as const,
  ),
  ['mirror', 'nothing there'],
  ['backup', 'restored'],
  ['copy', 'restored'],
]

/** Names of outcomes that must occur, `kind: outcome`. */
export const wanted: readonly string[] = [
  ...others.map(([kind, name]) => `${kind}: ${name}`),
  ...Object.entries(reasons).flatMap(([reason, places]) =>
    places.map((place) => (place === 'part' ? `batch: set-aside: ${reason}` : `${place}: ${reason}`)),
  ),
]
