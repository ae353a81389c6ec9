import { useSession } from '../app/session-store.ts'
import { Card } from '../components/card.tsx'
import { formatDay, groupsOfFour, labelFor, t } from '../texts/index.ts'
import classes from './operation.module.css'

/** What the pack says of the operation as a whole. */
export const FactsCard = () => {
  const { pack, fingerprint } = useSession()
  return (
    <Card title={t('unit:facts')} padded>
      <dl className={classes.facts}>
        <dt>{t('unit:name')}</dt>
        <dd>
          {pack.name} ({pack.short})
        </dd>
        <dt>{t('unit:days')}</dt>
        <dd>{t('unit:daysValue', { from: formatDay(pack.starts), to: formatDay(pack.ends) })}</dd>
        <dt>{t('unit:mark')}</dt>
        <dd>{labelFor('tlp', pack.mark)}</dd>
        <dt>{t('unit:retention')}</dt>
        <dd>{formatDay(pack.retention)}</dd>
        <dt>{t('unit:authority')}</dt>
        <dd className={classes.groups}>{groupsOfFour(fingerprint)}</dd>
      </dl>
      <p className={classes.hint}>{t('unit:authorityHint')}</p>
    </Card>
  )
}
