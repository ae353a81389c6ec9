/**
 * What is kept of each imported file: the facts. Whether its logs wait, contradict or lack segments is read from the
 * fold when the inbox is shown, so that a log accepted later shows as taken.
 */
import type { ClockTime, LogId } from '../../../shared/events/event.ts'
import type { Fold } from '../../../shared/fold/fold.ts'
import type { LogView } from '../../../shared/fold/view.ts'
import type { FileOutcome, LogOutcome } from '../../../shared/ledger-api.ts'
import { decodeText, encodeText } from '../../../shared/lines/bytes.ts'
import type { Refusal } from '../../../shared/result.ts'
import type { GroupRow } from '../store/database.ts'
import type { Vault } from '../vault/vault.ts'

export interface ImportNote {
  readonly name: string
  /** A receipt about the own log. */
  readonly receipt?: true
  /** Log of the sender; null where the file could not be opened. */
  readonly from: LogId | null
  readonly at: ClockTime
  readonly refusal: Refusal | null
  readonly logs: readonly {
    readonly log: LogId
    readonly refusal: Refusal | null
    readonly fresh: number
    readonly known: number
    /** The highest segment that the file holds of it; absent in notes of older versions. */
    readonly last?: number
  }[]
}

export const sealNote = (vault: Vault, id: string, note: ImportNote): Promise<Uint8Array> =>
  vault.seal('note', id, encodeText(JSON.stringify(note)))

export const openNote = async (vault: Vault, { id, note }: GroupRow): Promise<ImportNote | null> => {
  const bytes = note && (await vault.open('note', id, note))
  return bytes ? (JSON.parse(decodeText(bytes) ?? 'null') as ImportNote | null) : null // sealed by this app
}

/** A decision keeps some of what the file brought out: what is set aside is always the end of a log, or all of it. */
const against = (view: LogView | undefined, last: number): LogOutcome['against'] =>
  (view?.state === 'rejected' || view?.state === 'revoked') &&
  view.segments.some(({ state, index }) => state === 'set-aside' && index <= last)
    ? view.state
    : null

const outcomeOfLog = (
  fold: Fold,
  view: LogView | undefined,
  part: ImportNote['logs'][number],
): LogOutcome => {
  const waiting = view?.state === 'waiting' || view?.state === 'not-on-path'
  const { last = Number.MAX_SAFE_INTEGER } = part
  const at = view?.contradiction ?? null
  const contradiction = at !== null && at <= last ? at : null
  const decided = against(view, last)
  return {
    log: part.log,
    label: fold.codeOf(part.log),
    status: part.refusal || contradiction !== null || decided ? 'set-aside' : waiting ? 'waiting' : 'taken',
    refusal: part.refusal,
    contradiction,
    against: decided,
    fresh: part.fresh,
    known: part.known,
    missing: (view?.segments ?? []).filter(({ state }) => state === 'missing').map(({ index }) => index),
  }
}

/** A unit above may have sent nothing but receipts: the pack names it. */
const senderOf = (fold: Fold, log: LogId): string =>
  fold.pack.units.find((unit) => unit.log === log)?.id ?? fold.codeOf(log)

/** `views`: `fold.logs()` by log, asked for once for many notes. */
export const outcomeOf = (fold: Fold, views: ReadonlyMap<LogId, LogView>, note: ImportNote): FileOutcome => {
  const logs = note.logs.map((part) => outcomeOfLog(fold, views.get(part.log), part))
  const has = (status: LogOutcome['status']) => logs.some((log) => log.status === status)
  return {
    name: note.name,
    ...(note.receipt && { receipt: true }),
    from: note.from === null ? null : senderOf(fold, note.from),
    at: note.at,
    outcome: note.refusal ? 'refused' : has('set-aside') ? 'set-aside' : has('waiting') ? 'waiting' : 'taken',
    refusal: note.refusal,
    fresh: logs.reduce((sum, { fresh }) => sum + fresh, 0),
    known: logs.reduce((sum, { known }) => sum + known, 0),
    logs,
  }
}

export const viewsOf = (fold: Fold): ReadonlyMap<LogId, LogView> =>
  new Map(fold.logs().map((view) => [view.log, view]))
