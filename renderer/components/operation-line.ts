/** `Operation Liberterra · day 2 of 5 · 6 July 2021, 22:41`: what stands beside most titles. */
import { useEffect, useState } from 'react'
import type { ClockTime } from '../../shared/events/event.ts'
import { useAnswer } from '../app/ledger.ts'
import { useSession } from '../app/session-store.ts'
import { dotted, formatDay, formatWhen, t } from '../texts/index.ts'

/** Local date and time in a zone, `2021-07-06T22:41`; the machine's own zone when none is given. */
export const localNow = (zone: string | undefined, now = new Date()): string => {
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' }
  const written = new Intl.DateTimeFormat(
    'sv-SE',
    zone === undefined ? options : { ...options, timeZone: zone },
  )
  return written.format(now).replace(' ', 'T')
}

/** What a clock at the site showed at an instant that was noted elsewhere, or by a machine set to another zone. */
export const atSite = (at: ClockTime, zone: string | undefined): string =>
  zone === undefined ? at : localNow(zone, new Date(at))

/** Ticks on the minute. */
export const useClock = (zone: string | undefined): string => {
  const [now, setNow] = useState(() => localNow(zone))
  useEffect(() => {
    setNow(localNow(zone))
    const timer = setInterval(() => setNow(localNow(zone)), 1000)
    return () => clearInterval(timer)
  }, [zone])
  return now.slice(0, 16)
}

export const useOperationLine = (): string => {
  const session = useSession()
  const today = useAnswer((ledger) => ledger.today(), [])
  const now = useClock(session.site?.zone)
  const parts = [t('operation', { name: session.pack.name })]
  if (today !== undefined)
    parts.push(
      today.dayNumber > 0
        ? t('dayOf', { day: today.dayNumber, of: today.of })
        : t('beforeStart', { date: formatDay(session.pack.starts) }),
    )
  parts.push(formatWhen(now))
  return dotted(parts)
}
