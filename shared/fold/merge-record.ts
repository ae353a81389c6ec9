/**
 * One record from the event that recorded it and the events about it: DESIGN.md, "Merge". Each scalar, each member of a
 * set, each count and whether it is voided is a register of its own. Of a register's effective writers, those that no
 * other of them has seen remain; the greatest `at`, log, number of these stands. Knowing beats the clock.
 */
import type { Body, FieldValue, Personal, PersonalLine, Recorded, Reference } from '../events/event.ts'
import { compareText } from '../events/reference.ts'
import { compareWriters, type Ordered } from './order-writers.ts'
import {
  approvedRegister,
  type ChangeEvent,
  detailOf,
  personalPrefix,
  voidedRegister,
  type Write,
  type Written,
  writesOf,
  writesOfBody,
} from './read-writes.ts'
import { type Seen, traceSeen } from './trace-seen.ts'
import type { Conflict } from './view.ts'

/** The event that recorded it. */
export interface Origin {
  readonly reference: Reference
  readonly event: Recorded
  readonly personal: readonly PersonalLine[] | null
}

/** An event about the record, and whether it takes effect. */
export interface Change extends Ordered {
  readonly event: ChangeEvent
  readonly personal: readonly PersonalLine[] | null
  readonly effective: boolean
}

export interface Merged {
  readonly site: string
  readonly when: string
  readonly body: Body
  readonly personal: Personal | null
  readonly voided: boolean
  /** A second person agreed with it, at some time. */
  readonly approved: boolean
  readonly heads: readonly Reference[]
  readonly conflicts: readonly Conflict[]
}

interface Writer {
  readonly change: number
  readonly write: Write
}

/** A record that no other event is about. */
export const asRecorded = (
  reference: Reference,
  { site, when, body }: Recorded,
  personal: readonly PersonalLine[] | null,
): Merged => ({
  site,
  when,
  body,
  personal: readable(personal) ? (detailOf(personal)?.fields ?? {}) : null,
  voided: false,
  approved: false,
  heads: [reference],
  conflicts: [],
})

/** `held` are all events held about this record, in any order, effective or not: knowledge passes through either. */
export const mergeRecord = (origin: Origin, held: readonly Change[]): Merged => {
  const changes = [...held].sort(compareWriters)
  const seen = traceSeen(changes.map(({ reference, event }) => ({ reference, base: event.base })))
  const effective = [...changes.keys()].filter((i) => changes[i]?.effective)
  const heads = unseen(effective, seen)
  const registers = gatherWriters(changes, effective)
  const standing: Write[] = []
  const conflicts: Conflict[] = []
  for (const [register, writers] of registers) {
    const remain = new Set(unseen([...writers.keys()], seen))
    const last = [...writers.values()].filter(({ change }) => remain.has(change))
    const winner = last[last.length - 1] as Writer
    standing.push(winner.write)
    const conflict = conflictOf(register, last, winner, changes, heads, seen)
    if (conflict) conflicts.push(conflict)
  }
  conflicts.sort((a, b) => compareText(a.register, b.register))
  const { event } = origin
  const scalarOf = (name: string) => standing.find((write) => write.register === name)?.value
  return {
    site: String(scalarOf('site') ?? event.site),
    when: String(scalarOf('when') ?? event.when),
    voided: scalarOf(voidedRegister) === true,
    approved: scalarOf(approvedRegister) === true,
    body: bodyOf(event.body, standing),
    personal: personalOf(origin, changes, effective, standing),
    heads: heads.length > 0 ? heads.map((i) => (changes[i] as Change).reference) : [origin.reference],
    conflicts,
  }
}

/** By register, its effective writers by change, in the order of `compareWriters`. The origin is none: every author of a change had it. */
const gatherWriters = (
  changes: readonly Change[],
  effective: readonly number[],
): ReadonlyMap<string, ReadonlyMap<number, Writer>> => {
  const registers = new Map<string, Map<number, Writer>>()
  for (const change of effective) {
    const { event, personal } = changes[change] as Change
    for (const write of writesOf(event, personal)) {
      const writers = registers.get(write.register) ?? new Map<number, Writer>()
      writers.set(change, { change, write })
      registers.set(write.register, writers)
    }
  }
  return registers
}

/** Those of some changes that no other of them has seen, in their order. */
const unseen = (changes: readonly number[], seen: Seen): readonly number[] => {
  const covered = seen(changes)
  const last = changes.filter((change) => !covered.has(change))
  return last.length > 0 ? last : changes
}

/** Several writers with different values, until one event had seen them all. */
const conflictOf = (
  register: string,
  last: readonly Writer[],
  winner: Writer,
  changes: readonly Change[],
  heads: readonly number[],
  seen: Seen,
): Conflict | null => {
  if (last.every(({ write }) => write.value === winner.write.value)) return null
  // What any event has seen, a latest event has seen.
  for (const head of heads) {
    const known = seen([head])
    if (last.every(({ change }) => known.has(change))) return null
  }
  return {
    register,
    values: last.map((writer) => {
      const { reference, event } = changes[writer.change] as Change
      return { by: reference, at: event.at, value: writer.write.value, stands: writer === winner }
    }),
  }
}

/** Registers that are no fields. */
const ofTheRecord: ReadonlySet<string> = new Set(['site', 'when', voidedRegister, approvedRegister])

/** The fields of the record that recorded it, with what stands written over them. Members in code unit order. */
const bodyOf = (body: Body, standing: readonly Write[]): Body => {
  const counted = standing.filter(
    ({ register }) => !ofTheRecord.has(register) && !register.startsWith(personalPrefix),
  )
  if (counted.length === 0) return body
  const fields = new Map<string, Map<string | null, Written>>()
  for (const { field, member, value } of [...writesOfBody(body), ...counted]) {
    const members = fields.get(field) ?? new Map<string | null, Written>()
    members.set(member, value)
    fields.set(field, members)
  }
  const entries: [string, FieldValue][] = []
  for (const [field, members] of fields) {
    const value = joinMembers(members)
    if (value !== null) entries.push([field, value])
  }
  return Object.fromEntries(entries)
}

const joinMembers = (members: ReadonlyMap<string | null, Written>): FieldValue | null => {
  const kept = [...members]
    .filter((entry): entry is [string, true | number] => entry[0] !== null && entry[1] !== null)
    .sort(([a], [b]) => compareText(a, b))
  if (kept.length === 0) return members.get(null) ?? null
  if (kept.every(([, value]) => value === true)) return kept.map(([name]) => name)
  return Object.fromEntries(kept.filter((entry): entry is [string, number] => entry[1] !== true))
}

/** Folded as the counted fields are, from the lines that are held; null where none is. */
const personalOf = (
  origin: Origin,
  changes: readonly Change[],
  effective: readonly number[],
  standing: readonly Write[],
): Personal | null => {
  const lines = [origin.personal, ...effective.map((i) => changes[i]?.personal ?? null)]
  if (!lines.some(readable)) return null
  const fields = new Map(Object.entries(detailOf(origin.personal)?.fields ?? {}))
  for (const { register, field, value } of standing) {
    if (!register.startsWith(personalPrefix)) continue
    if (value === null) fields.delete(field)
    else fields.set(field, String(value))
  }
  return Object.fromEntries(fields)
}

/** The part is held, and what it said of this event was not erased. Tokens say nothing that can be read. */
const readable = (lines: readonly PersonalLine[] | null): boolean =>
  lines !== null &&
  (lines.length === 0 || lines.some((line) => !('erased' in line))) &&
  !lines.some((line) => line.class === 'detail' && 'erased' in line)
