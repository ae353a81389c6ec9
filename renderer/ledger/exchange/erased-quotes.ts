/**
 * A receipt quotes what a unit did to records, names and reasons with it, and is signed as a whole: nothing can be taken out
 * of it. One that quotes a record erased since is told without that until the window is locked, and is not kept.
 */
import type { OpenedReceipt } from '../../../shared/batch/receipt.ts'
import type { Hashing } from '../../../shared/capabilities.ts'
import { isReached } from '../../../shared/events/about-records.ts'
import type { Reference } from '../../../shared/events/event.ts'
import { referenceOf } from '../../../shared/events/reference.ts'
import type { Fold } from '../../../shared/fold/fold.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import type { OpenEvent } from '../../../shared/segments/segment.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { keepReceipts } from '../session/receipts-file.ts'

/** The receipt itself where it quotes nothing that was erased; else what it says beside, without its bytes. */
export const withoutErasedQuotes = (caps: Hashing, fold: Fold, opened: OpenedReceipt): OpenedReceipt => {
  const { receipt } = opened
  const erasures = fold.erasures()
  if (erasures.size === 0) return opened
  const isNamed = ([log, n, hash]: Reference) => erasures.get(log)?.get(n)?.has(hash) === true
  const quotes = ({ event, line, personal }: OpenEvent) =>
    (personal ?? []).some((one) => !('erased' in one)) &&
    isReached(isNamed, referenceOf(caps, receipt.from, event.n, line), event)
  const events = receipt.events.filter((open) => !quotes(open))
  if (events.length === receipt.events.length) return opened
  return { receipt: { ...receipt, events }, content: new Uint8Array() }
}

/** Of receipts held before a record was erased, and of one that was refused and lies in a store all the same. */
export const forgetErasedQuotes = async (ledger: OpenLedger): Promise<Result<null>> => {
  const told = ledger.receipts.map((opened) => withoutErasedQuotes(ledger.parts.caps, ledger.fold, opened))
  if (!ledger.receiptsInDoubt && told.every((opened, at) => opened === ledger.receipts[at]))
    return accept(null)
  const kept = await keepReceipts(ledger, told)
  return kept.ok && ledger.receiptsInDoubt ? refuse({ reason: 'store-failed' }) : kept
}
