/** Files to the unit and from the stations; which logs count. */
import type { ImportProgress, LedgerApi } from '../../../shared/ledger-api.ts'
import { accept, refuse } from '../../../shared/result.ts'
import { makeExport, nextUnit, planExport } from '../exchange/export-batch.ts'
import { importFiles } from '../exchange/import-files.ts'
import { outcomeOf, viewsOf } from '../exchange/import-notes.ts'
import { createKeptEvent } from '../log/kept-event.ts'
import { isSupervisor } from '../session/session-view.ts'
import { change, type LedgerState, opened } from './state.ts'

type ExchangeCalls = Pick<
  LedgerApi,
  'exportPlan' | 'makeExport' | 'exported' | 'importFiles' | 'cancelImport' | 'inbox' | 'acceptLog'
>

export const createExchangeCalls = (state: LedgerState): ExchangeCalls => {
  const kept = createKeptEvent()
  /** A page that went away must not stop an import. */
  const tell = (onProgress: (progress: ImportProgress) => unknown) => (progress: ImportProgress) => {
    void Promise.resolve(onProgress(progress)).catch(() => {})
  }

  return {
    exportPlan: async () => {
      const plan = planExport(opened(state))
      if (!plan) throw new Error('The root of the tree has no unit to export to')
      return plan
    },
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
    acceptLog: (log, branches, suffix) =>
      change(state, async (ledger) => {
        if (!isSupervisor(ledger) || ledger.secrets.role !== 'unit') return refuse({ reason: 'not-allowed' })
        const view = ledger.fold.logs().find((held) => held.log === log)
        if (!view) return refuse({ reason: 'no-such-record' })
        // No unit's decision would have any effect.
        if (view.state === 'not-on-path') return refuse({ reason: 'not-allowed' })
        if (kept.take([log, branches, suffix], ledger.own.next) !== null) return accept(undefined)
        const event = { op: 'accepted', log, branches, ...(suffix !== null && { suffix }) } as const
        const done = await ledger.own.append(ledger.officer, event)
        if (!done.ok) kept.note([log, branches, suffix], done.refusal)
        return done.ok ? accept(undefined) : done
      }),
  }
}
