/**
 * Where a clock jumped. Numbers of a log have an order that no clock can change; where the times of two entries that
 * follow each other say otherwise, or lie far apart, somebody should look.
 */

/** `back`: the later entry reads earlier. `ahead`: it reads far later; the clock was set, or nobody was at work. */
export type JumpKind = 'back' | 'ahead'

/** Seconds. */
export const jumpLimits = {
  /** Machines that set themselves by a time server or a phone step back by seconds, a few minutes at most. No figure hangs on that. */
  back: 5 * 60,
  /**
   * Whoever works every day unlocks at least once in it: a night, even a long one, is shorter. A day set wrong is longer.
   * A day off is longer too, so an `ahead` is a question and never an alarm.
   */
  ahead: 20 * 60 * 60,
} as const

/** Seconds since 1970 of two entries that follow each other, corrections added. */
export const jumpBetween = (before: number, after: number): JumpKind | null => {
  if (before - after > jumpLimits.back) return 'back'
  return after - before > jumpLimits.ahead ? 'ahead' : null
}

/** Positions of the entries after a jump, from `from` on: `secondAt` gives the time of each of `length` entries. */
export const findJumps = (
  length: number,
  secondAt: (position: number) => number,
  from = 1,
): readonly number[] => {
  const found: number[] = []
  let before = from >= 1 && from <= length ? secondAt(from - 1) : 0
  for (let at = Math.max(1, from); at < length; at++) {
    const after = secondAt(at)
    if (jumpBetween(before, after) !== null) found.push(at)
    before = after
  }
  return found
}
