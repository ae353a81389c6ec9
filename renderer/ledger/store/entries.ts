/**
 * What the frames of the mirror hold: a head in clear, which says where the entry belongs, a line feed, sealed bytes.
 * In `segments`, a run of segment entries is closed by a group entry; without it the run never happened.
 */
import {
  type Check,
  isBoolean,
  isHex64,
  isInteger,
  isNumber,
  isRows,
} from '../../../shared/events/check-values.ts'
import { encodeText, isHex, joinBytes, readJson } from '../../../shared/lines/bytes.ts'
import type { GroupRow, JournalRow, SegmentRow } from './database.ts'

type JournalHead = { readonly n: number }
type SegmentHead = Pick<SegmentRow, 'group' | 'place' | 'log' | 'index' | 'hash' | 'events'>
type PersonalHead = { readonly place: number }
type GroupHead = {
  readonly closes: number
  readonly id: string
  readonly segments: number
  readonly hasPersonal: boolean
  readonly hasNote: boolean
}

// Heads lie in clear and nothing signs them: what says anything else than this app writes is no entry.
const isCount = isInteger(0, Number.MAX_SAFE_INTEGER)
const isJournalHead = isRows([{ key: 'n', check: isNumber }])
const isPersonalHead = isRows([{ key: 'place', check: isCount }])
const isSegmentHead = isRows([
  { key: 'group', check: isNumber },
  { key: 'place', check: isCount },
  { key: 'log', check: isHex64 },
  { key: 'index', check: isNumber },
  { key: 'hash', check: isHex64 },
  { key: 'events', check: isCount },
])
const isGroupHead = isRows([
  { key: 'closes', check: isNumber },
  { key: 'id', check: (value) => isHex(value, 32) },
  { key: 'segments', check: isCount },
  { key: 'hasPersonal', check: isBoolean },
  { key: 'hasNote', check: isBoolean },
])

const nothing = new Uint8Array()
const lineFeed = 10

const writeEntry = (head: object, sealed: Uint8Array): Uint8Array =>
  joinBytes([encodeText(`${JSON.stringify(head)}\n`), sealed])

/** null: no entry whose head `check` takes. */
const readEntry = <Head>(payload: Uint8Array, check: Check): { head: Head; sealed: Uint8Array } | null => {
  const end = payload.indexOf(lineFeed)
  if (end < 0) return null
  const head = readJson(payload.subarray(0, end))
  // The rows are the proof of the type.
  return check(head) ? { head: head as Head, sealed: payload.slice(end + 1) } : null
}

export const writeJournalEntry = ({ n, sealed }: JournalRow): Uint8Array =>
  writeEntry({ n } satisfies JournalHead, sealed)

export const readJournalEntry = (payload: Uint8Array): JournalRow | null => {
  const entry = readEntry<JournalHead>(payload, isJournalHead)
  return entry && { n: entry.head.n, sealed: entry.sealed }
}

export const writeSegmentEntry = ({
  group,
  place,
  log,
  index,
  hash,
  events,
  counted,
}: SegmentRow): Uint8Array =>
  writeEntry({ group, place, log, index, hash, events } satisfies SegmentHead, counted)

export const writePersonalEntry = (place: number, sealed: Uint8Array): Uint8Array =>
  writeEntry({ place } satisfies PersonalHead, sealed)

export const readPersonalEntry = (payload: Uint8Array): { place: number; sealed: Uint8Array } | null => {
  const entry = readEntry<PersonalHead>(payload, isPersonalHead)
  return entry && { place: entry.head.place, sealed: entry.sealed }
}

export const writeGroupEntry = ({
  group,
  id,
  segments,
  hasPersonal,
  note,
}: Omit<GroupRow, 'end'>): Uint8Array =>
  writeEntry(
    { closes: group, id, segments, hasPersonal, hasNote: note !== null } satisfies GroupHead,
    note ?? nothing,
  )

export const readSegmentEntry = (payload: Uint8Array): SegmentRow | null => {
  const entry = readEntry<SegmentHead>(payload, isSegmentHead)
  return entry && { ...entry.head, counted: entry.sealed, personal: null }
}

export const readGroupEntry = (payload: Uint8Array): Omit<GroupRow, 'end'> | null => {
  const entry = readEntry<GroupHead>(payload, isGroupHead)
  if (!entry) return null
  const { closes, id, segments, hasPersonal, hasNote } = entry.head
  return { group: closes, id, segments, hasPersonal, note: hasNote ? entry.sealed : null }
}
