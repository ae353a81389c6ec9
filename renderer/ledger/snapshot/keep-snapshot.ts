/**
 * When the snapshot is written: in the background, when enough segments are not in it and nobody has changed anything for
 * a while; never while locked. A fault (a full disk, say) ends it until the next unlock: nobody hears of it, and nothing else is touched.
 */
import type { LedgerState } from '../api/state.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { orElse, within } from '../store/database.ts'
import { placeText } from './snapshot.ts'
import { writePart } from './write-snapshot.ts'

/** LedgerParts' part of it. */
export interface SnapshotTiming {
  /** Segments that are not in it at which it is written. */
  readonly after: number
  /** Milliseconds without any change. */
  readonly idle: number
}

export const snapshotTiming: SnapshotTiming = { after: 16, idle: 3000 }

/** To be told of every change: unlocking and locking among them. */
export const createSnapshotKeeper = (state: LedgerState): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  let writing = false
  const wait = () => {
    clearTimeout(timer)
    if (state.open) timer = setTimeout(run, state.parts.snapshot.idle)
  }

  const run = async (): Promise<void> => {
    const ledger = state.open
    if (!ledger || ledger.snapshot.failed) return
    if (writing || state.importing) return wait()
    writing = true
    const now = asked
    const stopped = () => state.open !== ledger || asked !== now || state.importing
    try {
      ledger.snapshot.failed = !(await orElse(() => write(ledger, stopped), false))
    } finally {
      writing = false
    }
  }
  return () => {
    asked++
    wait()
  }
}

/** As many parts as are missing; false: something is the matter. */
const write = async (ledger: OpenLedger, stopped: () => boolean): Promise<boolean> => {
  const { snapshot, store, held, vault, parts } = ledger
  const { caps } = parts
  if (snapshot.changes !== store.changes) {
    // Dropped with what it was made from, or soon to be.
    snapshot.changes = store.changes
    snapshot.covered.clear()
    await within(store.database.snapshot.clear())
  }
  if (held.rows - snapshot.covered.size < parts.snapshot.after) return true
  const changes = () => store.changes
  while (held.rows > snapshot.covered.size && !stopped()) {
    const places = await writePart(
      { caps, vault, database: store.database, changes, stopped },
      snapshot.covered,
    )
    for (const at of places) snapshot.covered.add(placeText(at))
    if (places.length === 0) return stopped() || snapshot.changes !== store.changes
  }
  return true
}
