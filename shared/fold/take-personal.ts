/** Personal lines come and go while the counted line stays: a part arrives later, a line is erased. Erased stays erased. */
import type { PersonalLine } from '../events/event.ts'
import type { EventRun, OpenEvent } from '../segments/segment.ts'

/**
 * The same events with the personal lines of both: a line held anywhere, unless it was erased anywhere. Gives `ours`
 * itself where nothing changes.
 */
export const takePersonal = (ours: EventRun, theirs: EventRun): EventRun => {
  // A part is held as a whole or not at all.
  if (theirs.at(0)?.personal == null) return ours
  if (ours.at(0)?.personal == null) return theirs
  let taken: OpenEvent[] | null = null
  for (let at = 0; at < ours.length; at++) {
    const [open, other] = [ours.at(at) as OpenEvent, theirs.at(at)?.personal ?? none]
    if (erasures(other) <= erasures(open.personal ?? none)) continue
    taken ??= [...ours]
    taken[at] = { event: open.event, line: open.line, personal: other }
  }
  return taken ?? ours
}

const none: readonly PersonalLine[] = []

const erasures = (lines: readonly PersonalLine[]): number =>
  lines.reduce((count, line) => count + ('erased' in line ? 1 : 0), 0)
