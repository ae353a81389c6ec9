/**
 * Which logs and segments count, kept up to date from the root downward: a unit's log is judged before the logs that its
 * decisions are about. Only logs that something new concerns are judged again, and only segments that change their state
 * are gone through.
 */

import type { Decision as DecisionEvent, LogId } from '../events/event.ts'
import { referenceText } from '../events/reference.ts'
import { secondOf } from '../figures/instant.ts'
import type { Pack, PackSite } from '../pack/pack.ts'
import { findLead, withoutSuccession } from './find-lead.ts'
import { type Around, ancestorsOf, inheritedBy, predecessorsOf } from './find-succession.ts'
import { eventAt, type Held, type HeldLog, type Holding, runsOf } from './hold-events.ts'
import { type Decision, judgeLog, openingsOf, type Standing } from './judge-log.ts'
import type { Records } from './keep-records.ts'
import { type Lead, plantTree, type Tree } from './trace-path.ts'

const decisionOps: ReadonlySet<string> = new Set<DecisionEvent['op']>(['accepted', 'rejected', 'revoked'])
export const isDecision = (event: { readonly op: string }): event is DecisionEvent =>
  decisionOps.has(event.op)

export class Logs {
  readonly standings = new Map<LogId, Standing>()
  tree: Tree
  #lead: Lead | null = null
  /** Sites that the pack gives a lead. */
  readonly #led: readonly PackSite[]
  readonly #holding: Holding
  readonly #pack: Pack
  readonly #own: LogId
  /** By the log decided about: where decisions of deciders' logs are held that count. */
  readonly #decisions = new Map<LogId, Map<Held, readonly number[]>>()
  /** Logs that some opening or decision says go on from a log. */
  readonly #successors = new Map<LogId, Set<LogId>>()
  /** The same as decisions name them, heard or not: they may be once the log before is held. */
  readonly #named = new Map<LogId, Set<LogId>>()
  readonly #around: Around

  constructor(holding: Holding, pack: Pack, own: LogId) {
    this.#holding = holding
    this.#pack = pack
    this.#own = own
    this.tree = plantTree(pack)
    this.#led = pack.sites.filter(({ lead }) => lead !== undefined)
    const treeNow = () => this.tree
    this.#around = {
      get tree() {
        return treeNow()
      },
      logOf: (id) => holding.logs.get(id),
      decisionsAbout: (id) => this.#decisionsAbout(id),
    }
  }

  /** DESIGN.md, "Authority": the record's own log, its successor, or a unit on that log's path. */
  mayChange(author: LogId, record: LogId): boolean {
    if (author === record || this.#continues(author, record)) return true
    const unit = this.tree.unitOf(author)
    return unit !== null && (this.standings.get(record)?.path.includes(unit.id) ?? false)
  }

  /** The site that this installation leads, as the pack has it; null: none. */
  get leads(): string | null {
    return this.#lead?.site ?? null
  }

  /** Whether a decision of the own log about this one is heard. Where event 1 is not held, it may be once it is. */
  mayDecide(id: LogId): boolean {
    const decider = this.tree.deciderOf(this.#own)
    if (decider === null || this.chainOf(this.#own).includes(id)) return false
    const log = this.#holding.logs.get(id)
    const openings = log ? openingsOf(log, this.tree, this.tree.unitOf(id)?.id ?? null) : []
    return openings.length === 0 || openings.some(({ deciders }) => deciders.includes(decider))
  }

  /** Whether one log goes on, over others or not, from another. */
  #continues(log: LogId, before: LogId): boolean {
    return this.standings.get(log)?.continues != null && this.chainOf(log).includes(before)
  }

  /** The log, then those that it goes on from, the latest first. */
  chainOf(log: LogId): readonly LogId[] {
    const chain: LogId[] = []
    for (let at: LogId | null | undefined = log; at && !chain.includes(at); ) {
      chain.push(at)
      at = this.standings.get(at)?.continues
    }
    return chain
  }

  /** Logs that go on from these, however far: what is decided about one of these concerns them. */
  #withSuccessors(logs: Iterable<HeldLog>): Set<HeldLog> {
    const all = new Set(logs)
    for (const log of all)
      for (const id of [...(this.#successors.get(log.id) ?? []), ...(this.#named.get(log.id) ?? [])]) {
        const successor = this.#holding.logs.get(id)
        if (successor) all.add(successor)
      }
    return all
  }

  #isOwn(log: LogId): boolean {
    return log === this.#own || ancestorsOf(this.#around, this.#own).has(log)
  }

  /** Takes note of what a log says it continues, whoever decides about it later. */
  #noteSuccession(log: HeldLog): readonly HeldLog[] {
    const fresh: HeldLog[] = []
    for (const before of predecessorsOf(this.#around, log.id)) {
      const successors = this.#successors.get(before) ?? new Set()
      this.#successors.set(before, successors)
      if (successors.has(log.id)) continue
      successors.add(log.id)
      // What the own log continues counts here as it does, however far back.
      const earlier = [before, ...ancestorsOf(this.#around, before)].map((id) => this.#holding.logs.get(id))
      fresh.push(...this.#withSuccessors([...earlier.filter((one) => one !== undefined), log]))
    }
    return fresh
  }

  /** Once the own log's first event is held, and whom it continues. Gives the logs to judge anew: all, or none. */
  #followLead(): Iterable<HeldLog> {
    const lead = findLead(this.#around, this.#led, this.#own)
    if (JSON.stringify(lead) === JSON.stringify(this.#lead)) return []
    this.#lead = lead
    this.tree = plantTree(this.#pack, lead)
    for (const runs of this.#decisions.values())
      for (const held of runs.keys()) if (this.tree.deciderOf(held.log.id) === null) runs.delete(held)
    for (const id of lead?.logs ?? []) {
      const log = this.#holding.logs.get(id)
      for (const held of log ? runsOf(log) : []) this.#noteDecisions(held)
    }
    return this.#holding.logs.values()
  }

  settle(concerned: Iterable<HeldLog>, records: Records): void {
    const dirty = this.#withSuccessors([...concerned, ...this.#followLead()])
    for (const log of dirty) for (const other of this.#noteSuccession(log)) dirty.add(other)
    const turned: Held[] = []
    for (let log = this.#highest(dirty); log; log = this.#highest(dirty)) {
      dirty.delete(log)
      for (const held of this.#judge(log, records)) {
        turned.push(held)
        for (const target of this.#withSuccessors(this.#noteDecisions(held))) {
          dirty.add(target)
          for (const other of this.#noteSuccession(target)) dirty.add(other)
        }
      }
    }
    records.settled()
    records.together(() => this.#applyAll(turned, records))
    records.review()
  }

  /** A log that somebody else continues, while it goes on: its next event may be carried already. */
  recount(log: HeldLog, records: Records): void {
    log.forked = true
    this.#unfold(log, records)
    records.review()
  }

  #applyAll(turned: readonly Held[], records: Records): void {
    for (const held of turned) if (!held.counted) apply(held, records)
    for (const log of new Set(turned.map((held) => held.log))) if (log.forked) this.#unfold(log, records)
    for (const held of turned) if (held.counted) apply(held, records)
  }

  /** A decision in a journal that counts. */
  noteDecision(held: Held): readonly HeldLog[] {
    return this.#noteDecisions(held)
  }

  /** Nearest the root first; then the lead; logs that decide nothing come last. */
  #highest(dirty: ReadonlySet<HeldLog>): HeldLog | null {
    let highest: HeldLog | null = null
    let least = Number.POSITIVE_INFINITY
    for (const log of dirty) {
      const decider = this.tree.deciderOf(log.id)
      const depth = decider === null ? Number.MAX_SAFE_INTEGER : this.tree.depthOf(decider)
      if (depth < least) {
        least = depth
        highest = log
      }
    }
    return highest
  }

  /** Gives the runs of events that now count, or no longer do. */
  #judge(log: HeldLog, records: Records): readonly Held[] {
    const before = this.standings.get(log.id)
    const decisions = this.#decisionsAbout(log.id)
    const inherited = inheritedBy(this.#around, log.id)
    const { operation } = this.#pack
    const standing = judgeLog(log, this.#isOwn(log.id), operation, this.tree, decisions, inherited, before)
    this.standings.set(log.id, standing)
    const turned: Held[] = []
    const set = (held: Held, counted: boolean) => {
      if (held.counted === counted) return
      held.counted = counted
      turned.push(held)
    }
    for (const held of log.segments.values()) set(held, standing.branches.counted.has(held.hash))
    if (log.journal) set(log.journal, standing.journalCounts)
    // What it carries counts with what carries it, where it goes on from the log that it carries.
    const predecessors = ancestorsOf(this.#around, log.id)
    for (const { counted, carries } of runsOf(log))
      for (const held of carries) set(held, counted && predecessors.has(held.log.id))
    if (before && before.path.join() !== standing.path.join())
      for (const held of runsOf(log)) records.reviewLog(held)
    if ((before?.continues ?? null) !== standing.continues) this.#reviewRecordsOf(predecessors, records)
    return turned
  }

  /** Their successor may change them now, or no longer. */
  #reviewRecordsOf(logs: ReadonlySet<LogId>, records: Records): void {
    for (const id of logs) {
      const log = this.#holding.logs.get(id)
      for (const held of log ? runsOf(log) : []) records.reviewLog(held)
    }
  }

  #decisionsAbout(log: LogId): readonly Decision[] {
    const decisions = new Map<string, Decision>()
    for (const [held, positions] of this.#decisions.get(log) ?? [])
      for (const at of positions) {
        const decider = this.tree.deciderOf(held.log.id)
        if (decider === null) continue
        const said = eventAt({ held, at }) as DecisionEvent
        const isUnit = this.tree.unitOf(held.log.id) !== null
        const event = isUnit && this.#mayNameSuccession(decider, said) ? said : withoutSuccession(said)
        const reference = this.#holding.reference({ held, at })
        // One that is held sealed and carried besides was taken once.
        decisions.set(referenceText(reference), { reference, second: secondOf(event.at), decider, event })
      }
    return [...decisions.values()]
  }

  /** A unit says which log goes on from another where it decides about that other, too: a key of its own opens no log elsewhere. */
  #mayNameSuccession(decider: string, { op, ...said }: DecisionEvent): boolean {
    const before = op === 'accepted' && 'continues' in said ? said.continues : undefined
    if (before === undefined) return true
    const log = this.#holding.logs.get(before)
    const openings = log ? openingsOf(log, this.tree, this.tree.unitOf(before)?.id ?? null) : []
    return openings.length > 0 && openings.every(({ deciders }) => deciders.includes(decider))
  }

  /** Takes in or out the decisions of a run that changed; gives the logs they are about. */
  #noteDecisions(held: Held): readonly HeldLog[] {
    if (this.tree.deciderOf(held.log.id) === null) return []
    const about = new Map<LogId, number[]>()
    for (const at of held.others) {
      const event = eventAt({ held, at })
      if (!isDecision(event)) continue
      const { log } = event
      if (event.op === 'accepted' && event.continues !== undefined)
        this.#named.set(event.continues, (this.#named.get(event.continues) ?? new Set<LogId>()).add(log))
      about.set(log, [...(about.get(log) ?? []), at])
    }
    // Of a decision taken back, the log it was about is concerned too.
    for (const [log, runs] of this.#decisions) if (runs.delete(held) && !about.has(log)) about.set(log, [])
    for (const [log, positions] of about) {
      if (!held.counted || positions.length === 0) continue
      const runs = this.#decisions.get(log) ?? new Map<Held, readonly number[]>()
      this.#decisions.set(log, runs)
      runs.set(held, positions)
    }
    return [...about.keys()].map((log) => this.#holding.logs.get(log)).filter((log) => log !== undefined)
  }

  /** Branches of one log that share events: everything of it is taken out, and comes back with each event once. */
  #unfold(log: HeldLog, records: Records): void {
    const runs = runsOf(log)
    const back = runs.filter((held) => held.applied)
    for (const held of back) turnAll(held, records, false)
    this.#holding.markRepeats(log)
    for (const held of back) if (held.counted) apply(held, records)
  }
}

const apply = (held: Held, records: Records): void => {
  if (held.applied === held.counted) return
  turnAll(held, records, held.counted)
}

const turnAll = (held: Held, records: Records, counts: boolean): void => {
  records.turnAll(held, counts)
  held.applied = counts
  records.turnClocks(held)
}
