/** A closed day: which version is final, and what came after it, in figures and records. */
import { measureOf } from '../../shared/figures/measures.ts'
import type { ClosedDay } from '../../shared/ledger-api.ts'
import { go } from '../app/navigation-store.ts'
import { Card } from '../components/card.tsx'
import { Pill } from '../components/pill.tsx'
import { formatCount, formatWhen, t } from '../texts/index.ts'
import { figureName } from './figure-names.ts'
import classes from './tally.module.css'

export const ClosedCard = ({ closed }: { readonly closed: ClosedDay }) => {
  const { at, officer, version, figures, later, laterTotal } = closed
  const nothing = figures.length === 0 && laterTotal === 0
  return (
    <Card title={t('tally:closed')} end={<Pill tone="ok">{t('tally:final')}</Pill>} padded>
      <p>{t('tally:closedBy', { version: formatCount(version), officer, at: formatWhen(at) })}</p>
      {nothing ? (
        <p className={classes.hint}>{t('tally:afterNothing')}</p>
      ) : (
        <section className={classes.after} aria-label={t('tally:afterTitle')}>
          <h3>{t('tally:afterTitle')}</h3>
          <ul>
            {figures.map(({ figure, before, after }) => (
              <li key={figure}>
                <span>
                  {measureOf(figure)?.no} {figureName(figure)}
                </span>
                <b>{t('tally:afterFigure', { before: formatCount(before), after: formatCount(after) })}</b>
              </li>
            ))}
          </ul>
          {laterTotal > 0 && (
            <>
              <p className={classes.hint}>
                {t('records:found', { count: laterTotal, n: formatCount(laterTotal) })}
              </p>
              <ul>
                {later.map(({ row, what }) => (
                  <li key={row.record.key}>
                    <button type="button" onClick={() => go({ screen: 'record', record: row.record.key })}>
                      <span className="mono">{row.label}</span>
                    </button>
                    <span>{t(what === 'new' ? 'tally:afterNew' : 'tally:afterChanged')}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}
    </Card>
  )
}
