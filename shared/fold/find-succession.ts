/**
 * Which logs a log continues, and what decisions against those mean for it: a revoked or rejected log takes its
 * successors with it, until a later decision accepts them. DESIGN.md, "Decisions are events".
 */
import type { LogId } from '../events/event.ts'
import type { HeldLog } from './hold-events.ts'
import { type Decision, openingsOf, winnerOf } from './judge-log.ts'
import type { Tree } from './trace-path.ts'

export interface Around {
  readonly tree: Tree
  readonly logOf: (id: LogId) => HeldLog | undefined
  /** Decisions of deciders' logs that count, about a log. */
  readonly decisionsAbout: (id: LogId) => readonly Decision[]
}

/**
 * Logs that some opening or decision names as the one before: more than one where a log contradicts itself. Looked up from
 * what is held alone, so that no order of judging matters.
 */
export const predecessorsOf = (around: Around, id: LogId): readonly LogId[] => {
  const before = directlyOn(around, id).flatMap(({ opening, decision }) => [
    opening.event.continuing?.last[0],
    decision?.event.op === 'accepted' ? decision.event.continues : undefined,
  ])
  return [...new Set(before)].filter((other): other is LogId => other !== undefined && other !== id)
}

/** Each opening of a log with the decision that holds for it, leaving aside what is inherited. */
const directlyOn = ({ tree, logOf, decisionsAbout }: Around, id: LogId) => {
  const log = logOf(id)
  const openings = log ? openingsOf(log, tree, tree.unitOf(id)?.id ?? null) : []
  const decisions = decisionsAbout(id)
  return openings.map((opening) => ({ opening, decision: winnerOf(id, opening, decisions, [], tree) }))
}

/** The log, then those that it continues by its own word and their proof, whoever decides what; the latest first. */
export const provedChain = ({ tree, logOf }: Around, id: LogId): readonly LogId[] => {
  const chain = new Set([id])
  for (const at of chain) {
    const log = logOf(at)
    for (const { event } of log ? openingsOf(log, tree, null) : [])
      if (event.continuing) chain.add(event.continuing.last[0])
  }
  return [...chain]
}

/** Every log before, however far back; a circle ends where it closes. */
export const ancestorsOf = (around: Around, id: LogId): ReadonlySet<LogId> => {
  const met = new Set<LogId>()
  const open = [id]
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const before of predecessorsOf(around, at))
      if (before !== id && !met.has(before)) {
        met.add(before)
        open.push(before)
      }
  return met
}

/** What was decided against logs before, as decisions on this one: none of it is pinned. */
export const inheritedBy = (around: Around, id: LogId): readonly Decision[] =>
  [...ancestorsOf(around, id)].flatMap((before) =>
    directlyOn(around, before).flatMap(({ decision }) =>
      decision && decision.event.op !== 'accepted' ? [against(decision)] : [],
    ),
  )

const against = (decision: Decision): Decision => {
  const { event } = decision
  return event.op === 'revoked' ? { ...decision, event: { ...event, branches: [] } } : decision
}
