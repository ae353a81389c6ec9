/**
 * The fold of `fold.ts`, put together: what is held (`hold-events`), which of it counts (`settle-logs`), and the records
 * and figures that follow (`keep-records`, `../figures/cells`). Adding a segment costs in proportion to the segment.
 */
import type { Hashing } from '../capabilities.ts'
import type { LogId } from '../events/event.ts'
import { Cells } from '../figures/cells.ts'
import type { Pack } from '../pack/pack.ts'
import type { FoldSegment, OpenEvent } from '../segments/segment.ts'
import type { Fold } from './fold.ts'
import { type Held, type HeldLog, Holding, type Place, runsOf } from './hold-events.ts'
import { Clocks, isClockShifted } from './keep-clocks.ts'
import { Erasing } from './keep-erasures.ts'
import { Records } from './keep-records.ts'
import { Relations } from './keep-relations.ts'
import { isDecision, Logs } from './settle-logs.ts'
import { writeState } from './state-bytes.ts'
import { tellHistory } from './tell-history.ts'
import * as clocks from './view-clocks.ts'
import { duplicates } from './view-duplicates.ts'
import { dueErasures, erasures, reachedIn, saysPersonal } from './view-erasures.ts'
import * as events from './view-events.ts'
import { codeOf, viewLogs } from './view-logs.ts'
import { findRecord, headsWhere, recordRuns, viewRecords } from './view-records.ts'
import * as review from './view-review.ts'

/** All that the views read. Replaced whole when a newer pack comes. */
export interface Parts {
  readonly holding: Holding
  readonly own: LogId
  readonly pack: Pack
  readonly cells: Cells
  readonly logs: Logs
  readonly records: Records
  readonly relations: Relations
  readonly clocks: Clocks
  readonly erasing: Erasing
}

/** `own` is the installation's own log: it counts here, whether or not a unit accepted it. */
export const createFold = (caps: Hashing, pack: Pack, own: LogId): Fold => {
  const holding = new Holding(caps)
  let parts = makeParts(holding, pack, own)
  let revision = 0

  /** Events of the journal that are now sealed leave it. Gives the logs that its decisions were about. */
  const seal = (log: HeldLog): readonly HeldLog[] => {
    const journal = log.journal
    if (!journal) return []
    const rest = [...journal.events].filter((open) => !isHeld(holding, log.id, open, true))
    if (rest.length === journal.events.length) return []
    const carried = journal.carries
    const about = drop(parts, [journal, ...carried])
    holding.dropCarried(journal)
    log.journal = null
    if (rest.length > 0) note(parts, holding.holdJournal(log, rest))
    return [...about, ...carried.map((held) => held.log)]
  }

  return {
    addSegments(segments) {
      const concerned = new Set<HeldLog>()
      for (const open of segments) {
        if (!isOurs(open, pack.operation)) continue
        const held = holding.hold(open)
        if (!held) continue
        for (const log of note(parts, held)) concerned.add(log)
      }
      const ownLog = holding.logs.get(own)
      if (ownLog && concerned.has(ownLog)) for (const log of seal(ownLog)) concerned.add(log)
      parts.logs.settle(concerned, parts.records)
      parts.relations.changed()
      revision++
    },
    addOwn(event) {
      addOwn(parts, event)
      parts.relations.changed()
      revision++
    },
    withDecision(event, read) {
      const change = (how: (parts: Parts, event: OpenEvent) => void) => {
        how(parts, event)
        parts.relations.changed()
        revision++
      }
      change(addOwn)
      try {
        return read()
      } finally {
        change(takeBack)
      }
    },
    setPack(newer) {
      if (newer.version <= parts.pack.version || newer.operation !== pack.operation) return
      parts = makeParts(holding, newer, own, parts)
      revision++
    },
    get pack() {
      return parts.pack
    },
    own,
    get ownLogs() {
      return parts.logs.chainOf(own)
    },
    get leads() {
      return parts.logs.leads
    },
    mayDecide: (log) => parts.logs.mayDecide(log),
    mayChange: (log, author = own) => parts.logs.mayChange(author, log),
    get revision() {
      return revision
    },
    get cells() {
      return parts.cells
    },
    record: (key) => findRecord(parts, key),
    records: () => viewRecords(parts),
    recordRuns: () => recordRuns(parts),
    heads: (covers) => headsWhere(parts, covers),
    history: (key) => tellHistory(parts, key),
    logs: () => viewLogs(parts),
    carriers: (log) => events.carriers(parts, log),
    countIn: (log, hash, isMeant) => events.countIn(parts, log, hash, isMeant),
    counts: (log, hash) => holding.logs.get(log)?.segments.get(hash)?.counted ?? false,
    codeOf: (log) => codeOf(parts, log),
    officer: (log, number) => events.officer(parts, log, number),
    proposals: () => events.proposals(parts),
    openProposals: () => review.openProposals(parts),
    conflictedRecords: () => review.conflictedRecords(parts),
    event: (reference) => review.findEvent(parts, reference),
    duplicates: () => duplicates(parts),
    relations: () => parts.relations.all,
    eventsOf: (op) => events.eventsOf(parts, op),
    basis: () => events.basis(parts),
    decisions: () => events.decisions(parts),
    erasures: () => erasures(parts),
    saysPersonal: (record) => saysPersonal(parts, record),
    dueErasures: () => dueErasures(parts),
    reachedByErasures: () => reachedIn(parts, own),
    shifts: () => events.shifts(parts),
    clockJumps: (log) => clocks.clockJumps(parts, log),
    clockEntries: (log, first, last, most) => clocks.clockEntries(parts, log, first, last, most),
    lastNumber: (log) => clocks.lastNumber(parts, log),
    clockCorrection: (log, number) => parts.clocks.correction(log, number),
    clockStretches: (log) => parts.clocks.stretches(log),
    notUnderstood: () => events.notUnderstood(parts),
    stateBytes: () => writeState(parts),
  }
}

const makeParts = (holding: Holding, pack: Pack, own: LogId, before?: Parts): Parts => {
  const cells = new Cells(pack)
  const logs = new Logs(holding, pack, own)
  const mayChange = (author: LogId, record: LogId) => logs.mayChange(author, record)
  const clocks = new Clocks(holding, mayChange, before?.clocks)
  const erasing = new Erasing(before?.erasing)
  const relations = new Relations(holding, mayChange, clocks, before?.relations)
  const records = new Records(holding, cells, mayChange, clocks, before?.records)
  for (const log of holding.logs.values())
    for (const held of runsOf(log)) {
      held.counted = false
      held.applied = false
      held.repeats = new Set()
      held.records.clear()
      held.corrected.clear()
    }
  logs.settle(holding.logs.values(), records)
  return { holding, own, pack, cells, logs, records, relations, clocks, erasing }
}

/** Takes note of what the events held here are about. Gives the logs concerned: its own, and those it carries events of. */
const note = (parts: Parts, held: Held): readonly HeldLog[] => [
  held.log,
  ...held.others.flatMap((at) => noteEvent(parts, { held, at })),
]

/** Corrections of clocks first: what else is noted may ask for them. */
const noteEvent = (parts: Parts, place: Place): readonly HeldLog[] => {
  parts.clocks.noteEvent(place)
  parts.relations.noteEvent(place)
  parts.erasing.noteEvent(place)
  parts.records.noteEvent(place)
  const carried = parts.holding.holdCarried(place)
  return carried ? note(parts, carried) : []
}

/** Runs that are held no longer. Gives the logs that their decisions were about. */
const drop = (parts: Parts, runs: readonly Held[]): readonly HeldLog[] => {
  const { records, relations, clocks, erasing, logs } = parts
  records.drop(runs)
  return runs.flatMap((held) => {
    relations.drop(held)
    clocks.drop(held)
    erasing.drop(held)
    held.counted = false
    return logs.noteDecision(held)
  })
}

/** Whether the very event is held by its own log, in a segment (or else in the journal). What others carry is theirs. */
const isHeld = (holding: Holding, log: LogId, { event, line }: OpenEvent, sealed: boolean): boolean =>
  holding
    .places(log, event.n)
    .some(
      ({ held, at }) =>
        held.carrier === null && !(sealed && held.journal) && held.events.at(at)?.line === line,
    )

/** A first segment follows from the operation's id; one that does not is of no chain of this operation. */
const isOurs = ({ segment: { header } }: FoldSegment, operation: string): boolean =>
  header.operation === operation && (header.index > 1 || header.previous === operation)

const addOwn = (parts: Parts, event: OpenEvent): void => {
  const { holding, own, logs, records } = parts
  const log = holding.log(own)
  if (isHeld(holding, own, event, false)) return
  const { journal } = log
  if (!journal) {
    logs.settle(note(parts, holding.holdJournal(log, [event])), records)
    return
  }
  const at = journal.events.length
  ;(journal.events as OpenEvent[]).push(event) // a journal's run is an array, see `holdJournal`
  if (event.event.op !== 'recorded') journal.others.push(at)
  const carried = noteEvent(parts, { held: journal, at })
  if (carried.length > 0) {
    logs.settle([log, ...carried], records)
    return
  }
  if (!journal.applied) {
    records.review()
    return
  }
  records.turn({ held: journal, at }, true)
  if (log.carried.length > 0) logs.recount(log, records)
  if (isClockShifted(event.event)) records.turnClocks(journal)
  if (isDecision(event.event)) logs.settle(logs.noteDecision(journal), records)
  else records.review()
}

/** The last event of the journal, a decision, never was. */
const takeBack = ({ holding, own, logs, records }: Parts, event: OpenEvent): void => {
  const log = holding.log(own)
  const { journal } = log
  const events = journal?.events as OpenEvent[] | undefined // a journal's run is an array, see `holdJournal`
  if (!journal || !events || events.at(-1) !== event) return
  events.pop()
  journal.others.pop()
  const about = logs.noteDecision(journal)
  if (events.length === 0) log.journal = null
  logs.settle([log, ...about], records)
}
