/**
 * Importing: each file whole or not at all, whatever another file holds. Opened, verified, then one group in the mirror
 * and one transaction in the database, then counted. What is held already is not looked at again.
 */
import { openBatch } from '../../../shared/batch/open-batch.ts'
import type { OpenedReceipt } from '../../../shared/batch/receipt.ts'
import { type BatchPart, verifyBatch } from '../../../shared/batch/verify-batch.ts'
import type { FileOutcome, ImportProgress } from '../../../shared/ledger-api.ts'
import { accept, type Refusal, type Result } from '../../../shared/result.ts'
import { findErased, withoutErased } from '../../../shared/segments/erase-lines.ts'
import type { OpenSegment, Segment } from '../../../shared/segments/segment.ts'
import { timeNow } from '../clock.ts'
import { isPurged } from '../session/erase-parts.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { mayImport } from '../session/own-place.ts'
import type { NewSegmentRow } from '../store/durable-store.ts'
import { sealRow } from '../store/segment-rows.ts'
import type { WriteQueue } from '../write-queue.ts'
import { type ImportNote, outcomeOf, sealNote, viewsOf } from './import-notes.ts'
import { namedErasures } from './named-erasures.ts'
import { obeyOrOwe } from './obey-erasures.ts'
import { keepReceipt, tryReceipt } from './take-receipt.ts'
import { admitToWaitingRoom } from './waiting-room.ts'

export interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface ImportRun {
  readonly queue: WriteQueue
  readonly onProgress: (progress: ImportProgress) => void
  readonly cancelled: () => boolean
}

/** Lets messages in: a lock, a cancel, a save. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    // A timer of nought is one of four milliseconds when it is set again and again.
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
const pauseEvery = 40

type Part = BatchPart & { readonly segments: readonly OpenSegment[] }
type Checked = {
  readonly from: string | null
  readonly refusal: Refusal | null
  readonly parts: readonly Part[]
  /** It is no batch, but a receipt about the own log. */
  readonly receipt?: OpenedReceipt | 'refused'
}

const refused = (refusal: Refusal, from: string | null = null): Checked => ({ from, refusal, parts: [] })

/** What is no batch for this unit may be a receipt for it: its type stands inside. */
const asReceipt = async (ledger: OpenLedger, { bytes }: GivenFile, refusal: Refusal): Promise<Checked> => {
  const maybe = refusal.reason === 'not-a-batch' || refusal.reason === 'other-recipient'
  const read = maybe ? await tryReceipt(ledger, bytes) : null
  if (read === null) return refused(refusal)
  if (!read.ok) return { ...refused(read.refusal), receipt: 'refused' }
  return { from: read.value.receipt.from, refusal: null, parts: [], receipt: read.value }
}

const isHeld =
  ({ held }: OpenLedger) =>
  (segment: Segment): boolean => {
    const before = held.get(segment.hash)
    return before !== undefined && (before.personal || segment.personal === null)
  }

const check = async (ledger: OpenLedger, file: GivenFile, run: ImportRun): Promise<Checked> => {
  const { caps, timer, verifySide: beside } = ledger.parts
  const { operation, training } = ledger.fold.pack
  const identity = ledger.secrets.unit?.batch ?? ledger.secrets.identity
  const opened = await openBatch(caps, file.bytes, { operation, training, identity })
  if (!opened.ok) return asReceipt(ledger, file, opened.refusal)
  await pause()
  if (run.cancelled()) return refused({ reason: 'cancelled' })
  let last = timer()
  const onProgress = async (done: number) => {
    if (timer() - last > pauseEvery) {
      run.onProgress({ file: file.name, step: 'checking', done })
      await pause()
      last = timer()
    }
    return !run.cancelled()
  }
  const options = { known: isHeld(ledger), onProgress, ...(beside && { beside }) }
  // After the operation's personal parts were erased here, none comes in again.
  const segments = isPurged(ledger)
    ? opened.value.segments.map((segment) => ({ ...segment, personal: null }))
    : opened.value.segments
  const parts = await verifyBatch(caps, { segments }, options)
  if (!parts.ok) return refused(parts.refusal, opened.value.from)
  return { from: opened.value.from, refusal: null, parts: parts.value }
}

const noteOf = (name: string, at: string, { from, refusal, parts, receipt }: Checked): ImportNote => ({
  ...{ name, from, at, refusal },
  ...(receipt && { receipt: true }),
  logs: parts.map((part) => ({
    log: part.log,
    refusal: part.refusal,
    fresh: part.segments.reduce((sum, { events }) => sum + events.length, 0),
    known: part.known.reduce((sum, { header }) => sum + header.count, 0),
    last: [...part.known, ...part.segments.map(({ segment }) => segment)].reduce(
      (last, { header }) => Math.max(last, header.index),
      0,
    ),
  })),
})

/** Nothing is left behind of a file that was cancelled, or that a store could not take. */
const keep = async (
  ledger: OpenLedger,
  file: GivenFile,
  checked: Checked,
  run: ImportRun,
): Promise<ImportNote> => {
  const at = timeNow(ledger.parts.clock)
  const failed = (refusal: Refusal) => noteOf(file.name, at, refused(refusal, checked.from))
  run.onProgress({ file: file.name, step: 'storing', done: 0 })
  const segments = checked.parts.flatMap((part) => part.segments)
  const rows: readonly NewSegmentRow[] = await Promise.all(
    segments.map(({ segment }) => sealRow(ledger.vault, segment)),
  )
  if (run.cancelled()) return failed({ reason: 'cancelled' })

  return run.queue.run(async () => {
    if (run.cancelled()) return failed({ reason: 'cancelled' })
    const { receipt } = checked
    const taken = typeof receipt === 'object' ? await keepReceipt(ledger, receipt) : null
    const note = noteOf(file.name, at, taken?.ok === false ? { ...checked, refusal: taken.refusal } : checked)
    const done = await ledger.store.saveGroup({
      rows,
      note: (id) => sealNote(ledger.vault, id, note),
      sealedThrough: null,
    })
    if (!done.ok) return failed(done.refusal)
    run.onProgress({ file: file.name, step: 'counting', done: 0 })
    for (const [place, row] of rows.entries()) {
      const segment = segments[place]?.segment
      if (segment) ledger.held.add({ ...row, group: done.value.group, place }, segment)
    }
    ledger.fold.addSegments(segments)
    ledger.notes.push(note)
    // Lines held before that this file says are to go. What fails now is tried again.
    await obeyOrOwe(ledger)
    run.onProgress({ file: file.name, step: 'counting', done: 1 })
    return note
  })
}

/**
 * Nobody but this installation continues its own log. What a file has of it that is not held here — a copied disk, or a
 * stolen key — is set aside by name and not kept: kept, it would be read as what this installation itself had written.
 */
const withoutOwn = (ledger: OpenLedger, part: Part): Part => {
  const strange = part.segments.find(({ segment }) => !ledger.held.get(segment.hash))
  if (part.log !== ledger.fold.own || !strange) return part
  return {
    ...{ log: part.log, known: part.known, segments: [] },
    refusal: { reason: 'broken-chain', detail: { index: strange.segment.header.index } },
  }
}

/** What was erased is never stored again, nor is what the file itself says is to be erased, where that is sure to count. */
const withoutErasedLines = async (
  ledger: OpenLedger,
  parts: readonly Part[],
): Promise<Result<readonly Part[]>> => {
  const named = namedErasures(
    ledger.fold,
    parts.flatMap(({ segments }) => segments),
  )
  if (named.none) return accept(parts)
  const kept: Part[] = []
  for (const part of parts) {
    const segments: OpenSegment[] = []
    for (const open of part.segments) {
      const done = await withoutErased(ledger.parts.caps, open, findErased(ledger.parts.caps, open, named))
      if (!done.ok) return done
      segments.push(done.value)
    }
    kept.push({ ...part, segments })
  }
  return accept(kept)
}

const importFile = async (ledger: OpenLedger, file: GivenFile, run: ImportRun): Promise<ImportNote> => {
  run.onProgress({ file: file.name, step: 'opening', done: 0 })
  // Nothing is stored or counted yet: a fault of ours over one file keeps none of the others out.
  const checked = await check(ledger, file, run).catch(() => refused({ reason: 'unreadable' }))
  const stopped = run.cancelled() || checked.refusal?.reason === 'cancelled'
  if (stopped) return noteOf(file.name, timeNow(ledger.parts.clock), refused({ reason: 'cancelled' }))
  const others = checked.parts.map((part) => withoutOwn(ledger, part))
  const admitted = admitToWaitingRoom(ledger.fold, ledger.held, others)
  const parts = await withoutErasedLines(ledger, admitted)
  if (!parts.ok) return noteOf(file.name, timeNow(ledger.parts.clock), refused(parts.refusal, checked.from))
  return keep(ledger, file, { ...checked, parts: parts.value }, run)
}

/** One outcome for each file, in order; at a station that leads no site `not-lead`, kept nowhere. A cancel keeps the files already done and nothing of the others. */
export const importFiles = async (
  ledger: OpenLedger,
  files: readonly GivenFile[],
  run: ImportRun,
): Promise<readonly FileOutcome[]> => {
  const notes: ImportNote[] = []
  for (const file of files) {
    if (!mayImport(ledger)) {
      notes.push(noteOf(file.name, timeNow(ledger.parts.clock), refused({ reason: 'not-lead' })))
      continue
    }
    notes.push(await importFile(ledger, file, run))
    await pause()
  }
  const views = viewsOf(ledger.fold)
  return notes.map((note) => outcomeOf(ledger.fold, views, note))
}
