/** What a segment is made of. See `shared/batch/FORMAT.md`, "Segments". */
import type {
  Body,
  Hex,
  KindName,
  KnownEvent,
  LogId,
  Personal,
  PersonalLine,
  Unknown,
} from '../events/event.ts'

/** Keys in this order; the line is exactly what `JSON.stringify` gives. */
export interface SegmentHeader {
  readonly segment: 1
  readonly operation: Hex
  readonly log: LogId
  /** From 1 without holes. */
  readonly index: number
  /** Number of the first event, and how many there are. */
  readonly first: number
  readonly count: number
  /** SHA-256 of the header line before (without LF); of the first segment: the operation id. */
  readonly previous: Hex
  /** SHA-256 of the counted lines, uncompressed, each with its LF. */
  readonly counted: Hex
  /** SHA-256 of the lines `n class hash` LF, hash being of each personal line without its LF. */
  readonly personal: Hex
  /** The lowest rules version that counts it. */
  readonly rules: number
  /** The pack version under which it was written. */
  readonly pack: number
}

/** A segment as it is sealed, carried and forwarded: bytes never change (but for an erasure in the personal part). */
export interface Segment {
  readonly header: SegmentHeader
  /** The header's line, without LF: what is hashed and signed. */
  readonly headerLine: string
  /** SHA-256 of the header line. */
  readonly hash: Hex
  /** Ed25519 over `milepost/segment/1` LF hash LF; 128 hex digits. */
  readonly signature: string
  /** The gzip members as they came. */
  readonly counted: Uint8Array
  /** null: the personal part is not held. */
  readonly personal: Uint8Array | null
}

declare const verified: unique symbol
/** Signature, hashes and every line have been checked. Only these reach a store or the fold. */
export type VerifiedSegment = Segment & { readonly [verified]: true }

/** One event as it was written. `line` is the counted line without LF; `personal` is null where the part is not held. */
export interface OpenEvent {
  readonly event: KnownEvent | Unknown
  readonly line: string
  readonly personal: readonly PersonalLine[] | null
}

/** What an ordinary record says beside its number and its two times: many say the same. */
export interface RecordForm {
  readonly by: number
  readonly kind: KindName
  readonly site: string
  readonly body: Body
  /** Minutes east of UTC, of `at` and of `when`. */
  readonly offsets: readonly [at: number, when: number]
}

/** The ordinary records of a run as columns: counted without an event made of each. */
export interface RecordColumns {
  readonly forms: readonly RecordForm[]
  /** By position, the form's place in `forms`; `noForm`: no ordinary record, `at` tells. */
  readonly form: Uint32Array
  /** By position: when it happened, in minutes since 1970 in UTC. */
  readonly minute: Int32Array
}
export const noForm = 0xffff_ffff

/** Events one after another, by position from 0. A plain array is one; so are the events of a segment that stay text. */
export interface EventRun extends Iterable<OpenEvent> {
  readonly length: number
  at(position: number): OpenEvent | undefined
  /** The clock of one, without reading the rest of it; where there is no such way, `at` tells. */
  timeOf?(position: number): string
  /** Positions of events that are no `recorded`, where they are known already. */
  readonly others?: readonly number[]
  /** Positions of events with tokens, where they are known already. */
  readonly matched?: readonly number[]
  /** Whether the personal part is held; where it is not known, `at` tells. */
  readonly personalHeld?: boolean
  /** The part is held, and names in it are not; where it is not known, `at` tells. */
  readonly nameless?: boolean
  readonly columns?: RecordColumns
  /** By position, ascending: fields of personal lines, without reading an event; where there is no such way, `at` tells. */
  details?(): Iterable<readonly [position: number, fields: Personal]>
}

/** A verified segment with its events. */
export interface OpenSegment {
  readonly segment: VerifiedSegment
  readonly events: EventRun
}

/** What the fold needs of one: its bytes may lie elsewhere. */
export interface FoldSegment {
  readonly segment: Pick<VerifiedSegment, 'header' | 'hash' | typeof verified>
  readonly events: EventRun
}
