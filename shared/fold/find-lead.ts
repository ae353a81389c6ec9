/**
 * Whether this installation leads its site, and what its decisions may say. A lead's decisions about its neighbours count
 * in its own fold alone, below every unit's: README, "A site's lead decides at home".
 */
import type { Decision, LogId } from '../events/event.ts'
import type { PackSite } from '../pack/pack.ts'
import { type Around, provedChain } from './find-succession.ts'
import { openingsOf } from './judge-log.ts'
import type { Lead } from './trace-path.ts'

/** `led`: sites with a lead. The own log, or one that it provably continues, is named at the site where it was opened. */
export const findLead = (around: Around, led: readonly PackSite[], own: LogId): Lead | null => {
  const { tree, logOf } = around
  const log = logOf(own)
  if (led.length === 0 || !log || tree.unitOf(own)) return null
  const chain = provedChain(around, own)
  const places = openingsOf(log, tree, null).map(({ event }) => event.role === 'station' && event.place)
  const site = led.find(({ id, lead }) => lead && chain.includes(lead.log) && places.includes(id))
  return site ? { site: site.id, logs: [...chain].reverse() } : null
}

/** A lead says which neighbours count, not which log may change another's records. */
export const withoutSuccession = (decision: Decision): Decision => {
  if (decision.op !== 'accepted') return decision
  const { continues: _, ...rest } = decision
  return rest
}
