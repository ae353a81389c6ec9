/** Segments as rows: what is sealed of each, and how it is read back. Verified once, when it came; never again. */
import { limits } from '../../../shared/batch/limits.ts'
import type { Compression } from '../../../shared/capabilities.ts'
import type { KnownEvent, LogId, PersonalLine } from '../../../shared/events/event.ts'
import { decodeText, encodeText, joinBytes } from '../../../shared/lines/bytes.ts'
import { eventsOf } from '../../../shared/segments/column-events.ts'
import { LineForms } from '../../../shared/segments/line-forms.ts'
import { type PersonalColumn, readPersonal } from '../../../shared/segments/personal-part.ts'
import { readChecked } from '../../../shared/segments/read-counted.ts'
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

/** Its lines, unpacked; null when its bytes are not what they were. */
export const linesOf = async (
  caps: Compression,
  { counted, personal }: VerifiedSegment,
): Promise<{ readonly counted: Uint8Array; readonly personal: PersonalColumn | null } | null> => {
  const lines = await caps.gunzip(counted, limits.memberBytes)
  const names = personal && (await caps.gunzip(personal, limits.memberBytes))
  if (!lines.ok || names?.ok === false) return null
  return { counted: lines.bytes, personal: names && readPersonal(names.bytes) }
}

/** The segment with its events, or null when its bytes are not what they were. `table`: what lines of others said. */
export const parseSegment = async (
  caps: Compression,
  segment: VerifiedSegment,
  table = new LineForms(),
): Promise<OpenSegment | null> => {
  const lines = await linesOf(caps, segment)
  if (!lines) return null
  const { header } = segment
  return { segment, events: eventsOf(header, readChecked(header, lines.counted, table), lines.personal) }
}

/** What a journal entry seals. */
export interface JournalContent {
  readonly line: string
  /** Personal lines, as written. */
  readonly personal: readonly string[]
}

/** Of one log: a restored installation keeps its vault and begins another log, whose numbers start again. */
export const journalPosition = (log: LogId, n: number): string => `${log}:${n}`

export const sealEntry = (
  vault: Vault,
  log: LogId,
  n: number,
  content: JournalContent,
): Promise<Uint8Array> => vault.seal('journal', journalPosition(log, n), encodeText(JSON.stringify(content)))

export const openEntry = async (
  vault: Vault,
  log: LogId,
  n: number,
  sealed: Uint8Array,
): Promise<JournalContent | null> => {
  const bytes = await vault.open('journal', journalPosition(log, n), sealed)
  return bytes && (JSON.parse(decodeText(bytes) ?? 'null') as JournalContent | null) // sealed by this app
}

export const eventOfEntry = (content: JournalContent): OpenEvent => ({
  event: JSON.parse(content.line) as KnownEvent,
  line: content.line,
  personal: content.personal.map((line) => JSON.parse(line) as PersonalLine),
})
