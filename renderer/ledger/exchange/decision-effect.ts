/** What a decision on a log would do to what counts: asked of the fold, which forgets it again. */
import type { Accepted, KnownEvent, LogId, Rejected, Revoked } from '../../../shared/events/event.ts'
import { measures } from '../../../shared/figures/measures.ts'
import { tallyOf } from '../../../shared/figures/tally-scope.ts'
import type { Fold } from '../../../shared/fold/fold.ts'
import type { DecisionEffect } from '../../../shared/ledger-api.ts'
import { timeNow } from '../clock.ts'
import type { OpenLedger } from '../session/open-ledger.ts'

type Without<E> = Omit<E, 'n' | 'at' | 'by'>
export type DecisionDraft = Without<Accepted> | Without<Rejected> | Without<Revoked>

const lastDay = '9999-12-31'

const countedOf = (fold: Fold, log: LogId): number =>
  (fold.logs().find((view) => view.log === log)?.segments ?? [])
    .filter(({ state }) => state === 'counted')
    .reduce((sum, { events }) => sum + events, 0)

const stateOf = ({ fold }: OpenLedger, log: LogId) => ({
  events: countedOf(fold, log),
  figures: tallyOf(fold, { of: 'operation' }, lastDay, null, { heads: false }).soFar,
})

export const effectOf = (ledger: OpenLedger, draft: DecisionDraft): DecisionEffect => {
  const { fold, own, officer, parts } = ledger
  const event = { n: own.next, at: timeNow(parts.clock), by: officer, ...draft } as KnownEvent
  const before = stateOf(ledger, draft.log)
  const open = { event, line: JSON.stringify(event), personal: [] }
  const after = fold.withDecision(open, () => stateOf(ledger, draft.log))
  return {
    events: { before: before.events, after: after.events },
    figures: measures
      .map(({ id }) => ({ figure: id, before: before.figures[id] ?? 0, after: after.figures[id] ?? 0 }))
      .filter((figure) => figure.before !== figure.after),
  }
}
