/** The last event that the mirror kept and the database did not take: asked for again at once, it is the same event. */
import type { Refusal } from '../../../shared/result.ts'

export interface KeptEvent {
  /** To be told of every refused append. */
  note(asked: unknown, refusal: Refusal): void
  /** Number of the event, if this was asked for and kept, and nothing came after it. `next`: of the log, caught up. */
  take(asked: unknown, next: number): number | null
}

export const createKeptEvent = (): KeptEvent => {
  let kept: { readonly asked: string; readonly n: number } | null = null
  return {
    note(asked, { detail }) {
      if (typeof detail?.kept === 'number') kept = { asked: JSON.stringify(asked), n: detail.kept }
    },
    take(asked, next) {
      const same = kept && kept.asked === JSON.stringify(asked) && kept.n + 1 === next
      const n = same && kept ? kept.n : null
      if (same) kept = null
      return n
    },
  }
}
