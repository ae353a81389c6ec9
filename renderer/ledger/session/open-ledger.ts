/**
 * An installation that is open: keys, both stores, its own log and the fold over everything held. Loading trusts what
 * lies sealed under the vault key: signatures were checked once, when the bytes came.
 */
import type { BatchRoom } from '../../../shared/batch/batch-room.ts'
import type { OpenedReceipt } from '../../../shared/batch/receipt.ts'
import type { Cryptography } from '../../../shared/capabilities.ts'
import { createFold } from '../../../shared/fold/create-fold.ts'
import type { Fold } from '../../../shared/fold/fold.ts'
import type { Session } from '../../../shared/ledger-api.ts'
import type { Pack } from '../../../shared/pack/pack.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import type { OpenEvent } from '../../../shared/segments/segment.ts'
import type { VerifySide } from '../../../shared/segments/verify-segment.ts'
import { type Clock, timeNow } from '../clock.ts'
import type { ImportNote } from '../exchange/import-notes.ts'
import { obeyErasures } from '../exchange/obey-erasures.ts'
import { createOwnLog, type OwnLog } from '../log/own-log.ts'
import type { Mirror } from '../mirror-client.ts'
import { createRecordFinder, type RecordFinder } from '../records/find-records.ts'
import type { SnapshotTiming } from '../snapshot/keep-snapshot.ts'
import { createDatabase, type MilepostDatabase, orElse, type Platform, within } from '../store/database.ts'
import { type DurableStore, openDurableStore } from '../store/durable-store.ts'
import type { Held } from '../store/held-segments.ts'
import { whyStoreFailed } from '../store/mirror-files.ts'
import { type JournalContent, openEntry, parseSegment } from '../store/segment-rows.ts'
import { type Keyring, logsOf, type Opened } from '../vault/keyring.ts'
import type { DeriveKey } from '../vault/passphrase.ts'
import { claimDatabase } from './claim-database.ts'
import { compareClock } from './compare-clock.ts'
import { eraseParts, isPurgeDue, isPurged } from './erase-parts.ts'
import { type Loaded, loadGroups } from './load-groups.ts'
import { type PackFile, readPackFile } from './pack-file.ts'
import { readReceiptsFile } from './receipts-file.ts'

/** What the ledger needs from outside. */
export interface LedgerParts {
  readonly caps: Cryptography
  readonly mirror: Mirror
  readonly clock: Clock
  /** Milliseconds that only grow, for calibrating. */
  readonly timer: () => number
  readonly platform: Platform
  /** Events in the journal at which it is sealed. */
  readonly sealAt: number
  /** What an export fills of a file; without it, a tenth below what readers take. */
  readonly batchRoom?: BatchRoom
  readonly snapshot: SnapshotTiming
  /** Argon2id. */
  readonly derive: DeriveKey
  /** Checks signatures and personal parts of imported segments on another thread; without it, on this one. */
  readonly verifySide?: VerifySide
  /** Something changed: the page asks again. */
  readonly news: () => void
}

export interface OpenLedger extends Opened {
  keyring: Keyring
  /** One more whenever an officer is disabled. */
  keys: Opened['keys']
  packFile: PackFile
  /** About each own log, the newest of each unit. */
  receipts: readonly OpenedReceipt[]
  /** A store may have others than these. */
  receiptsInDoubt?: boolean
  readonly parts: LedgerParts
  readonly store: DurableStore
  readonly fold: Fold
  readonly own: OwnLog
  readonly held: Held
  readonly finder: RecordFinder
  /** What lies in the snapshot, as long as the store's `changes` stand where they stood then. */
  readonly snapshot: { changes: number; readonly covered: Set<string>; failed: boolean }
  /** Of each imported file, oldest first. */
  readonly notes: ImportNote[]
  /** Who is at work. */
  readonly officer: number
  /** What is said to be erased could not be, and is tried again with the next change. */
  owesErasures?: boolean
  /** What was rebuilt when it was opened, or restored from a backup; null: nothing. */
  readonly restored: Session['restored']
  /** What the machine's clock read when it was opened, where that does not go on from the last own entry. */
  readonly clockJump: Session['clock']
  /** When a recovery request was made that this officer's own passphrase has overtaken. */
  droppedRequest?: string
}

/**
 * The journal's entries beyond the last segment. Those that a segment holds already are left from a stop in the middle
 * of sealing and are dropped, if they say the same and the segment's personal part is held too, or was purged; a hole,
 * or the same number with another line, stops the installation.
 */
const loadJournal = async (
  { vault }: Opened,
  fold: Fold,
  store: DurableStore,
  { held, head, own }: Loaded,
  caps: Cryptography,
): Promise<Result<readonly JournalContent[]>> => {
  const rows = await within(store.database.journal.toArray())
  const contents: JournalContent[] = []
  const sealed = rows.some((row) => row.n <= head.n) ? await eventsOf(caps, held, own) : null
  const spare = new Set<number>()
  for (const { n, sealed: bytes } of rows) {
    const content = await openEntry(vault, fold.own, n, bytes)
    if (!content) return refuse({ reason: 'stores-disagree', detail: { number: n } })
    if (n <= head.n) {
      const event = sealed?.get(n)
      if (event?.line !== content.line) return refuse({ reason: 'stores-disagree', detail: { number: n } })
      if (content.personal.length > 0 && event.personal === null && !isPurged({ fold })) spare.add(n)
    } else if (n !== head.n + contents.length + 1)
      return refuse({ reason: 'stores-disagree', detail: { number: n } })
    else contents.push(content)
  }
  const done = await store.setLoaded({ sealedThrough: head.n, spare, purged: isPurged({ fold }) })
  return done.ok ? accept(contents) : done
}

const eventsOf = async (
  caps: Cryptography,
  held: Held,
  own: ReadonlySet<string>,
): Promise<ReadonlyMap<number, OpenEvent>> => {
  const events = new Map<number, OpenEvent>()
  for (const hash of own) {
    const segment = await held.read(hash)
    const opened = segment && (await parseSegment(caps, segment))
    for (const open of opened?.events ?? []) events.set(open.event.n, open)
  }
  return events
}

export interface Opening {
  /** Of an installation being created. */
  readonly packFile?: PackFile
  /** Another log is to continue this one, which gets nothing more: whoever had it may be alive. What is due is done under the other. */
  readonly toContinue?: boolean
}

/**
 * Compares the two stores, mends what can be mended, and loads.
 *
 * Once more if the database failed in the middle: Chromium finds a damaged page only when it reads it, and deletes the
 * database when it is opened the next time. That one is empty, and is filled from the mirror.
 */
export const openLedger = async (
  parts: LedgerParts,
  keyring: Keyring,
  opened: Opened,
  officer: number,
  opening: Opening = {},
): Promise<Result<OpenLedger>> => {
  const start = performance.now()
  for (let left = 1; ; left--) {
    const database = createDatabase(parts.platform)
    const done = await orElse(() => load(parts, database, keyring, opened, officer, opening), failed)
    // For whoever measures: `tests/bench/unit.ts`.
    performance.measure('ledger opened', { start })
    if (done.ok) return !opening.toContinue && isPurgeDue(done.value) ? finishPurge(done.value) : done
    database.close()
    const { reason, detail } = done.refusal
    if (reason !== 'store-failed' || detail) return done
    if (left === 0) return whyStoreFailed(parts.caps, parts.mirror)
  }
}

/** Opened anew afterwards: nothing of what was erased is in memory either. */
const finishPurge = async (ledger: OpenLedger): Promise<Result<OpenLedger>> => {
  const sealed = await ledger.own.seal()
  const done = sealed.ok ? await eraseParts(ledger) : sealed
  ledger.store.close()
  if (!done.ok) return done
  return openLedger(ledger.parts, ledger.keyring, ledger, ledger.officer)
}

const failed: Result<never> = refuse({ reason: 'store-failed' })

const load = async (
  parts: LedgerParts,
  database: MilepostDatabase,
  keyring: Keyring,
  opened: Opened,
  officer: number,
  { packFile: fresh, toContinue }: Opening,
): Promise<Result<OpenLedger>> => {
  const { caps, mirror } = parts
  const claimed = await claimDatabase(database, mirror, keyring.store)
  if (!claimed.ok) return claimed
  const packFile =
    fresh ?? (await readPackFile(caps, mirror, database, opened.vault, opened.secrets.training))
  if (!packFile) return refuse({ reason: 'store-failed', detail: { file: 'pack' } })
  const logs = logsOf(caps, opened.secrets)
  const store = await openDurableStore(caps, opened.vault, logs, database, mirror)
  if (!store.ok) return store

  const fold = createFold(caps, packFile.pack, logs.own)
  const loaded = await loadGroups(parts, opened, database, fold)
  if (!loaded.ok) return loaded
  const { held, notes, head, worth, recorded, lastSealed, covered } = loaded.value
  const entries = await loadJournal(opened, fold, store.value, loaded.value, caps)
  if (!entries.ok) return entries

  const pack = (): Pack => fold.pack
  const own = createOwnLog({
    ...{
      caps,
      vault: opened.vault,
      store: store.value,
      fold,
      pack,
      head,
      held,
      worth,
      recorded,
      lastSealed,
      seed: opened.secrets.log,
    },
    ...{ entries: entries.value, now: () => timeNow(parts.clock) },
  })
  for (const event of own.journal) fold.addOwn(event)
  const finder = createRecordFinder(fold, parts.timer)
  const receipts = await readReceiptsFile({ caps, mirror, database, vault: opened.vault, fold })
  const ledger: OpenLedger = {
    ...opened,
    keyring,
    packFile,
    receipts,
    parts,
    store: store.value,
    fold,
    own,
    held,
    finder,
    snapshot: { changes: store.value.changes, covered, failed: false },
    notes,
    officer,
    restored: store.value.restored,
    clockJump: compareClock(fold, timeNow(parts.clock)),
  }
  if (toContinue) return accept(ledger)
  // An erasure that a stop interrupted; and one that came with what an older mirror or backup had kept.
  const obeyed = await obeyErasures(ledger)
  return obeyed.ok ? accept(ledger) : obeyed
}
