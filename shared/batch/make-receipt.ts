/** Making a receipt: what a unit holds of one log, signed by the unit's log, in one file for that log's installation. */
import type { Compression, Envelope, Hashing, Signing } from '../capabilities.ts'
import type { ClockTime, Hex, LogId, Reference } from '../events/event.ts'
import { rulesVersion } from '../events/op-table.ts'
import { utf8Length } from '../lines/bytes.ts'
import { lineLimits } from '../lines/read-line.ts'
import { writeLine } from '../lines/write-line.ts'
import { makeFirstMember } from './container.ts'
import { limits } from './limits.ts'
import { signLines } from './make-batch.ts'
import {
  type HeldLink,
  type ReceiptHeader,
  type ReceiptRefused,
  type ReceiptState,
  type ReceiptSummary,
  runsOf,
} from './receipt.ts'

/** One own event of the unit: its counted line, and its personal lines as the unit holds them. */
export interface Extract {
  readonly n: number
  readonly line: string
  readonly personal: readonly string[]
}

export interface ReceiptPlan {
  /** The unit's log, and its Ed25519 seed. */
  readonly from: { readonly log: LogId; readonly secret: Uint8Array }
  readonly about: LogId
  /** age recipient of the log's `opened` event. */
  readonly recipient: string
  readonly operation: Hex
  readonly training: boolean
  readonly created: ClockTime
  /** The unit's latest own event, kept in both stores. */
  readonly head: Reference
  readonly pack: number
  readonly state: ReceiptState
  readonly contradiction: number | null
  /** Every segment of the log that is held, in any order. */
  readonly held: readonly HeldLink[]
  readonly refused: readonly ReceiptRefused[]
  /** Officers' events that the others need, and the others; each in any order. */
  readonly officers: readonly Extract[]
  readonly events: readonly Extract[]
}

/** The bytes of the file. */
export const makeReceipt = async (
  caps: Hashing & Signing & Compression & Envelope,
  plan: ReceiptPlan,
): Promise<Uint8Array> => caps.encryptTo(await makeReceiptContent(caps, plan), [plan.recipient])

/** What is inside the envelope: one member. More than a receipt may hold is left out from the earliest on, and said to be. */
export const makeReceiptContent = async (
  caps: Hashing & Signing & Compression,
  plan: Omit<ReceiptPlan, 'recipient'>,
): Promise<Uint8Array> => {
  const { kept, omitted } = latestOf(plan.events, plan.officers)
  const extracts = [...kept, ...plan.officers].sort((a, b) => a.n - b.n)
  const personal = extracts.flatMap((extract) => extract.personal)
  const runs = runsOf(plan.held).slice(0, limits.segments)
  const refused = plan.refused.slice(-limits.receiptRefused)
  const header: ReceiptHeader = {
    milepost: 1,
    type: 'receipt',
    from: plan.from.log,
    about: plan.about,
    operation: plan.operation,
    training: plan.training,
    created: plan.created,
  }
  const summary: ReceiptSummary = {
    head: plan.head,
    state: plan.state,
    ...(plan.contradiction !== null && { contradiction: plan.contradiction }),
    rules: rulesVersion,
    pack: plan.pack,
    runs: runs.length,
    refused: refused.length,
    events: extracts.length,
    personal: personal.length,
    omitted,
  }
  const lines = [header, summary, ...runs, ...refused].map((line) => writeLine(line))
  const all = [...lines, ...extracts.map(({ line }) => line), ...personal]
  return makeFirstMember(caps, signLines(caps, all, plan.from.secret, 'receipt'))
}

const sizeOf = ({ line, personal }: Extract): number =>
  [line, ...personal].reduce((sum, one) => sum + utf8Length(one) + 1, 0)

/** The latest events that fit, beside the officers'. */
const latestOf = (events: readonly Extract[], officers: readonly Extract[]) => {
  const kept: Extract[] = []
  let bytes = officers.reduce((sum, one) => sum + sizeOf(one), 0)
  for (const extract of [...events].sort((a, b) => b.n - a.n)) {
    bytes += sizeOf(extract)
    if (bytes > limits.receiptEventBytes || kept.length + officers.length >= limits.receiptEvents) break
    if (utf8Length(extract.line) <= lineLimits.line) kept.push(extract)
  }
  return { kept, omitted: events.length - kept.length }
}
