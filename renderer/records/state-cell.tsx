/** How far a record has come: on this machine, in a file, or received; and whether it still counts. */
import type { RecordRow } from '../../shared/ledger-api.ts'
import { useSession } from '../app/session-store.ts'
import { atSite } from '../components/operation-line.ts'
import { Dot } from '../components/pill.tsx'
import { formatClock, formatShortDay, t } from '../texts/index.ts'
import classes from './records.module.css'

/** The clock on the day that is shown, the day on any other. */
const exportedAt = (at: string, day: string | undefined): string =>
  at.startsWith(day ?? '') ? formatClock(at) : formatShortDay(at)

export const StateCell = ({ row, day }: { readonly row: RecordRow; readonly day?: string | undefined }) => {
  const { sent } = row
  const { role, site } = useSession()
  const zone = site?.zone
  if (row.record.voided)
    return (
      <>
        <Dot tone="bad" />
        {t('voided')}
      </>
    )
  const words =
    sent.state === 'saved'
      ? t('stateSaved')
      : sent.state === 'imported'
        ? t(role === 'station' ? 'tiers:fromStation' : 'stateImported')
        : sent.state === 'received'
          ? t('stateReceived', { unit: sent.unit })
          : t('stateExported', {
              time: exportedAt(atSite(sent.at, zone), day),
            })
  return (
    <span className={classes.state} title={words}>
      <Dot tone={sent.state === 'saved' ? 'accent' : sent.state === 'exported' ? 'amber' : 'ok'} />
      {words}
    </span>
  )
}
