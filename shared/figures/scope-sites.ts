/** Which sites a scope covers. */
import type { Scope } from '../events/event.ts'
import type { Pack } from '../pack/pack.ts'
import type { Cells } from './cells.ts'

/** A unit covers the sites of every unit below it. The operation covers also sites that only a newer pack names. */
export const sitesOf = (pack: Pack, cells: Cells, scope: Scope): ReadonlySet<string> => {
  if (scope.of === 'site') return new Set([scope.id])
  if (scope.of === 'operation') return new Set([...pack.sites.map(({ id }) => id), ...cells.bySite.keys()])
  if (scope.of === 'country')
    return new Set(pack.sites.filter(({ country }) => country === scope.id).map(({ id }) => id))
  const units = unitsBelow(pack, scope.id)
  return new Set(pack.sites.filter(({ unit }) => units.has(unit)).map(({ id }) => id))
}

const unitsBelow = (pack: Pack, unit: string): ReadonlySet<string> => {
  const units = new Set([unit])
  // Walking a set visits what is added on the way, so each unit's children follow.
  for (const above of units) for (const { id, parent } of pack.units) if (parent === above) units.add(id)
  return units
}
