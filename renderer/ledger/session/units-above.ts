/** Units between a log and the root, as the newest pack has them. */
import { plantTree, type Tree } from '../../../shared/fold/trace-path.ts'
import type { Pack, PackUnit } from '../../../shared/pack/pack.ts'
import type { OpenLedger } from './open-ledger.ts'
import { ownPlace } from './own-place.ts'

/** One for each pack: lists ask for many logs. */
const trees = new WeakMap<Pack, Tree>()
const treeOf = (pack: Pack): Tree => {
  const tree = trees.get(pack) ?? plantTree(pack)
  trees.set(pack, tree)
  return tree
}

/** Of a site or a unit; nearest first, the unit itself not among them. */
export const unitsAbove = (
  { fold: { pack } }: Pick<OpenLedger, 'fold'>,
  role: 'station' | 'unit',
  place: string,
): readonly PackUnit[] =>
  treeOf(pack)
    .pathOf(role, place)
    .filter((id) => role === 'station' || id !== place)
    .flatMap((id) => pack.units.find((unit) => unit.id === id) ?? [])

/** Of this installation. */
export const unitsAboveOwn = (ledger: OpenLedger): readonly PackUnit[] => {
  const { site, unit } = ownPlace(ledger)
  if (site) return unitsAbove(ledger, 'station', site.id)
  return unit ? unitsAbove(ledger, 'unit', unit.id) : []
}

/** Of the units above this installation, the one whose log this is; null: none. */
export const unitOfSigner = ({ fold }: Pick<OpenLedger, 'fold'>, log: string): string | null => {
  const tree = treeOf(fold.pack)
  const opened = fold.eventsOf('opened').find((one) => one.log === fold.own)?.event
  const unit = tree.unitOf(log)?.id
  const above = opened ? tree.pathOf(opened.role, opened.place) : []
  return unit !== undefined && above.includes(unit) ? unit : null
}
