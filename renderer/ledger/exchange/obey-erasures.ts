/**
 * Erasing what the log says is erased: the mirror's file of personal parts is replaced whole, then the database's rows,
 * then the fold's copy; receipts that quote it last. Doing it again changes nothing, so that a stop in between is made good at the next start.
 */
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { eraseLines } from '../../../shared/segments/erase-lines.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { orElse } from '../store/database.ts'
import { sealRow } from '../store/segment-rows.ts'
import { forgetErasedQuotes } from './erased-quotes.ts'

/** Nothing to erase, nothing is written. `store-failed` or `mirror-failed` where a store could not take it. */
export const obeyErasures = async (ledger: OpenLedger): Promise<Result<null>> => {
  if (ledger.fold.dueErasures().inJournal) {
    const sealed = await ledger.own.seal()
    if (!sealed.ok) return sealed
  }
  const spared = await dropSpared(ledger)
  if (!spared.ok) return spared
  for (const [hash, numbers] of ledger.fold.dueErasures().segments) {
    const done = await eraseInSegment(ledger, hash, numbers)
    if (!done.ok) return done
  }
  return forgetErasedQuotes(ledger)
}

/** For what is saved already, and erases: what fails is tried again with the next change, and at the next start. */
export const obeyOrOwe = async (ledger: OpenLedger): Promise<void> => {
  ledger.owesErasures = !(await orElse(() => obeyErasures(ledger), refuse({ reason: 'store-failed' }))).ok
}

/** Of entries whose part was lost where it was sealed, the journal kept the names. */
const dropSpared = async ({ fold, own, store }: OpenLedger): Promise<Result<null>> => {
  if (store.spared.size === 0) return accept(null)
  const left = new Set(store.spared)
  for (const n of fold.reachedByErasures()) left.delete(n)
  return left.size < store.spared.size ? store.dropForGood(own.head.n, left) : accept(null)
}

const eraseInSegment = async (
  ledger: OpenLedger,
  hash: string,
  numbers: ReadonlySet<number>,
): Promise<Result<null>> => {
  const { held, parts, vault, store, fold } = ledger
  // What was asked for is saved already: that a read fails is told, and never takes its answer away.
  const segment = await orElse(() => held.read(hash), null)
  if (!segment) return refuse({ reason: 'store-failed' })
  const erased = await eraseLines(parts.caps, segment, numbers)
  if (!erased.ok) return refuse({ reason: 'store-failed' })
  const { personal } = await sealRow(vault, erased.value.segment)
  for (const [group, place] of held.placesOf(hash)) {
    const done = await store.replacePersonal(group, new Map([[place, personal]]))
    if (!done.ok) return done
  }
  held.changed(erased.value.segment)
  fold.addSegments([erased.value])
  return accept(null)
}
