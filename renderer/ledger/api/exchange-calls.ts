/** Files to the unit and from the stations; which logs count. */

import { normaliseText } from '../../../shared/kinds/check-record.ts'
import type { ImportProgress, LedgerApi, ReceiptOutcome } from '../../../shared/ledger-api.ts'
import { accept, refuse } from '../../../shared/result.ts'
import { type DecisionDraft, effectOf } from '../exchange/decision-effect.ts'
import { makeExport } from '../exchange/export-batch.ts'
import { nextUnit } from '../exchange/exported.ts'
import { importFiles } from '../exchange/import-files.ts'
import { outcomeOf, viewsOf } from '../exchange/import-notes.ts'
import { makeReceipts, planReceipts } from '../exchange/make-receipts.ts'
import { obeyOrOwe } from '../exchange/obey-erasures.ts'
import { planExport } from '../exchange/plan-export.ts'
import { takeReceipt } from '../exchange/take-receipt.ts'
import { viewReceipts } from '../exchange/view-receipts.ts'
import { createKeptEvent } from '../log/kept-event.ts'
import { reasonProblems } from '../log/personal-room.ts'
import { mayImport } from '../session/own-place.ts'
import { isSupervisor } from '../session/session-view.ts'
import { change, type LedgerState, opened, settle } from './state.ts'

type ExchangeCalls = Pick<
  LedgerApi,
  | 'exportPlan'
  | 'makeExport'
  | 'exported'
  | 'importFiles'
  | 'importReceipts'
  | 'receipts'
  | 'receiptPlan'
  | 'makeReceipts'
  | 'receiptsWritten'
  | 'cancelImport'
  | 'inbox'
  | 'acceptLog'
  | 'rejectLog'
  | 'revokeLog'
  | 'decisionEffect'
>

export const createExchangeCalls = (state: LedgerState): ExchangeCalls => {
  const kept = createKeptEvent()
  /** A page that went away must not stop an import. */
  const tell = (onProgress: (progress: ImportProgress) => unknown) => (progress: ImportProgress) => {
    void Promise.resolve(onProgress(progress)).catch(() => {})
  }

  /** A decision of a supervisor on a log, at a unit or a site's lead. Against a log, the reason is asked for: it is read in years to come. */
  const decide = (draft: DecisionDraft, why: string) =>
    change(state, async (ledger) => {
      if (!isSupervisor(ledger) || !mayImport(ledger)) return refuse({ reason: 'not-allowed' })
      const view = ledger.fold.logs().find(({ log }) => log === draft.log)
      if (!view) return refuse({ reason: 'no-such-record' })
      // No unit's decision would have any effect; and nobody decides about their own log.
      if (view.state === 'not-on-path' || draft.log === ledger.fold.own)
        return refuse({ reason: 'not-allowed' })
      // A unit may decide before the pack names it; a lead about its neighbours alone.
      if (ledger.secrets.role === 'station' && !ledger.fold.mayDecide(draft.log))
        return refuse({ reason: 'not-allowed' })
      const reason = normaliseText(why, 'lines')
      if (reason === '' && draft.op !== 'accepted') return refuse({ reason: 'reason-missing' })
      if (reasonProblems(reason).length > 0)
        return refuse({ reason: 'invalid-entry', detail: { field: 'reason' } })
      if (kept.take([draft, reason], ledger.own.next) !== null) return accept(undefined)
      const done = await ledger.own.append(ledger.officer, draft, reason === '' ? undefined : { reason })
      if (!done.ok) {
        kept.note([draft, reason], done.refusal)
        return done
      }
      // What an accepted log says is erased holds from now on. The decision is saved.
      await obeyOrOwe(ledger)
      return accept(undefined)
    })

  return {
    exportPlan: async () => planExport(opened(state)),
    makeExport: (what) => change(state, (ledger) => makeExport(ledger, what)),
    exported: ({ first, last, to }) =>
      change(state, async (ledger) => {
        if (nextUnit(ledger)?.id !== to) return refuse({ reason: 'not-allowed' })
        // Segments that are not there yet would never be sent.
        if (!(first >= 1 && first <= last && last <= ledger.own.index))
          return refuse({ reason: 'not-allowed' })
        const done = await ledger.own.append(ledger.officer, {
          op: 'audited',
          act: 'export',
          to,
          first,
          last,
        })
        return done.ok ? accept(undefined) : done
      }),
    importReceipts: async (files) => {
      const outcomes: ReceiptOutcome[] = []
      for (const file of files) {
        const done = await change(state, async (ledger) => accept(await takeReceipt(ledger, file)))
        outcomes.push(done.ok ? done.value : { name: file.name, unit: null, refusal: done.refusal })
      }
      return outcomes
    },
    receipts: async () => viewReceipts(opened(state)),
    receiptPlan: async () => planReceipts(opened(state)),
    makeReceipts: (logs) => change(state, (ledger) => makeReceipts(ledger, logs)),
    receiptsWritten: (logs) =>
      change(state, async (ledger) => {
        const known = new Set(planReceipts(ledger).map(({ log }) => log))
        if (!logs.every((log) => known.has(log))) return refuse({ reason: 'not-allowed' })
        for (const to of logs) {
          const done = await ledger.own.append(ledger.officer, { op: 'audited', act: 'receipt', to })
          if (!done.ok) return done
        }
        return accept(undefined)
      }),
    importFiles: async (files, onProgress) => {
      const ledger = opened(state)
      const stops = state.stops
      while (state.importing) await new Promise((resolve) => setTimeout(resolve, 20))
      state.importing = true
      const cancelled = () => state.stops !== stops || state.open !== ledger
      try {
        return await importFiles(ledger, files, {
          queue: state.queue,
          onProgress: tell(onProgress),
          cancelled,
        })
      } finally {
        state.importing = false
        const settled = state.queue.run(async () => {
          if (state.open) await settle(state.open)
        })
        await settled.finally(() => state.parts.news())
      }
    },
    cancelImport: async () => {
      state.stops++
    },
    inbox: async () => {
      const { fold, notes } = opened(state)
      const views = viewsOf(fold)
      return { files: notes.map((note) => outcomeOf(fold, views, note)).reverse(), logs: [...views.values()] }
    },
    acceptLog: (log, branches, suffix, reason = '') =>
      decide({ op: 'accepted', log, branches, ...(suffix !== null && { suffix }) }, reason),
    rejectLog: (log, reason) => decide({ op: 'rejected', log }, reason),
    revokeLog: (log, branches, reason) => decide({ op: 'revoked', log, branches }, reason),
    decisionEffect: async (op, log, branches) =>
      effectOf(opened(state), op === 'rejected' ? { op, log } : { op, log, branches }),
  }
}
