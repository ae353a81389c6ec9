/** Personal lines come and go while the counted line stays: a part arrives later, a line is erased. Erased stays erased. */
import type { PersonalLine } from '../events/event.ts'
import type { EventRun, OpenEvent } from '../segments/segment.ts'

/**
 * The same events with the personal lines of both: a line held anywhere, unless it was erased anywhere. Gives one of the
 * two itself where it says all that the other does.
 */
export const takePersonal = (ours: EventRun, theirs: EventRun): EventRun => {
  if (!holdsPersonal(theirs)) return ours
  if (!holdsPersonal(ours)) return theirs
  const fewer: number[] = []
  let more = false
  for (let at = 0; at < ours.length; at++) {
    const difference = erasuresAt(theirs, at) - erasuresAt(ours, at)
    if (difference < 0) fewer.push(at)
    more ||= difference > 0
  }
  if (!more) return ours
  if (fewer.length === 0) return theirs
  const taken = [...theirs]
  for (const at of fewer) taken[at] = ours.at(at) as OpenEvent
  return taken
}

/** A part is held as a whole or not at all. */
export const holdsPersonal = (run: EventRun): boolean => run.personalHeld ?? run.at(0)?.personal != null

const none: readonly PersonalLine[] = []

const erasuresAt = (run: EventRun, at: number): number =>
  (run.at(at)?.personal ?? none).reduce((count, line) => count + ('erased' in line ? 1 : 0), 0)
