import type { TallyView } from '../../shared/ledger-api.ts'
import { Card } from '../components/card.tsx'
import { Pill } from '../components/pill.tsx'
import { formatCount, t } from '../texts/index.ts'
import classes from './tally.module.css'

/** Which stations the figures come from, and which are missing. */
export const Reporting = ({ view }: { readonly view: TallyView }) => {
  const { reporting, silent } = view
  return (
    <Card title={t('tally:stations')} padded className={classes.reporting ?? ''}>
      <p>
        <Pill tone={reporting.length === 0 ? 'mute' : 'ok'}>
          {t('tally:reportingCount', { n: formatCount(reporting.length) })}
        </Pill>
        <Pill tone={silent.length === 0 ? 'mute' : 'warn'}>
          {t('tally:silentCount', { n: formatCount(silent.length) })}
        </Pill>
      </p>
      {silent.length > 0 && (
        <p className={classes.codes}>
          <span>{t('tally:silentStations')}</span> <span className={classes.code}>{silent.join(' ')}</span>
        </p>
      )}
      {reporting.length > 0 && (
        <p className={classes.codes}>
          <span>{t('tally:reporting')}</span> <span className={classes.code}>{reporting.join(' ')}</span>
        </p>
      )}
      {silent.length === 0 && reporting.length > 0 && <p className={classes.hint}>{t('tally:silentNone')}</p>}
      {reporting.length === 0 && <p className={classes.hint}>{t('tally:reportingNone')}</p>}
    </Card>
  )
}
