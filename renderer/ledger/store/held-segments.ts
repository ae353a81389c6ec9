/** Which segments are held, and where their bytes lie. Bytes stay on disk until an export asks for them. */
import type { Segment, SegmentHeader, VerifiedSegment } from '../../../shared/segments/segment.ts'
import type { Vault } from '../vault/vault.ts'
import { type MilepostDatabase, reading, type SegmentRow } from './database.ts'
import { openRow } from './segment-rows.ts'

export interface HeldSegment {
  readonly hash: string
  readonly header: Pick<SegmentHeader, 'log' | 'index' | 'first' | 'count' | 'previous'>
  readonly personal: boolean
  /** Unpacked: what it takes in memory, now and at each unlock. */
  readonly bytes: number
  readonly at: readonly [group: number, place: number]
}

export interface Held {
  get(hash: string): HeldSegment | undefined
  add(row: Pick<SegmentRow, 'group' | 'place'>, segment: Segment): void
  /** The same of one whose bytes were not read. */
  addHeld(segment: HeldSegment): void
  /** How many rows were added. */
  readonly rows: number
  /** Every place where its bytes lie: it came without its personal part, and then with it. */
  placesOf(hash: string): readonly (readonly [group: number, place: number])[]
  /** Its personal part was changed where it lies, or taken away. */
  changed(segment: Segment): void
  /** Ascending by index. */
  ofLog(log: string): readonly HeldSegment[]
  all(): Iterable<HeldSegment>
  read(hash: string): Promise<VerifiedSegment | null>
}

/** A gzip member ends with how much it holds; a verified one says it rightly. */
const statedSize = (member: Uint8Array): number =>
  new DataView(member.buffer, member.byteOffset + member.length - 4, 4).getUint32(0, true)

/** Bytes of a verified segment's lines. */
export const unpackedBytes = ({ counted, personal }: Pick<Segment, 'counted' | 'personal'>): number =>
  statedSize(counted) + (personal ? statedSize(personal) : 0)

/** What is known of a segment that lies in a row. */
export const describeHeld = ({ hash, header, ...parts }: Segment, at: HeldSegment['at']): HeldSegment => {
  const { log, index, first, count, previous } = header
  const personal = parts.personal !== null
  return { hash, header: { log, index, first, count, previous }, personal, bytes: unpackedBytes(parts), at }
}

export const createHeld = (vault: Vault, database: MilepostDatabase): Held => {
  const byHash = new Map<string, HeldSegment>()
  const byLog = new Map<string, HeldSegment[]>()
  const places = new Map<string, (readonly [number, number])[]>()
  let rows = 0
  const put = (added: HeldSegment) => {
    const { hash, header } = added
    byHash.set(hash, added)
    const others = (byLog.get(header.log) ?? []).filter((other) => other.hash !== hash)
    const place = others.findLastIndex((other) => other.header.index <= header.index)
    byLog.set(header.log, others.toSpliced(place + 1, 0, added))
  }
  return {
    get: (hash) => byHash.get(hash),
    add({ group, place }, segment) {
      this.addHeld(describeHeld(segment, [group, place]))
    },
    addHeld(segment) {
      rows++
      places.set(segment.hash, [...(places.get(segment.hash) ?? []), segment.at])
      const before = byHash.get(segment.hash)
      if (!before?.personal || segment.personal) put(segment)
    },
    get rows() {
      return rows
    },
    placesOf: (hash) => places.get(hash) ?? [],
    changed(segment) {
      const before = byHash.get(segment.hash)
      if (before) put(describeHeld(segment, before.at))
    },
    ofLog: (log) => byLog.get(log) ?? [],
    all: () => byHash.values(),
    async read(hash) {
      const held = byHash.get(hash)
      const row = held && (await reading(database, database.segments.get([held.at[0], held.at[1]])))
      return row ? openRow(vault, row) : null
    },
  }
}
