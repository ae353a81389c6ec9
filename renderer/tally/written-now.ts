import { formatWhen } from '../texts/index.ts'

/** Now, in the zone of the sheet, so that it stands beside the period in the same terms. `UTC` where the zone is not one place's. */
export const writtenNow = (zone: string, now = new Date()): string => {
  const parts = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  } as const
  const known = [...Intl.supportedValuesOf('timeZone'), 'UTC'].includes(zone) ? zone : 'UTC'
  const format = new Intl.DateTimeFormat('en-CA', { ...parts, hourCycle: 'h23', timeZone: known })
  const at = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]))
  return formatWhen(`${at.year}-${at.month}-${at.day}T${at.hour}:${at.minute}`)
}
