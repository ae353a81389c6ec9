/** What the calls share: the installation that is open, if one is, and the queue that orders every change. */
import { type Result, refuse } from '../../../shared/result.ts'
import { obeyOrOwe } from '../exchange/obey-erasures.ts'
import { keepCopyKeys } from '../session/copy-keys.ts'
import type { LedgerParts, OpenLedger } from '../session/open-ledger.ts'
import type { PackFile } from '../session/pack-file.ts'
import type { Backup } from '../session/restore-backup.ts'
import { orElse } from '../store/database.ts'
import { createQueue, type WriteQueue } from '../write-queue.ts'

export interface LedgerState {
  readonly parts: LedgerParts
  readonly queue: WriteQueue
  open: OpenLedger | null
  /** Read and shown, kept for `createStation`. */
  pack: PackFile | null
  /** Read and shown, kept for `restore`. */
  backup: Backup | null
  /** Counts cancels, the last one also of a lock: an import that began before stops. */
  stops: number
  /** Counts locks: what was asked before one opens no ledger after it. */
  locks: number
  importing: boolean
}

export const createState = (parts: LedgerParts): LedgerState => ({
  ...{
    parts,
    queue: createQueue(),
    open: null,
    pack: null,
    backup: null,
    stops: 0,
    locks: 0,
    importing: false,
  },
})

/** For calls that give no `Result`: asking while locked is a bug of the page. */
export const opened = (state: LedgerState): OpenLedger => {
  if (!state.open) throw new Error('locked')
  return state.open
}

/** After each change: what is owed is tried again, and whoever copies the mirror may follow, once the keys for copies open what is sealed now. */
export const settle = async (ledger: OpenLedger): Promise<void> => {
  if (ledger.owesErasures) await obeyOrOwe(ledger)
  if ((await keepCopyKeys(ledger)) && ledger.store.isSettled)
    void ledger.parts.mirror.settled(ledger.own.worthSending(0))
}

/** The database failed in the middle, as it may any day: the next change brings it up to the mirror. */
const storeFailed: Result<never> = refuse({ reason: 'store-failed' })

/**
 * A change: in the queue, told to the page when done. Refused with `locked` when nobody is at work. What was kept and
 * not yet told comes first: numbers are given, and repetitions known, by what the fold has.
 */
export const change = <T>(
  state: LedgerState,
  work: (ledger: OpenLedger) => Promise<Result<T>>,
): Promise<Result<T>> =>
  state.queue.run(async () => {
    if (!state.open) return refuse({ reason: 'locked' })
    const ready = await state.open.own.catchUp()
    const { open } = state
    const done = ready.ok ? await orElse(() => work(open), storeFailed) : ready
    await settle(state.open)
    state.parts.news()
    return done
  })
