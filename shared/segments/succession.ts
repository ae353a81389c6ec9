/**
 * That a log continues another: said in its first event, signed by the key of the log before. Whoever restores a backup
 * has that key, and nobody else does. DESIGN.md, "Continuing"; `shared/batch/FORMAT.md`, "Ops".
 */
import type { Hashing, Signing } from '../capabilities.ts'
import { checkEvent } from '../events/check-event.ts'
import type { Carried, Continuing, Hex, LogId, Opened, Reference } from '../events/event.ts'
import { rulesVersion } from '../events/op-table.ts'
import { hashOfLine, referenceText } from '../events/reference.ts'
import { accept } from '../result.ts'
import type { EventRun, OpenEvent } from './segment.ts'
import { signHash, verifyHash } from './segment-header.ts'

/** SHA-256 of the reference of the last event of the log before, a space, and the new log. */
const hashOfSuccession = (caps: Hashing, last: Reference, log: LogId): Hex =>
  hashOfLine(caps, `${referenceText(last)} ${log}`)

/** `secret`: the Ed25519 seed of the log before. */
export const signSuccession = (
  caps: Hashing & Signing,
  last: Reference,
  log: LogId,
  secret: Uint8Array,
): Continuing => ({
  last,
  signature: signHash(caps, 'succession', hashOfSuccession(caps, last, log), secret),
})

const isSuccession = (caps: Hashing & Signing, { last, signature }: Continuing, log: LogId): boolean =>
  last[0] !== log && verifyHash(caps, 'succession', hashOfSuccession(caps, last, log), signature, last[0])

/** Position of the first event of a segment that claims a log it cannot prove to continue; null: there is none. */
export const faultOfSuccession = (caps: Hashing & Signing, log: LogId, events: EventRun): number | null => {
  const isFault = ({ event }: OpenEvent): boolean => {
    const carried = event.op === 'carried' ? (event as Carried) : null
    // Under newer rules a carried event may be one that ours cannot read: it claims nothing here.
    const inner = carried ? checkEvent(carried.event, rulesVersion + 1) : accept(event)
    if (!inner.ok || inner.value.op !== 'opened') return false
    const { continuing } = inner.value as Opened
    return continuing !== undefined && !isSuccession(caps, continuing, carried ? carried.log : log)
  }
  for (const at of events.others ?? []) if (isFault(events.at(at) as OpenEvent)) return at
  return null
}
