/** Which unit up the line has this record, by its newest receipt. */
import type { RecordDetail, UnitHolds } from '../../shared/ledger-api.ts'
import { Card } from '../components/card.tsx'
import { Pill, type Tone } from '../components/pill.tsx'
import { t } from '../texts/index.ts'
import classes from './records.module.css'
import { shortWhen } from './value-words.ts'

const tones: Readonly<Record<UnitHolds['state'], Tone>> = {
  counted: 'ok',
  waiting: 'warn',
  'set-aside': 'bad',
  'not-held': 'warn',
  'no-receipt': 'mute',
}

export const HoldersCard = ({ detail: { holders } }: { readonly detail: RecordDetail }) => {
  if (holders.length === 0) return null
  return (
    <Card title={t('records:holders')}>
      <ul className={classes.holders}>
        {holders.map(({ unit, name, state, at }) => (
          <li key={unit}>
            <span className="mono" title={name}>
              {unit}
            </span>
            <Pill tone={tones[state]}>{t(`records:holds.${state}`)}</Pill>
            {at !== null && <span className={classes.by}>{t('records:holdsAt', { at: shortWhen(at) })}</span>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
