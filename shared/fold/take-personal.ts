/** Personal lines come and go while the counted line stays: a part arrives later, a line is erased. Erased stays erased. */
import type { PersonalLine } from '../events/event.ts'
import type { OpenEvent } from '../segments/segment.ts'

/** The same events with the personal lines of both: a line held anywhere, unless it was erased anywhere. */
export const takePersonal = (ours: OpenEvent[], theirs: readonly OpenEvent[]): OpenEvent[] => {
  let taken = ours
  for (const [at, open] of ours.entries()) {
    const personal = join(open.personal, theirs[at]?.personal ?? null)
    if (personal === open.personal) continue
    if (taken === ours) taken = [...ours]
    taken[at] = { ...open, personal }
  }
  return taken
}

const erasures = (lines: readonly PersonalLine[]): number =>
  lines.reduce((count, line) => count + ('erased' in line ? 1 : 0), 0)

const join = (
  ours: readonly PersonalLine[] | null,
  theirs: readonly PersonalLine[] | null,
): readonly PersonalLine[] | null => {
  if (theirs === null || ours === theirs) return ours
  if (ours === null) return theirs
  return erasures(theirs) > erasures(ours) ? theirs : ours
}
