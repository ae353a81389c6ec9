/** Reading a line of a segment again, which was checked when it came. */
import { checkEvent } from '../events/check-event.ts'
import type { KnownEvent, Unknown } from '../events/event.ts'

/** The event as its segment's rules have it; what fails the checks of today, as it stands. */
export const readSealedLine = (line: string, rules: number): KnownEvent | Unknown => {
  const value = JSON.parse(line)
  const checked = checkEvent(value, rules)
  return checked.ok ? checked.value : value
}
