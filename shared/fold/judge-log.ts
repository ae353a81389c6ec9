/**
 * Whether a log counts, where it stands in the tree, and which of its segments count: DESIGN.md, "Path" and "Decisions
 * are events". Decisions come from the logs of units nearer the root, which are judged before.
 */
import type { Branch, Decision as DecisionEvent, Hex, LogId, Opened, Reference } from '../events/event.ts'
import { compareText } from '../events/reference.ts'
import type { OpenEvent } from '../segments/segment.ts'
import { type Branches, findBranches, follows, type Link } from './find-branches.ts'
import { type Held, type HeldLog, runsOf } from './hold-events.ts'
import type { Tree } from './trace-path.ts'
import type { LogState } from './view.ts'

/** A decision from a log that counts, by who decides by that log: `Tree.deciderOf`. */
export interface Decision {
  readonly reference: Reference
  readonly second: number
  readonly decider: string
  readonly event: DecisionEvent
}

export interface Standing {
  readonly state: LogState
  readonly role: 'station' | 'unit'
  /** Empty where event 1 is not held. */
  readonly place: string
  /** Units that may change its records, nearest first. */
  readonly path: readonly string[]
  /** With its suffix where a decision gave one; empty where event 1 is not held. */
  readonly code: string
  /** The decisions applied. */
  readonly decisions: readonly Decision[]
  readonly branches: Branches
  /** How many branches decisions name. */
  readonly pins: number
  readonly journalCounts: boolean
  /** The log that this one continues. */
  readonly continues: LogId | null
}

const nothing: Branches = { counted: new Set(), contradiction: null, tips: [] }

/** An opening: event 1, and the first segment that holds it (null: the journal). A log that forks at once has several. */
export interface Opening {
  readonly event: Opened
  readonly hash: Hex | null
  readonly path: readonly string[]
  /** Who decides about it. */
  readonly deciders: readonly string[]
}

/**
 * `isOwn`: this installation's log, or one that it continues. `decisions` are all those held about this log, of deciders' logs that count; `inherited` those against logs that it
 * continues, see `find-succession.ts`; `before` is how it stood until now.
 */
export const judgeLog = (
  log: HeldLog,
  isOwn: boolean,
  operation: Hex,
  tree: Tree,
  decisions: readonly Decision[],
  inherited: readonly Decision[] = [],
  before?: Standing,
): Standing => {
  const unit = tree.unitOf(log.id)
  const openings = openingsOf(log, tree, unit?.id ?? null)
  const won = openings.map((opening) => winnerOf(log.id, opening, decisions, inherited, tree))
  const applied = [...new Set(won.filter((decision) => decision !== null))]
  const against = applied.length > 0 && applied.every(({ event }) => event.op === 'rejected')
  const pins = pinsOf(log, openings, won)
  const revoked = applied.some(({ event }) => event.op === 'revoked')
  const accepted =
    !against && (unit !== null || isOwn || applied.length > 0) && !(revoked && pins.length === 0)
  const closed = closedOf(pins, applied)
  const branches = accepted
    ? (extendBranch(log, pins.length, before) ??
      findBranches([...log.segments.values()], operation, pins, closed))
    : nothing

  const counting = openings.filter(({ hash }) => hash !== null && branches.counted.has(hash))
  const opening = (counting[0] ?? openings[0])?.event
  const places = counting.length > 0 ? counting : openings
  const path = unit ? tree.pathOf('unit', unit.id) : sharedPath(places.map((each) => each.path))
  const suffix = applied
    .map(({ event }) => (event.op === 'accepted' ? event.suffix : undefined))
    .find(Boolean)
  return {
    state: stateOf(applied, unit !== null, isOwn, openings.length > 0 && path.length === 0),
    role: unit ? 'unit' : (opening?.role ?? 'station'),
    place: unit?.id ?? opening?.place ?? '',
    path,
    code: opening ? opening.code + (suffix ?? '') : '',
    decisions: applied,
    branches,
    pins: pins.length,
    journalCounts: accepted && branches.contradiction === null && journalFollows(log, branches.tips, closed),
    continues: continuedBy(log.id, opening, applied),
  }
}

/** What is said of a log, from the strongest: decisions against it before whatever speaks for it. */
const stateOf = (
  applied: readonly Decision[],
  named: boolean,
  isOwn: boolean,
  nowhere: boolean,
): LogState => {
  const ops = applied.map(({ event }) => event.op)
  if (ops.length > 0 && ops.every((op) => op === 'rejected')) return 'rejected'
  if (ops.includes('revoked')) return 'revoked'
  if (named) return 'named-by-pack'
  if (ops.includes('accepted')) return 'accepted'
  if (isOwn) return 'own'
  return nowhere ? 'not-on-path' : 'waiting'
}

/** Branches that a revocation pins end where it says; nothing goes on from them. */
const closedOf = (pins: readonly Branch[], applied: readonly Decision[]): ReadonlySet<Hex> => {
  const revoked = new Set(
    applied.flatMap(({ event }) => (event.op === 'revoked' ? event.branches.map(({ hash }) => hash) : [])),
  )
  return new Set(pins.map(({ hash }) => hash).filter((hash) => revoked.has(hash)))
}

/**
 * The everyday case, without going through the whole log again: it was one chain of which all counted, and what is new
 * goes on from its end. Gives null in any other case.
 */
const extendBranch = (log: HeldLog, pins: number, before: Standing | undefined): Branches | null => {
  const known = before?.branches
  let [tip] = known?.tips ?? []
  if (!known || !tip || known.tips.length > 1 || known.contradiction !== null) return null
  if (pins > 0 || before.pins > 0) return null
  const fresh: Hex[] = []
  while (known.counted.size + fresh.length < log.segments.size) {
    const [next, other]: readonly Held[] = log.byIndex.get(tip.index + 1) ?? []
    if (!next || other || next.previous !== tip.hash || !follows(tip, next)) return null
    fresh.push(next.hash)
    tip = next
  }
  for (const hash of fresh) known.counted.add(hash)
  return { counted: known.counted, contradiction: null, tips: [tip] }
}

/** By its own first event, and by those that it carries of the logs in between: each proved with the key of the log before. */
const provesToContinue = (carrier: HeldLog, before: LogId): boolean => {
  const firsts = [...(carrier.byIndex.get(1) ?? []), ...(carrier.journal ? [carrier.journal] : [])]
  const carried = runsOf(carrier).flatMap(({ carries }) => carries)
  const proved = new Set([carrier.id])
  for (const id of proved)
    for (const held of [
      ...(id === carrier.id ? firsts : []),
      ...carried.filter(({ log }) => log.id === id),
    ]) {
      const event: OpenEvent['event'] | undefined = held.events.at(0)?.event
      const continuing = event?.op === 'opened' && event.n === 1 ? (event as Opened).continuing : undefined
      if (continuing) proved.add(continuing.last[0])
    }
  return proved.has(before)
}

/** By hash, so that the first is the same everywhere. */
export const openingsOf = (log: HeldLog, tree: Tree, unit: string | null): readonly Opening[] => {
  const openings: Opening[] = []
  const add = (held: Held, hash: Hex | null) => {
    const event: OpenEvent['event'] | undefined = held.events.at(0)?.event
    if (event?.op !== 'opened' || event.n !== 1) return
    const opened = event as Opened
    const path = unit === null ? tree.pathOf(opened.role, opened.place) : tree.pathOf('unit', unit)
    openings.push({ event: opened, hash, path, deciders: tree.decidersOf(log.id, opened) })
  }
  for (const held of log.byIndex.get(1) ?? []) add(held, held.hash)
  if (log.journal) add(log.journal, null)
  // Of a log that never sealed anything, what the one that proves to continue it carries.
  if (openings.length === 0)
    for (const held of log.carried)
      if (held.carrier && provesToContinue(held.carrier.held.log, log.id)) add(held, null)
  return openings.sort((a, b) => compareText(a.hash ?? '', b.hash ?? ''))
}

/** As its own first event says and its key proved, or else as a decision names it. */
const continuedBy = (log: LogId, opening: Opened | undefined, applied: readonly Decision[]): LogId | null => {
  const named = applied.map(({ event }) => (event.op === 'accepted' ? event.continues : undefined))
  const before = opening?.continuing?.last[0] ?? named.find(Boolean) ?? null
  return before === log ? null : before
}

/** The decision nearest the root, then that decider's latest. A log decides nothing about itself. */
export const winnerOf = (
  log: LogId,
  { deciders }: Pick<Opening, 'deciders'>,
  decisions: readonly Decision[],
  inherited: readonly Decision[],
  tree: Tree,
): Decision | null => {
  let winner: Decision | null = null
  const direct = decisions.filter(
    ({ reference, decider }) => reference[0] !== log && deciders.includes(decider),
  )
  for (const decision of [...direct, ...inherited])
    if (winner === null || outranks(decision, winner, tree)) winner = decision
  return winner
}

const outranks = (a: Decision, b: Decision, tree: Tree): boolean => {
  const nearer = tree.depthOf(b.decider) - tree.depthOf(a.decider)
  if (nearer !== 0) return nearer > 0
  const later = tree.turnOf(a.reference[0]) - tree.turnOf(b.reference[0])
  if (later !== 0) return later > 0
  if (a.reference[1] !== b.reference[1]) return a.reference[1] > b.reference[1]
  return a.second !== b.second ? a.second > b.second : a.reference[2] > b.reference[2]
}

/** The branches that decisions name, each judged by the opening that it leads back to. */
const pinsOf = (
  log: HeldLog,
  openings: readonly Opening[],
  won: readonly (Decision | null)[],
): readonly Branch[] => {
  const pins: Branch[] = []
  const pin = (branch: Branch) => {
    if (!pins.some(({ index, hash }) => index === branch.index && hash === branch.hash)) pins.push(branch)
  }
  for (const [i, decision] of won.entries())
    for (const branch of branchesOf(decision)) {
      const root = rootOf(log, branch.hash)
      const mine = root === null ? won.every((other) => other === decision) : root === openings[i]?.hash
      if (mine) pin(branch)
    }
  return pins
}

const branchesOf = (decision: Decision | null): readonly Branch[] =>
  decision === null || decision.event.op === 'rejected' ? [] : decision.event.branches

/** Hash of the first segment that a branch leads back to; null where a gap hides it. */
const rootOf = (log: HeldLog, hash: Hex): Hex | null => {
  let held = log.segments.get(hash)
  while (held && held.index > 1) held = log.segments.get(held.previous)
  return held?.hash ?? null
}

/** Units that are on every path: where branches claim several places, only who is above all of them may change a record. */
const sharedPath = (paths: readonly (readonly string[])[]): readonly string[] =>
  (paths[0] ?? []).filter((unit) => paths.every((path) => path.includes(unit)))

/** The journal goes on from a branch that counts, and that no revocation ended. */
const journalFollows = (log: HeldLog, tips: readonly Link[], closed: ReadonlySet<Hex>): boolean => {
  const first = log.journal?.first ?? 0
  return (
    log.segments.size === 0 || tips.some((tip) => !closed.has(tip.hash) && tip.first + tip.count <= first)
  )
}
