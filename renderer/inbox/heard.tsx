import type { ClockTime } from '../../shared/events/event.ts'
import { formatClock, formatOffset, formatShortDay, formatWhen, t } from '../texts/index.ts'
import { clockNow } from './clock-now.ts'
import classes from './inbox.module.css'

/** The clock of a log's latest entry, as that installation read it; with its day when that is not today. */
export const Heard = ({ at }: { readonly at: ClockTime | null }) => {
  if (at === null) return <>{t('unit:never')}</>
  const today = at.slice(0, 10) === clockNow().slice(0, 10)
  return (
    <time dateTime={at} title={`${formatWhen(at)} ${formatOffset(at)}`}>
      {formatClock(at)}
      {!today && <span className={classes.heardDay}>{formatShortDay(at)}</span>}
    </time>
  )
}
