import type { LogView } from '../../shared/fold/view.ts'
import { Clipped, type Column } from '../components/data-table.tsx'
import { Pill, type Tone } from '../components/pill.tsx'
import { clockNow } from '../inbox/clock-now.ts'
import { formatClock, formatCount, formatWhen, labelFor, t } from '../texts/index.ts'
import type { StationRow } from './station-rows.ts'

const states: Readonly<
  Record<LogView['state'], { readonly tone: Tone; readonly text: Parameters<typeof t>[0] }>
> = {
  own: { tone: 'mute', text: 'unit:stateOwn' },
  'named-by-pack': { tone: 'ok', text: 'unit:stateNamed' },
  accepted: { tone: 'ok', text: 'unit:stateAccepted' },
  waiting: { tone: 'warn', text: 'unit:stateWaiting' },
  'not-on-path': { tone: 'mute', text: 'unit:stateNotOnPath' },
  rejected: { tone: 'bad', text: 'unit:stateRejected' },
  revoked: { tone: 'bad', text: 'unit:stateRevoked' },
}

/** The worst thing first: two histories, waiting, missing segments, silence. */
const State = ({ row, day }: { readonly row: StationRow; readonly day: string | null }) => {
  const { log, missing, silent } = row
  if (log === null) return <Pill tone="warn">{t('unit:nothingYet')}</Pill>
  if (log.contradiction !== null) return <Pill tone="bad">{t('unit:stateTwo')}</Pill>
  if (log.state === 'waiting') return <Pill tone="warn">{t('unit:stateWaiting')}</Pill>
  if (missing > 0) return <Pill tone="warn">{t('unit:stateGaps', { n: formatCount(missing) })}</Pill>
  if (silent && day !== null) return <Pill tone="warn">{t('unit:silentOn', { day })}</Pill>
  const { tone, text } = states[log.state]
  return <Pill tone={tone}>{t(text)}</Pill>
}

const lastHeard = ({ log }: StationRow): string => {
  if (log === null || log.heard === null) return t('unit:never')
  return log.heard.slice(0, 10) === clockNow().slice(0, 10) ? formatClock(log.heard) : formatWhen(log.heard)
}

/** `day`: the day whose silence is shown, written out. */
export const stationColumns = (day: string | null): readonly Column<StationRow>[] => [
  {
    key: 'site',
    head: t('unit:site'),
    width: 'minmax(0, 1.7fr)',
    cell: (row) => <Clipped>{row.place ?? t('unit:siteUnknown', { site: row.placeId })}</Clipped>,
  },
  {
    key: 'country',
    head: t('unit:siteCountry'),
    width: 'minmax(0, 1fr)',
    cell: (row) => <Clipped>{row.country === '' ? '–' : labelFor('countries', row.country)}</Clipped>,
  },
  {
    key: 'code',
    head: t('unit:station'),
    width: '96px',
    cell: (row) => <span className="mono">{row.log?.code ?? '–'}</span>,
  },
  {
    key: 'state',
    head: t('unit:state'),
    width: '238px',
    cell: (row) => <State row={row} day={day} />,
  },
  { key: 'heard', head: t('unit:lastHeard'), width: '158px', end: true, cell: lastHeard },
  {
    key: 'segments',
    head: t('unit:segments'),
    width: '84px',
    end: true,
    cell: ({ log, missing }) => (log === null ? '–' : formatCount(log.segments.length - missing)),
  },
  {
    key: 'entries',
    head: t('unit:entries'),
    width: '84px',
    end: true,
    cell: ({ log }) => (log === null ? '–' : formatCount(log.events)),
  },
]
