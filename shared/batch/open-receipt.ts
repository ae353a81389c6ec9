/**
 * Opening a receipt: from a file to what a unit says that it holds. Whatever is wrong refuses it whole. Bounds come
 * before cost at each step. `shared/batch/FORMAT.md`, "Receipts".
 */
import type { Compression, Envelope, Hashing, Signing } from '../capabilities.ts'
import { checkEvent } from '../events/check-event.ts'
import { checkPersonal } from '../events/check-personal.ts'
import { faultOfRows, isObject, type Row } from '../events/check-values.ts'
import type { Hex, LogId, PersonalLine } from '../events/event.ts'
import { rulesVersion } from '../events/op-table.ts'
import { toHex } from '../lines/bytes.ts'
import { readLine } from '../lines/read-line.ts'
import { joinLines } from '../lines/write-line.ts'
import { accept, type Result, refuse } from '../result.ts'
import type { OpenEvent } from '../segments/segment.ts'
import { verifyHash } from '../segments/segment-header.ts'
import {
  lockOfEnvelope,
  readFileHeader,
  readFirstMember,
  readSignatureLine,
  splitFirstMember,
} from './container.ts'
import { limits, mostUnpacked } from './limits.ts'
import {
  compareRuns,
  type OpenedReceipt,
  type Receipt,
  type ReceiptHeader,
  type ReceiptRefused,
  type ReceiptRun,
  type ReceiptSummary,
  receiptHeaderRows,
  receiptRefusedRows,
  receiptRunRows,
  receiptSummaryRows,
} from './receipt.ts'

export interface ReceiptExpectation {
  readonly operation: Hex
  readonly training: boolean
  /** Whether this is a log of the reader: its own, or one that it continues. */
  readonly isOwn: (log: LogId) => boolean
  /** Whether this is the log of a unit above the reader, as the newest pack has it. */
  readonly isUnitAbove: (log: LogId) => boolean
}

type OpeningCaps = Hashing & Signing & Compression

const notAReceipt = (why: string) => refuse({ reason: 'not-a-receipt', detail: { why } } as const)

/**
 * `identity` is the reader's own (`AGE-SECRET-KEY-1…`), whose recipient its `opened` event names. Refuses with
 * `not-a-receipt`, `newer-format`, `other-recipient`, `other-operation`, `training-mismatch`, `other-log`,
 * `unknown-signer`, `bad-sender-signature`, `cut-short` (with `percent` where the file tells), `altered`, `over-limit` or
 * `bomb`.
 */
export const openReceipt = async (
  caps: OpeningCaps & Envelope,
  file: Uint8Array,
  identity: string,
  expect: ReceiptExpectation,
): Promise<Result<OpenedReceipt>> => {
  if (file.length > limits.receiptBytes) return overLimit('receiptBytes', limits.receiptBytes)
  if (lockOfEnvelope(file) === 'code') return notAReceipt('code')
  const opened = await caps.decrypt(file, { identity })
  if (opened.ok) return openReceiptContent(caps, opened.bytes, expect)
  switch (opened.why) {
    case 'not-age':
      return notAReceipt('not-age')
    case 'no-key-fits':
      return refuse({ reason: 'other-recipient' })
    case 'altered':
      return refuse({ reason: 'altered' })
    case 'cut-short':
      return refuse({
        reason: 'cut-short',
        ...(opened.percent === undefined ? {} : { detail: { percent: opened.percent } }),
      })
  }
}

/** The same for what is inside the envelope, as it is kept. */
export const openReceiptContent = async (
  caps: OpeningCaps,
  content: Uint8Array,
  expect: ReceiptExpectation,
): Promise<Result<OpenedReceipt>> => {
  const split = splitFirstMember(content)
  if (split === null) return notAReceipt('member')
  const most = Math.min(limits.listBytes, mostUnpacked(split.first))
  const read = await readFirstMember(caps, split.first, most)
  if (!read.ok) return read.refusal.reason === 'malformed-line' ? notAReceipt('line') : read
  const header = readHeader(read.value[0], expect)
  if (!header.ok) return header
  if (split.rest.length > 0) return refuse({ reason: 'altered' })

  const signed = read.value.slice(0, -1)
  const signature = readSignatureLine(read.value.at(-1))
  const hash = toHex(caps.sha256(joinLines(signed)))
  if (signature === null || !verifyHash(caps, 'receipt', hash, signature, header.value.from))
    return refuse({ reason: 'bad-sender-signature' })
  const receipt = readReceipt(header.value, signed.slice(1))
  return receipt.ok ? accept({ receipt: receipt.value, content }) : receipt
}

const readHeader = (line: string | undefined, expect: ReceiptExpectation): Result<ReceiptHeader> => {
  const read = readFileHeader(line)
  if (read === null) return notAReceipt('header')
  if (!read.ok) return read
  if (faultOfRows(read.value, receiptHeaderRows) !== null) return notAReceipt('header')
  // The rows are the proof of the type.
  const header = read.value as unknown as ReceiptHeader
  if (header.training !== expect.training) return refuse({ reason: 'training-mismatch' })
  if (header.operation !== expect.operation) return refuse({ reason: 'other-operation' })
  if (!expect.isOwn(header.about)) return refuse({ reason: 'other-log' })
  return expect.isUnitAbove(header.from) ? accept(header) : refuse({ reason: 'unknown-signer' })
}

/** A line that has exactly these keys; the rows are the proof of the type. */
const readRow = <T>(line: string | undefined, rows: readonly Row[]): T | null => {
  const read = readLine(line ?? '')
  return read.ok && isObject(read.value) && faultOfRows(read.value, rows) === null ? (read.value as T) : null
}

const readRows = <T>(lines: readonly string[], rows: readonly Row[]): readonly T[] | null => {
  const read: T[] = []
  for (const line of lines) {
    const row = readRow<T>(line, rows)
    if (row === null) return null
    read.push(row)
  }
  return read
}

/** `lines`: those between the header and the signature. */
const readReceipt = (header: ReceiptHeader, lines: readonly string[]): Result<Receipt> => {
  const summary = readRow<ReceiptSummary>(lines[0], receiptSummaryRows)
  if (summary === null || summary.head[0] !== header.from) return notAReceipt('summary')
  let at = 1
  const take = (count: number) => {
    at += count
    return lines.slice(at - count, at)
  }
  const runs = readRows<ReceiptRun>(take(summary.runs), receiptRunRows)
  const refused = readRows<ReceiptRefused>(take(summary.refused), receiptRefusedRows)
  const events = readEvents(take(summary.events), take(summary.personal), summary)
  if (at !== lines.length) return notAReceipt('count')
  if (runs === null || !areRuns(runs)) return notAReceipt('runs')
  if (refused === null) return notAReceipt('refused')
  if (events === null) return notAReceipt('events')
  return accept({
    ...{ from: header.from, about: header.about, created: header.created },
    ...{ head: summary.head, state: summary.state, contradiction: summary.contradiction ?? null },
    ...{ runs, refused, events, omitted: summary.omitted },
  })
}

/** In order, none twice. */
const areRuns = (runs: readonly ReceiptRun[]): boolean =>
  runs.every((run, at) => {
    const before = runs[at - 1]
    return run.first <= run.last && (before === undefined || compareRuns(before, run) < 0)
  })

/** Ascending by number, none after the head; personal lines likewise, each of an event that is here. null: not that. */
const readEvents = (
  counted: readonly string[],
  personal: readonly string[],
  { head, rules }: ReceiptSummary,
): readonly OpenEvent[] | null => {
  const events = new Map<number, { readonly open: OpenEvent; readonly lines: PersonalLine[] }>()
  let last = 0
  for (const line of counted) {
    const read = readLine(line)
    const event = read.ok ? checkEvent(read.value, rules) : read
    if (!event.ok || event.value.n <= last || event.value.n > head[1]) return null
    last = event.value.n
    const lines: PersonalLine[] = []
    events.set(last, { open: { event: event.value, line, personal: lines }, lines })
  }
  last = 0
  for (const line of personal) {
    const read = readLine(line)
    const checked = read.ok ? checkPersonal(read.value, rules > rulesVersion) : read
    if (!checked.ok || checked.value.n < last) return null
    last = checked.value.n
    const lines = events.get(last)?.lines
    if (lines === undefined || lines.length >= limits.personalPerEvent) return null
    // A line of another class is kept as it is; whoever reads asks for `detail`.
    lines.push(checked.value as PersonalLine)
  }
  return [...events.values()].map(({ open }) => open)
}

const overLimit = (limit: string, most: number) =>
  refuse({ reason: 'over-limit', detail: { limit, most } } as const)
