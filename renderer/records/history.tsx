/** Who did what to a record, when and why; and where two changes did not know of each other. */
import type { RecordDetail } from '../../shared/ledger-api.ts'
import type { PackSite } from '../../shared/pack/pack.ts'
import { Card } from '../components/card.tsx'
import { formatDay, formatOffset, formatSeconds, formatWhen, joined, t } from '../texts/index.ts'
import { entryWords, toldWords } from './entry-words.ts'
import classes from './records.module.css'
import { changeWords, registerValueWords, registerWords } from './value-words.ts'

type Entry = RecordDetail['history'][number]

export const History = ({
  detail,
  sites,
}: {
  readonly detail: RecordDetail
  readonly sites: readonly PackSite[]
}) => (
  <>
    {detail.record.conflicts.length > 0 && <Conflicts detail={detail} sites={sites} />}
    <Card title={t('records:history')} fill>
      <ol className={classes.history}>
        {detail.history.map((entry) => (
          <li key={entry.reference.join(':')}>
            <div className={classes.entry}>
              <strong>{entryWords(entry)}</strong>
              <span className={classes.by}>
                {`${joined([formatDay(entry.at), formatSeconds(entry.at)])} ${formatOffset(entry.at)}`}
              </span>
            </div>
            <span className={classes.by}>
              {entry.officer} · <span className="mono">{entry.label}</span>
            </span>
            {toldWords(entry) !== '' && <span className={classes.change}>{toldWords(entry)}</span>}
            {entry.op === 'amended' &&
              entry.changes.map((change) => (
                <span key={change.register} className={classes.change}>
                  {changeWords(detail.record.kind, change, sites)}
                </span>
              ))}
            <ClockMarks entry={entry} />
            {entry.reason !== null && (
              <span className={classes.quote}>{t('records:reasonQuoted', { reason: entry.reason })}</span>
            )}
            {!entry.effective && (
              <span className={classes.strip} data-tone="warn">
                {entry.told ? t('records:told', { unit: entry.told.unit }) : t('records:proposal')}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Card>
  </>
)

/** What the clock of its log did there. */
const ClockMarks = ({ entry: { corrected, jump } }: { readonly entry: Entry }) => (
  <>
    {corrected !== null && (
      <span className={classes.change}>{t('clocks:correctedTo', { when: formatWhen(corrected) })}</span>
    )}
    {jump !== null && (
      <span className={classes.strip} data-tone="warn">
        {t(jump === 'back' ? 'clocks:jumpedBack' : 'clocks:jumpedAhead')}
      </span>
    )}
  </>
)

const Conflicts = ({
  detail,
  sites,
}: {
  readonly detail: RecordDetail
  readonly sites: readonly PackSite[]
}) => (
  <Card title={t('records:conflicts')} padded>
    <p className={classes.change}>{t('records:conflictText')}</p>
    {detail.record.conflicts.map((conflict) => (
      <div key={conflict.register}>
        <strong>{registerWords(conflict.register)}</strong>
        <ul className={classes.conflict}>
          {conflict.values.map((value) => (
            <li key={value.by.join(':')}>
              {registerValueWords(detail.record.kind, conflict.register, value.value, sites)} ·{' '}
              {formatWhen(value.at)}
              {value.stands ? ` · ${t('records:stands')}` : ''}
            </li>
          ))}
        </ul>
      </div>
    ))}
  </Card>
)
