/** Logs that nobody has accepted yet, or that were rejected, may hold so much and no more: an unknown sender cannot fill disk or memory. */

import type { BatchPart } from '../../../shared/batch/verify-batch.ts'
import type { LogId } from '../../../shared/events/event.ts'
import type { Fold } from '../../../shared/fold/fold.ts'
import type { Refusal } from '../../../shared/result.ts'
import { type Held, unpackedBytes } from '../store/held-segments.ts'

/** `bytes`: of lines, unpacked. Small files of equal lines unpack to gigabytes, which every unlock would read again. */
export const waitingRoom = { bytes: 200 * 1024 * 1024, logs: 50 } as const

const waits = (fold: Fold): ((log: LogId) => boolean) => {
  const states = new Map(fold.logs().map(({ log, state }) => [log, state]))
  const named = new Set(fold.pack.units.map((unit) => unit.log))
  return (log) => {
    const state = states.get(log) ?? (named.has(log) ? 'named-by-pack' : 'waiting')
    return state === 'waiting' || state === 'not-on-path' || state === 'rejected'
  }
}

const bytesOf = (part: BatchPart): number =>
  part.segments.reduce((sum, { segment }) => sum + unpackedBytes(segment), 0)

/** A file's parts, those that do not fit refused with `waiting-room-full` and emptied. */
export const admitToWaitingRoom = (
  fold: Fold,
  held: Held,
  parts: readonly BatchPart[],
): readonly BatchPart[] => {
  const isWaiting = waits(fold)
  if (!parts.some((part) => part.segments.length > 0 && isWaiting(part.log))) return parts
  const logs = new Set<LogId>()
  let bytes = 0
  for (const segment of held.all()) {
    if (!isWaiting(segment.header.log)) continue
    logs.add(segment.header.log)
    bytes += segment.bytes
  }
  return parts.map((part) => {
    if (part.segments.length === 0 || !isWaiting(part.log)) return part
    const size = bytesOf(part)
    const full = bytes + size > waitingRoom.bytes || (!logs.has(part.log) && logs.size >= waitingRoom.logs)
    const refusal: Refusal = { reason: 'waiting-room-full' }
    if (full) return { ...part, segments: [], refusal }
    logs.add(part.log)
    bytes += size
    return part
  })
}
