/** The tree of units, as the newest pack has it: which units lie on the way from a site or unit to the root. */
import type { LogId } from '../events/event.ts'
import { logsOfUnit } from '../pack/check-pack.ts'
import type { Pack, PackUnit } from '../pack/pack.ts'

export interface Tree {
  /** The unit whose log this is, or was. */
  unitOf(log: LogId): PackUnit | null
  /** Ids of units, nearest first, the root last; empty where the pack does not know the place. */
  pathOf(role: 'station' | 'unit', place: string): readonly string[]
  /** Among the logs of its unit, oldest 0. */
  turnOf(log: LogId): number
  /** 0 for the root. */
  depthOf(unit: string): number
}

export const plantTree = (pack: Pack): Tree => {
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

  return {
    unitOf: (log) => logs.get(log) ?? null,
    turnOf: (log) => {
      const unit = logs.get(log)
      return unit ? logsOfUnit(unit).indexOf(log) : 0
    },
    pathOf: (role, place) => paths.get(role === 'unit' ? place : (sites.get(place)?.unit ?? '')) ?? nowhere,
    depthOf: (unit) => (paths.get(unit)?.length ?? 1) - 1,
  }
}
