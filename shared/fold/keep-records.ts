/**
 * Records in effect and what they add to the figures. A record that no other event is about costs nothing here: it is its
 * own event. One that was amended or voided has a state, reviewed whenever an event about it comes, counts or ceases to.
 */

import { isChange } from '../events/about-records.ts'
import type { LogId, Recorded, Reference, Shift } from '../events/event.ts'
import { referenceText } from '../events/reference.ts'
import type { Cells } from '../figures/cells.ts'
import type { Countable } from '../figures/count-record.ts'
import { moveClock, moveMinute, secondOf } from '../figures/instant.ts'
import { isKind } from '../kinds/kinds.ts'
import { noForm } from '../segments/segment.ts'
import { eventAt, type Held, type Holding, openAt, type Place } from './hold-events.ts'
import { type Clocks, isClockShifted } from './keep-clocks.ts'
import { type Change, type Merged, mergeRecord } from './merge-record.ts'
import type { ChangeEvent } from './read-writes.ts'

export interface RecordState {
  readonly place: Place
  /** As it was last added to the figures. */
  counted: Countable | null
  /** Events about it whose log may not change it. */
  proposals: readonly Reference[]
  merged: Merged | null
  /** Of the personal lines when it was merged. */
  personal: number
}

/** Whether a log may change the records of another. */
export type MayChange = (author: LogId, record: LogId) => boolean

export const isRecorded = (event: { readonly op: string }): event is Recorded =>
  event.op === 'recorded' && isKind((event as Recorded).kind)

export class Records {
  readonly states = new Set<RecordState>()
  readonly #holding: Holding
  readonly #cells: Cells
  readonly #mayChange: MayChange
  readonly #clocks: Clocks
  /** Log, then number: where events about a record are held, counted or not. */
  readonly #about: Map<LogId, Map<number, Place[]>>
  readonly #toReview = new Set<RecordState>()
  /** Shift events whose clock may now be corrected otherwise, by run. */
  readonly #shiftsToReview = new Map<Held, Set<number>>()

  /** `before`: the index of what events are about, from records kept under another pack. */
  constructor(holding: Holding, cells: Cells, mayChange: MayChange, clocks: Clocks, before?: Records) {
    this.#holding = holding
    this.#cells = cells
    this.#mayChange = mayChange
    this.#clocks = clocks
    this.#about = before ? before.#about : new Map()
  }

  /** Takes note of what an event is about. */
  noteEvent(place: Place): void {
    const event = eventAt(place)
    if (!isChange(event)) return
    const [log, n] = event.record
    const numbers = this.#about.get(log) ?? new Map<number, Place[]>()
    this.#about.set(log, numbers)
    const places = numbers.get(n)
    if (places) places.push(place)
    else numbers.set(n, [place])
    // Counted or not, it may be the way by which one author had seen another.
    const state = this.#stateOf(event.record)
    if (state) this.#toReview.add(state)
  }

  /**
   * Takes everything of runs out that are no longer held here: a journal that was sealed, and what it carries. All of them
   * cease to count before any state goes: a change in one may be about a record in another, which is taken away once.
   */
  drop(runs: readonly Held[]): void {
    for (const held of runs) {
      const { applied } = held
      held.applied = false
      if (applied) for (let at = 0; at < held.events.length; at++) this.turn({ held, at }, false)
      this.turnClocks(held)
    }
    for (const held of runs) {
      for (const state of held.records.values()) {
        if (state.counted) this.#cells.count(held.log.id, state.counted, -1)
        this.states.delete(state)
        this.#toReview.delete(state)
      }
      for (const at of held.others) this.#forget({ held, at })
    }
  }

  #forget(place: Place): void {
    const event = eventAt(place)
    if (!isChange(event)) return
    const numbers = this.#about.get(event.record[0])
    const rest = (numbers?.get(event.record[1]) ?? []).filter(({ held }) => held !== place.held)
    if (rest.length > 0) numbers?.set(event.record[1], rest)
    else numbers?.delete(event.record[1])
  }

  /** Takes an event into account that now counts, or no longer does. */
  turn(place: Place, counts: boolean): void {
    if (place.held.repeats.has(place.at)) return
    const event = eventAt(place)
    if (isRecorded(event)) {
      const known = place.held.records.get(place.at)
      const plain = this.#eventsAbout(place).length === 0 && this.#correctionOf(place) === 0
      const state = known ?? (plain ? null : this.#keep(place, !counts))
      if (state) this.#toReview.add(state)
      else this.#cells.count(place.held.log.id, event, counts ? 1 : -1)
    } else if (isChange(event)) {
      const state = this.#stateOf(event.record)
      if (state) this.#toReview.add(state)
    } else if (event.op === 'shift') {
      this.#countShift(place, counts)
    }
  }

  /** The same of a whole run. Records that nothing else is about are counted by columns, where the run has them. */
  turnAll(held: Held, counts: boolean): void {
    const { columns } = held.events
    if (!columns || this.#clocks.concern(held.log.id)) {
      for (let at = 0; at < held.events.length; at++) this.turn({ held, at }, counts)
      return
    }
    const apart = this.#apart(held)
    this.#cells.countColumns(held.log.id, columns, apart, counts ? 1 : -1)
    for (let at = 0; at < columns.form.length; at++)
      if (columns.form[at] === noForm || apart.has(at)) this.turn({ held, at }, counts)
  }

  /** Positions of a run that other events are about, that have a state, or that count elsewhere. */
  #apart(held: Held): ReadonlySet<number> {
    const apart = new Set([...held.records.keys(), ...held.repeats])
    const numbers = this.#about.get(held.log.id)
    if (!numbers) return apart
    const { length } = held.events
    if (numbers.size < length) {
      for (const n of numbers.keys())
        if (n >= held.first && n < held.first + length) apart.add(n - held.first)
    } else for (let at = 0; at < length; at++) if (numbers.has(held.first + at)) apart.add(at)
    return apart
  }

  /** Corrections of clocks in a run that now counts, or no longer does: after all else in it was taken into account. */
  turnClocks(held: Held): void {
    // One stretch for each log: thousands of corrections of the same run are gone through once.
    const hulls = new Map<LogId, { first: number; last: number }>()
    for (const at of held.others) {
      const event = eventAt({ held, at })
      if (!isClockShifted(event)) continue
      const { log, first, last } = event
      const hull = hulls.get(log)
      hulls.set(log, {
        first: Math.min(hull?.first ?? first, first),
        last: Math.max(hull?.last ?? last, last),
      })
    }
    for (const [log, hull] of hulls)
      for (const place of this.#clocks.placesOf({ log, ...hull })) this.#reviewPlace(place)
  }

  /** Many records that count now, or no longer do: figures are brought up to date at the end. */
  together(work: () => void): void {
    this.#cells.together(work)
  }

  /** To be told when it is settled anew what counts and who may change what. */
  settled(): void {
    this.#clocks.changed()
  }

  #correctionOf({ held, at }: Place): number {
    return this.#clocks.correction(held.log.id, held.first + at)
  }

  /** Taken away as it was added: by the correction that held then. */
  #countShift(place: Place, counts: boolean): void {
    const { held, at } = place
    const shift = eventAt(place) as Shift
    const seconds = counts ? this.#correctionOf(place) : (held.corrected.get(at) ?? 0)
    if (counts && seconds !== 0) held.corrected.set(at, seconds)
    else held.corrected.delete(at)
    const event = seconds === 0 ? shift : { ...shift, at: moveClock(shift.at, seconds) }
    this.#cells.countShift({ event, second: secondOf(event.at), log: held.log.id }, counts ? 1 : -1)
  }

  #reviewPlace(place: Place): void {
    const { held, at } = place
    const event = eventAt(place)
    const counts = held.applied && !held.repeats.has(at)
    if (isRecorded(event)) this.#toReview.add(held.records.get(at) ?? this.#keep(place, counts))
    else if (isChange(event)) {
      const state = this.#stateOf(event.record)
      if (state) this.#toReview.add(state)
    } else if (event.op === 'shift')
      this.#shiftsToReview.set(held, (this.#shiftsToReview.get(held) ?? new Set()).add(at))
  }

  /** Records whose log moved in the tree: others may change them now. */
  reviewLog(held: Held): void {
    for (const state of held.records.values()) this.#toReview.add(state)
    if (this.#clocks.concern(held.log.id))
      for (let at = 0; at < held.events.length; at++) this.#reviewPlace({ held, at })
  }

  /** Brings every record touched since the last call up to date, and the figures with it. */
  review(): void {
    for (const state of this.#toReview) {
      const before = state.counted
      const after = this.#judge(state)
      const log = state.place.held.log.id
      if (before) this.#cells.count(log, before, -1)
      if (after) this.#cells.count(log, after, 1)
      state.counted = after
    }
    this.#toReview.clear()
    // One that ceased to count since was taken away with its run.
    for (const [held, positions] of this.#shiftsToReview)
      for (const at of positions)
        if (held.applied && !held.repeats.has(at)) {
          this.#countShift({ held, at }, false)
          this.#countShift({ held, at }, true)
        }
    this.#shiftsToReview.clear()
  }

  /** The record as its events make it. */
  merged(state: RecordState): Merged {
    if (state.merged === null || state.personal !== this.#holding.personal) {
      const { place } = state
      const open = openAt(place)
      state.merged = mergeRecord(
        {
          reference: this.#holding.reference(place),
          event: this.#corrected(place),
          personal: open.personal,
        },
        this.changes(place),
      )
      state.personal = this.#holding.personal
    }
    return state.merged
  }

  /** What was recorded, at the time that a right clock would have shown. */
  #corrected(place: Place): Recorded {
    const event = eventAt(place) as Recorded
    const seconds = this.#correctionOf(place)
    return seconds === 0 ? event : { ...event, when: moveMinute(event.when, seconds) }
  }

  /** Every event held about a record, each once; effective where its log counts and may change the record. */
  changes(record: Place): readonly (Change & { readonly counted: boolean })[] {
    const changes = new Map<string, Change & { readonly counted: boolean }>()
    for (const place of this.#eventsAbout(record)) {
      const { event, personal } = openAt(place)
      const reference = this.#holding.reference(place)
      const name = referenceText(reference)
      const { counted } = place.held
      if (changes.get(name)?.counted) continue
      const effective = counted && this.#mayChange(place.held.log.id, record.held.log.id)
      changes.set(name, {
        reference,
        second: secondOf(event.at) + this.#correctionOf(place),
        event: event as ChangeEvent,
        personal,
        effective,
        counted,
      })
    }
    return [...changes.values()]
  }

  #eventsAbout(record: Place): readonly Place[] {
    const places = this.#about.get(record.held.log.id)?.get(eventAt(record).n)
    if (!places || places.length === 0) return []
    return this.placesAbout(this.#holding.reference(record))
  }

  /** Where events on a record are held, counted or not, whether or not it is held itself. */
  placesAbout([log, n, hash]: Reference): readonly Place[] {
    const places = this.#about.get(log)?.get(n) ?? []
    return places.filter((place) => (eventAt(place) as ChangeEvent).record[2] === hash)
  }

  #stateOf(reference: Reference): RecordState | null {
    const place = this.#holding.find(reference)
    if (!place || !isRecorded(eventAt(place))) return null
    return (
      place.held.records.get(place.at) ??
      this.#keep(place, place.held.applied && !place.held.repeats.has(place.at))
    )
  }

  #keep(place: Place, counted: boolean): RecordState {
    const event = eventAt(place) as Recorded
    const state: RecordState = {
      place,
      counted: counted ? event : null,
      proposals: [],
      merged: null,
      personal: 0,
    }
    place.held.records.set(place.at, state)
    this.states.add(state)
    return state
  }

  /** What the record now adds to the figures. A state that no event needs any more goes. */
  #judge(state: RecordState): Countable | null {
    const { place } = state
    const event = this.#corrected(place)
    state.merged = null
    state.proposals = []
    const counts = place.held.counted && !place.held.repeats.has(place.at)
    const changes = this.changes(place)
    if (changes.length === 0 && this.#correctionOf(place) === 0) {
      place.held.records.delete(place.at)
      this.states.delete(state)
      return counts ? event : null
    }
    if (!counts) return null
    state.proposals = changes
      .filter(({ counted, effective }) => counted && !effective)
      .map(({ reference }) => reference)
    const { site, when, body, voided } = this.merged(state)
    return voided ? null : { kind: event.kind, site, when, body }
  }
}
