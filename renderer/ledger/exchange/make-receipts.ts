/**
 * A unit's receipts: for each log below it, what is held of it in both stores, what was refused, and what this unit
 * changed. Made in the queue of changes, which first brings the database up to the mirror.
 */
import { makeReceipt } from '../../../shared/batch/make-receipt.ts'
import type { HeldLink, ReceiptState } from '../../../shared/batch/receipt.ts'
import { receiptStates } from '../../../shared/batch/receipt.ts'
import type { LogId, Opened as OpenedEvent } from '../../../shared/events/event.ts'
import type { LogView } from '../../../shared/fold/view.ts'
import type { MadeReceipt, ReceiptRow } from '../../../shared/ledger-api.ts'
import { fromHex } from '../../../shared/lines/bytes.ts'
import { accept, type Refusal, type Result, refuse } from '../../../shared/result.ts'
import { timeNow } from '../clock.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { ownPlace } from '../session/own-place.ts'
import { unitsAbove } from '../session/units-above.ts'
import { parseSegment } from '../store/segment-rows.ts'
import { extractsAbout, type OwnEvents, readOwnEvents } from './own-extracts.ts'
import { refusedOf } from './refused-parts.ts'

/** Logs of stations and units that this unit is above of. */
const logsBelow = (ledger: OpenLedger): readonly LogView[] => {
  const { unit } = ownPlace(ledger)
  if (!unit) return []
  return ledger.fold
    .logs()
    .filter((view) => view.log !== ledger.fold.own && view.segments.length > 0)
    .filter((view) => unitsAbove(ledger, view.role, view.place).some(({ id }) => id === unit.id))
}

const stateOf = ({ state }: LogView): ReceiptState => receiptStates.find((one) => one === state) ?? 'waiting'
const counts = (state: ReceiptState): boolean => state === 'accepted' || state === 'named-by-pack'

export const planReceipts = (ledger: OpenLedger): readonly ReceiptRow[] => {
  const { fold } = ledger
  const written = new Map<string, string>()
  for (const { log, event } of fold.eventsOf('audited'))
    if (log === fold.own && event.act === 'receipt' && event.to) written.set(event.to, event.at)
  return logsBelow(ledger).map((view): ReceiptRow => {
    const missing = view.segments.filter(({ state }) => state === 'missing').map(({ index }) => index)
    return {
      ...{ log: view.log, label: view.code, state: view.state, missing },
      through: (missing[0] ?? (view.segments.at(-1)?.index ?? 0) + 1) - 1,
      refused: refusedOf(ledger, view.log),
      written: written.get(view.log) ?? null,
    }
  })
}

const linksOf = ({ fold, held }: OpenLedger, view: LogView): readonly HeldLink[] => {
  const state = stateOf(view) === 'waiting' ? 'waiting' : 'set-aside'
  return held.ofLog(view.log).map(({ hash, header, personal }) => ({
    ...{ index: header.index, hash, previous: header.previous, personal },
    state: fold.counts(view.log, hash) ? 'counted' : state,
  }))
}

/** The recipient that the log names in its first event; of two first segments, in one that counts. */
const recipientOf = async ({ fold, held, parts }: OpenLedger, log: LogId): Promise<string | null> => {
  const firsts = held.ofLog(log).filter(({ header }) => header.index === 1)
  const first = firsts.find(({ hash }) => fold.counts(log, hash)) ?? firsts[0]
  const segment = first && (await held.read(first.hash))
  const opened = segment && (await parseSegment(parts.caps, segment))
  const event = opened?.events.at(0)?.event
  return event?.op === 'opened' ? (event as OpenedEvent).recipient : null
}

/** What a receipt may hold of it: whole numbers and short texts. */
const plainDetail = ({ detail = {} }: Refusal): Readonly<Record<string, string | number>> =>
  Object.fromEntries(
    Object.entries(detail).flatMap(([key, value]): [string, string | number][] => {
      if (typeof value === 'string') return [[key, value.slice(0, 64)]]
      return Number.isSafeInteger(value) && value >= 0 ? [[key, value]] : []
    }),
  )

const makeOne = async (ledger: OpenLedger, view: LogView, own: OwnEvents): Promise<Result<MadeReceipt>> => {
  const { fold, parts, secrets, keyring } = ledger
  const { operation, training, version, short } = fold.pack
  const recipient = await recipientOf(ledger, view.log)
  if (recipient === null) return refuse({ reason: 'not-allowed' })
  const state = stateOf(view)
  const bytes = await makeReceipt(parts.caps, {
    from: { log: fold.own, secret: fromHex(secrets.log) },
    ...{ about: view.log, recipient, operation, training, created: timeNow(parts.clock) },
    ...{ head: own.head, pack: version, state, contradiction: view.contradiction },
    held: linksOf(ledger, view),
    refused: refusedOf(ledger, view.log).map(({ at, refusal }) => ({
      ...{ at, reason: refusal.reason, detail: plainDetail(refusal) },
    })),
    // Reasons are free text. An installation that does not count, perhaps stolen, is told how it stands and no more.
    ...(counts(state) ? extractsAbout(own, view.log) : { events: [], officers: [] }),
  })
  const suggestedName = `${short}_${view.code}_receipt_${keyring.code}.mpreceipt`
  return accept({ log: view.log, bytes, suggestedName })
}

/** One file for each log, in the order asked. */
export const makeReceipts = async (
  ledger: OpenLedger,
  logs: readonly LogId[],
): Promise<Result<readonly MadeReceipt[]>> => {
  const below = new Map(logsBelow(ledger).map((view) => [view.log, view]))
  const own = await readOwnEvents(ledger)
  if (!own.ok) return own
  const made: MadeReceipt[] = []
  for (const log of logs) {
    const view = below.get(log)
    if (!view) return refuse({ reason: 'not-allowed' })
    const one = await makeOne(ledger, view, own.value)
    if (!one.ok) return one
    made.push(one.value)
  }
  return accept(made)
}
