/** How far a record has come: on this machine, in a file, or received; and whether it still counts. */
import type { RecordRow } from '../../shared/ledger-api.ts'
import { Dot } from '../components/pill.tsx'
import { formatClock, formatDay, t } from '../texts/index.ts'

export const StateCell = ({ row, day }: { readonly row: RecordRow; readonly day?: string | undefined }) => {
  const { sent } = row
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
        ? t('stateImported')
        : t('stateExported', {
            time: sent.at.startsWith(day ?? '') ? formatClock(sent.at) : formatDay(sent.at),
          })
  return (
    <>
      <Dot tone={sent.state === 'saved' ? 'accent' : sent.state === 'exported' ? 'amber' : 'ok'} />
      {words}
    </>
  )
}
