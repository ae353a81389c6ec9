/** Taking a receipt about an own log: verified, then kept in both stores in place of the unit's older one about that log. */
import { limits } from '../../../shared/batch/limits.ts'
import { openReceipt } from '../../../shared/batch/open-receipt.ts'
import { isNewer, type OpenedReceipt, type Receipt } from '../../../shared/batch/receipt.ts'
import { referenceText } from '../../../shared/events/reference.ts'
import type { ReceiptOutcome } from '../../../shared/ledger-api.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { sameBytes } from '../bytes.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { keepReceipts, mayBeKept } from '../session/receipts-file.ts'
import { unitsAboveOwn } from '../session/units-above.ts'
import { withoutErasedQuotes } from './erased-quotes.ts'

/** Verified only: nothing is kept yet. */
export const readReceipt = async (ledger: OpenLedger, file: Uint8Array): Promise<Result<OpenedReceipt>> => {
  const { fold, parts, secrets } = ledger
  const { operation, training } = fold.pack
  const above = new Set(unitsAboveOwn(ledger).map((unit) => unit.log))
  return openReceipt(parts.caps, file, secrets.identity, {
    ...{ operation, training, isOwn: (log) => fold.ownLogs.includes(log) },
    isUnitAbove: (log) => !fold.ownLogs.includes(log) && above.has(log),
  })
}

/** Of what was held and quoted what is erased since, the bytes are gone: head and time say whether this one is the same. */
const isSame = (held: OpenedReceipt, { receipt, content }: OpenedReceipt): boolean =>
  mayBeKept(held) ? sameBytes(held.content, content) : isSameWriting(held.receipt, receipt)

const isSameWriting = (a: Receipt, b: Receipt): boolean =>
  referenceText(a.head) === referenceText(b.head) && a.created === b.created

/** In the queue of changes. The same again changes nothing; one older than what is held is refused. */
export const keepReceipt = async (ledger: OpenLedger, opened: OpenedReceipt): Promise<Result<null>> => {
  const { receipt } = opened
  const before = ledger.receipts.find(
    (one) => one.receipt.from === receipt.from && one.receipt.about === receipt.about,
  )
  if (before && isSame(before, opened)) return accept(null)
  if (before && !isNewer(receipt, before.receipt)) return refuse({ reason: 'older-receipt' })
  // Of logs that are no unit's above any more, nothing is asked: they go with the next receipt.
  const above = new Set(unitsAboveOwn(ledger).map((unit) => unit.log))
  const others = ledger.receipts.filter((one) => one !== before && above.has(one.receipt.from))
  const told = withoutErasedQuotes(ledger.parts.caps, ledger.fold, opened)
  return keepReceipts(ledger, [...others, told])
}

export const unitOfReceipt = ({ fold }: OpenLedger, { receipt }: OpenedReceipt): string =>
  fold.pack.units.find(({ log }) => log === receipt.from)?.id ?? receipt.from.slice(0, 8)

/** One file, of which it is known that it should be a receipt. */
export const takeReceipt = async (
  ledger: OpenLedger,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<ReceiptOutcome> => {
  const read = await readReceipt(ledger, bytes)
  if (!read.ok) return { name, unit: null, refusal: read.refusal }
  const unit = unitOfReceipt(ledger, read.value)
  const kept = await keepReceipt(ledger, read.value)
  return { name, unit, refusal: kept.ok ? null : kept.refusal }
}

/**
 * Of a file that is no batch for this installation: a receipt for it, or why it is not one; null where it says nothing
 * of being a receipt, so that what was said of it as a batch stands.
 */
export const tryReceipt = async (
  ledger: OpenLedger,
  file: Uint8Array,
): Promise<Result<OpenedReceipt> | null> => {
  if (file.length > limits.receiptBytes) return null
  const read = await readReceipt(ledger, file)
  if (read.ok) return read
  const { reason } = read.refusal
  return reason === 'not-a-receipt' || reason === 'other-recipient' ? null : read
}
