/** Which entries' clock was wrong, and by how much: a proposal that closes a jump, for a person to look at. */
import type { JumpKind } from './find-jumps.ts'

/** A jump that no correction closes, by its corrected times. */
export interface OpenJump {
  /** Of the entry after it. */
  readonly number: number
  readonly kind: JumpKind
  /** Seconds since 1970 of the entries before and after, corrections added. */
  readonly before: number
  readonly after: number
  /** Seconds that corrections add to these two now. */
  readonly moved: readonly [before: number, after: number]
}

/** Entries `first` to `last`, and the correction to give them in place of the one that they have. */
export interface ProposedRun {
  readonly first: number
  readonly last: number
  readonly seconds: number
}

export interface Proposal {
  /** The run that ends with the jump, and the one that begins there. */
  readonly before: ProposedRun
  readonly after: ProposedRun
  readonly likely: 'before' | 'after'
}

const minute = 60
const halfDay = 12 * 60 * minute
/** What may have passed between two entries for a wrong day, or a wrong half of it, to be the likelier story. */
const mostPassed = 60 * minute

/** The least correction of at least `least` seconds that a person would set: whole half days, else whole minutes. */
const upward = (least: number): number => {
  const whole = Math.ceil(least / halfDay) * halfDay
  return whole - least <= mostPassed ? whole : Math.ceil(least / minute) * minute
}
/** The greatest of at most `most`. */
const downward = (most: number): number => {
  const whole = Math.floor(most / halfDay) * halfDay
  return whole > 0 && most - whole <= mostPassed ? whole : Math.floor(most / minute) * minute
}

/** What to add to a run, given the jumps at its ends. After it, neither end reads back. */
const toAdd = (start: OpenJump | undefined, end: OpenJump | undefined): number => {
  const least = start ? start.before - start.after : Number.NEGATIVE_INFINITY
  const most = end ? end.after - end.before : Number.POSITIVE_INFINITY
  if (least > 0) return upward(least) <= most ? upward(least) : least
  if (most < 0) return -upward(-most) >= least ? -upward(-most) : most
  if (start) return -downward(-least)
  return end ? downward(most) : 0
}

/**
 * `jumps`: all open ones of a log, by number; `at`: the place in them of the one to close; `last`: the log's last number.
 * A run reaches from one jump to the next. Likely is the one that lies between two opposite jumps: a clock that was wrong
 * for a while. Else the side that reads earlier: a battery that died sets a clock back.
 */
export const proposeRuns = (jumps: readonly OpenJump[], at: number, last: number): Proposal | null => {
  const jump = jumps[at]
  if (!jump) return null
  const [previous, next] = [jumps[at - 1], jumps[at + 1]]
  const opposite = (other: OpenJump | undefined) => other !== undefined && other.kind !== jump.kind
  const likely = opposite(next)
    ? 'after'
    : opposite(previous)
      ? 'before'
      : jump.kind === 'back'
        ? 'after'
        : 'before'
  return {
    before: {
      first: previous?.number ?? 1,
      last: jump.number - 1,
      seconds: jump.moved[0] + toAdd(previous, jump),
    },
    after: {
      first: jump.number,
      last: next ? next.number - 1 : last,
      seconds: jump.moved[1] + toAdd(jump, next),
    },
    likely,
  }
}
