/**
 * What the frames of the mirror hold: a head in clear, which says where the entry belongs, a line feed, sealed bytes.
 * In `segments`, a run of segment entries is closed by a group entry; without it the run never happened.
 */
import { decodeText, encodeText, joinBytes } from '../../../shared/lines/bytes.ts'
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

const nothing = new Uint8Array()
const lineFeed = 10

const writeEntry = (head: object, sealed: Uint8Array): Uint8Array =>
  joinBytes([encodeText(`${JSON.stringify(head)}\n`), sealed])

const readEntry = (payload: Uint8Array): { head: unknown; sealed: Uint8Array } | null => {
  const end = payload.indexOf(lineFeed)
  if (end < 0) return null
  try {
    return { head: JSON.parse(decodeText(payload.subarray(0, end)) ?? ''), sealed: payload.slice(end + 1) }
  } catch {
    return null
  }
}

export const writeJournalEntry = ({ n, sealed }: JournalRow): Uint8Array =>
  writeEntry({ n } satisfies JournalHead, sealed)

export const readJournalEntry = (payload: Uint8Array): JournalRow | null => {
  const entry = readEntry(payload)
  const n = (entry?.head as JournalHead | undefined)?.n
  return entry && Number.isSafeInteger(n) ? { n: n as number, sealed: entry.sealed } : null
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
  const entry = readEntry(payload)
  return entry ? { place: (entry.head as PersonalHead).place, sealed: entry.sealed } : null
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
  const entry = readEntry(payload)
  return entry && { ...(entry.head as SegmentHead), counted: entry.sealed, personal: null } // written by this module
}

export const readGroupEntry = (payload: Uint8Array): Omit<GroupRow, 'end'> | null => {
  const entry = readEntry(payload)
  if (!entry) return null
  const { closes, id, segments, hasPersonal, hasNote } = entry.head as GroupHead // written by this module
  return { group: closes, id, segments, hasPersonal, note: hasNote ? entry.sealed : null }
}
