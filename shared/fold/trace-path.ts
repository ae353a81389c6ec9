/** The tree of units, as the newest pack has it: which units lie on the way from a site or unit to the root. */
import type { LogId } from '../events/event.ts'
import { logsOfUnit } from '../pack/check-pack.ts'
import type { Pack, PackUnit } from '../pack/pack.ts'

/** A site's lead station that this installation is: it decides about its neighbours, here and nowhere else. */
export interface Lead {
  readonly site: string
  /** The own logs, oldest first. */
  readonly logs: readonly LogId[]
}

export interface Tree {
  /** The unit whose log this is, or was. */
  unitOf(log: LogId): PackUnit | null
  /** Ids of units, nearest first, the root last; empty where the pack does not know the place. */
  pathOf(role: 'station' | 'unit', place: string): readonly string[]
  /** Who decides by this log: a unit, or below all units the own site's lead. null: its decisions are nothing. */
  deciderOf(log: LogId): string | null
  /** Whose decisions about a log count that was opened there: the path, and at the lead's own site the lead. */
  decidersOf(
    log: LogId,
    opened: { readonly role: 'station' | 'unit'; readonly place: string },
  ): readonly string[]
  /** Among the logs of who decides by it, oldest 0. */
  turnOf(log: LogId): number
  /** 0 for the root; the lead is deeper than every unit. */
  depthOf(decider: string): number
}

/** `lead`: of the installation that asks; null where it leads no site. */
export const plantTree = (pack: Pack, lead: Lead | null = null): Tree => {
  const units = new Map(pack.units.map((unit) => [unit.id, unit]))
  const logs = new Map(pack.units.flatMap((unit) => logsOfUnit(unit).map((log) => [log, unit])))
  const sites = new Map(pack.sites.map((site) => [site.id, site]))

  const upward = (unit: string | null): readonly string[] => {
    const path: string[] = []
    let at = unit === null ? undefined : units.get(unit)
    // A pack is checked when it is opened; a circle here would only end the path early.
    while (at && !path.includes(at.id)) {
      path.push(at.id)
      at = at.parent === null ? undefined : units.get(at.parent)
    }
    return path
  }
  const paths = new Map([...units.keys()].map((id) => [id, upward(id)]))
  const nowhere: readonly string[] = []
  const pathOf = (role: 'station' | 'unit', place: string) =>
    paths.get(role === 'unit' ? place : (sites.get(place)?.unit ?? '')) ?? nowhere
  // No unit's id: those have no small letters.
  const ofLead = lead && `lead of ${lead.site}`
  const led = new Map(lead?.logs.map((log, turn) => [log, turn]))

  return {
    unitOf: (log) => logs.get(log) ?? null,
    turnOf: (log) => {
      const unit = logs.get(log)
      return unit ? logsOfUnit(unit).indexOf(log) : (led.get(log) ?? 0)
    },
    pathOf,
    deciderOf: (log) => logs.get(log)?.id ?? (led.has(log) ? ofLead : null),
    decidersOf: (log, { role, place }) => {
      const unit = logs.get(log)
      if (unit) return pathOf('unit', unit.id)
      const path = pathOf(role, place)
      const leads = role === 'station' && place === lead?.site && !led.has(log)
      return leads && ofLead ? [...path, ofLead] : path
    },
    depthOf: (decider) => (decider === ofLead ? units.size : (paths.get(decider)?.length ?? 1) - 1),
  }
}
