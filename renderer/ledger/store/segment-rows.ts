/** Segments as rows: what is sealed of each, and how it is read back. Verified once, when it came; never again. */
import type { Compression } from '../../../shared/capabilities.ts'
import { checkEvent } from '../../../shared/events/check-event.ts'
import type { KnownEvent, PersonalLine, Unknown } from '../../../shared/events/event.ts'
import { rulesVersion } from '../../../shared/events/op-table.ts'
import { decodeText, encodeText, joinBytes } from '../../../shared/lines/bytes.ts'
import type {
  OpenEvent,
  OpenSegment,
  SegmentHeader,
  VerifiedSegment,
} from '../../../shared/segments/segment.ts'
import type { Vault } from '../vault/vault.ts'
import type { SegmentRow } from './database.ts'
import type { NewSegmentRow } from './durable-store.ts'

const positionOf = ({ log, index, hash }: Pick<SegmentRow, 'log' | 'index' | 'hash'>) =>
  `${log}:${index}:${hash}`

/** Sealed as `counted`: header line LF signature LF gzip member. As `personal`: the gzip member. */
export const sealRow = async (vault: Vault, segment: VerifiedSegment): Promise<NewSegmentRow> => {
  const { header, headerLine, hash, signature } = segment
  const place = { log: header.log, index: header.index, hash }
  const head = encodeText(`${headerLine}\n${signature}\n`)
  return {
    ...place,
    events: header.count,
    counted: await vault.seal('counted', positionOf(place), joinBytes([head, segment.counted])),
    personal: segment.personal && (await vault.seal('personal', positionOf(place), segment.personal)),
  }
}

const lineFeed = 10

/** null: damaged, or not of this installation. A damaged personal part reads as not held. */
export const openRow = async (vault: Vault, row: SegmentRow): Promise<VerifiedSegment | null> => {
  const bytes = await vault.open('counted', positionOf(row), row.counted)
  if (!bytes) return null
  const first = bytes.indexOf(lineFeed)
  const second = bytes.indexOf(lineFeed, first + 1)
  const headerLine = decodeText(bytes.subarray(0, first)) ?? ''
  const segment = {
    header: JSON.parse(headerLine) as SegmentHeader,
    headerLine,
    hash: row.hash,
    signature: decodeText(bytes.subarray(first + 1, second)) ?? '',
    counted: bytes.slice(second + 1),
    personal: row.personal && (await vault.open('personal', positionOf(row), row.personal)),
  }
  return segment as unknown as VerifiedSegment // only verified segments were sealed under this vault key
}

/** One gzip member of a segment held, as lines. */
const linesOf = async (caps: Compression, member: Uint8Array): Promise<readonly string[] | null> => {
  const opened = await caps.gunzip(member, 64 * 1024 * 1024)
  const text = opened.ok ? decodeText(opened.bytes) : null
  if (text === null) return null
  return text === '' ? [] : text.slice(0, -1).split('\n')
}

const eventOf = (line: string, header: SegmentHeader): KnownEvent | Unknown => {
  const value = JSON.parse(line)
  if (header.rules <= rulesVersion) return value
  const checked = checkEvent(value, header.rules)
  return checked.ok ? checked.value : value
}

/** The segment with its lines parsed, or null when its bytes are not what they were. */
export const parseSegment = async (
  caps: Compression,
  segment: VerifiedSegment,
): Promise<OpenSegment | null> => {
  const counted = await linesOf(caps, segment.counted)
  if (!counted) return null
  const personal = segment.personal && (await linesOf(caps, segment.personal))
  const held = new Map<number, PersonalLine[]>()
  for (const line of personal ?? []) {
    const parsed = JSON.parse(line) as PersonalLine
    if (parsed.class !== 'detail' && !('erased' in parsed)) continue
    held.set(parsed.n, [...(held.get(parsed.n) ?? []), parsed])
  }
  const events = counted.map((line): OpenEvent => {
    const event = eventOf(line, segment.header)
    return { event, line, personal: personal ? (held.get(event.n) ?? []) : null }
  })
  return { segment, events }
}

/** What a journal entry seals. */
export interface JournalContent {
  readonly line: string
  /** Personal lines, as written. */
  readonly personal: readonly string[]
}

export const sealEntry = (vault: Vault, n: number, content: JournalContent): Promise<Uint8Array> =>
  vault.seal('journal', String(n), encodeText(JSON.stringify(content)))

export const openEntry = async (
  vault: Vault,
  n: number,
  sealed: Uint8Array,
): Promise<JournalContent | null> => {
  const bytes = await vault.open('journal', String(n), sealed)
  return bytes && (JSON.parse(decodeText(bytes) ?? 'null') as JournalContent | null) // sealed by this app
}

export const eventOfEntry = (content: JournalContent): OpenEvent => ({
  event: JSON.parse(content.line) as KnownEvent,
  line: content.line,
  personal: content.personal.map((line) => JSON.parse(line) as PersonalLine),
})
