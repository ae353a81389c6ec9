/** The units as the tree they form under the authority. */
import type { PackUnit } from '../../shared/pack/pack.ts'
import { useSession } from '../app/session-store.ts'
import { Card } from '../components/card.tsx'
import { Pill } from '../components/pill.tsx'
import { dotted, labelFor, t } from '../texts/index.ts'
import classes from './operation.module.css'

export const UnitsCard = () => {
  const { pack } = useSession()
  return (
    <Card title={t('unit:units')} className={classes.units ?? ''}>
      <Branch parent={null} units={pack.units} />
    </Card>
  )
}

const Branch = ({
  parent,
  units,
}: {
  readonly parent: string | null
  readonly units: readonly PackUnit[]
}) => {
  const session = useSession()
  const here = units.filter((unit) => unit.parent === parent)
  if (here.length === 0) return null
  return (
    <ul className={classes.branch}>
      {here.map((unit) => (
        <li key={unit.id}>
          <div className={classes.unit}>
            <strong>{unit.name}</strong>
            {unit.id === session.unit?.id && <Pill tone="accent">{t('unit:unitHere')}</Pill>}
          </div>
          <p>
            {dotted([
              labelFor('countries', unit.country),
              ...(unit.parent === null ? [t('unit:rootOf')] : []),
              t(unit.personal ? 'unit:personalYes' : 'unit:personalNo'),
            ])}
          </p>
          <Branch parent={unit.id} units={units} />
        </li>
      ))}
    </ul>
  )
}
