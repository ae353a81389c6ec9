/**
 * Verifying the segments of an opened batch, log by log. A fault of one log's segments sets aside that log's part by
 * name and takes the rest; a member that cannot be unpacked refuses the file.
 *
 * Each segment is judged by itself. Whether segments fit each other depends on which are held, so it is the fold that
 * tells: what does not fit is kept as evidence and set aside, in whatever order it came.
 */
import type { Compression, Hashing, Signing } from '../capabilities.ts'
import type { LogId } from '../events/event.ts'
import { accept, type Refusal, type RefusalReason, type Result, refuse } from '../result.ts'
import { LineForms } from '../segments/line-forms.ts'
import type { OpenSegment, Segment } from '../segments/segment.ts'
import { beginSegment, type VerifySide } from '../segments/verify-segment.ts'
import type { OpenedBatch } from './open-batch.ts'

/** One log's part of a file. */
export interface BatchPart {
  readonly log: LogId
  /** Verified, ascending by index. Empty where the part is refused: none of it is taken. */
  readonly segments: readonly OpenSegment[]
  /** Those that `known` named, not looked at again. */
  readonly known: readonly Segment[]
  /** Why the part is set aside, with the `index` of the first bad segment; null when it is right. */
  readonly refusal: Refusal | null
}

export interface VerifyOptions {
  /** Whether a segment is held already, with this personal part or a better one: it is not verified again. */
  readonly known?: (segment: Segment) => boolean
  /** After each segment: the share done, 0 to 1. `false` stops with `cancelled`. */
  readonly onProgress?: (done: number) => boolean | Promise<boolean>
  /** Checks signatures and personal parts beside: another thread. Without it, they are checked in turn. */
  readonly beside?: VerifySide
}

/** Events of the segments in work besides the one at hand: enough to keep a second thread busy. */
const ahead = 8000

/** Which reasons of `verifySegment` are the file's fault, not the log's. */
const faultsOfFile: ReadonlySet<RefusalReason> = new Set(['altered', 'bomb', 'over-limit', 'newer-format'])
export const isFaultOfFile = (refusal: Refusal): boolean => faultsOfFile.has(refusal.reason)

interface Part {
  readonly opened: OpenSegment[]
  readonly known: Segment[]
  refusal: Refusal | null
}

export const verifyBatch = async (
  caps: Hashing & Signing & Compression,
  { segments }: Pick<OpenedBatch, 'segments'>,
  { known = () => false, onProgress = () => true, beside }: VerifyOptions = {},
): Promise<Result<readonly BatchPart[]>> => {
  const parts = new Map<LogId, Part>()
  const isKnown = segments.map(known)
  const begun = new Map<number, () => Promise<Result<OpenSegment>>>()
  let table = new LineForms()
  let [next, eventsAhead] = [0, 0]
  /** Several at a time, so that what is asked of `beside` about small ones goes together. */
  const beginThrough = (i: number): void => {
    if (next > i && (!beside || eventsAhead > ahead / 2)) return
    while (next <= i || (beside && eventsAhead < ahead && next < segments.length)) {
      const segment = segments[next]
      if (segment && !isKnown[next] && !parts.get(segment.header.log)?.refusal) {
        table = table.next
        begun.set(next, beginSegment(caps, segment, table, beside))
        eventsAhead += segment.header.count
      }
      next++
    }
  }
  for (const [i, segment] of segments.entries()) {
    const { log } = segment.header
    const part: Part = parts.get(log) ?? { opened: [], known: [], refusal: null }
    parts.set(log, part)
    beginThrough(i)
    const finish = begun.get(i)
    if (begun.delete(i)) eventsAhead -= segment.header.count
    if (isKnown[i]) part.known.push(segment)
    else if (part.refusal === null && finish) {
      const opened = await finish()
      if (opened.ok) part.opened.push(opened.value)
      else if (isFaultOfFile(opened.refusal)) return opened
      else part.refusal = opened.refusal
    }
    if (!(await onProgress((i + 1) / segments.length))) return refuse({ reason: 'cancelled' })
  }
  return accept(
    [...parts].map(([log, { opened, known, refusal }]) => ({
      ...{ log, known, refusal },
      segments: refusal === null ? opened : [],
    })),
  )
}
