/** The unit's half of the made-up ledger: inbox, export, tallies. */
import type { LedgerApi } from '../../shared/ledger-api.ts'
import { accept, refuse } from '../../shared/result.ts'
import { unit } from './fake-data.ts'

type UnitCalls = Pick<
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
  | 'tallyChoices'
  | 'tally'
  | 'issueSheet'
  | 'closeDay'
  | 'sheets'
  | 'tallyJson'
  | 'printed'
  | 'clockJumps'
  | 'logClock'
  | 'clockRun'
  | 'correctClock'
  | 'review'
  | 'adopt'
  | 'decline'
  | 'settle'
>

const saved = accept({ key: 'k', label: 'OCUABU-000009', at: '2021-07-06T22:59:00+02:00' })

export const fakeUnitCalls = (): UnitCalls => ({
  exportPlan: async () => ({
    to: unit,
    ready: true,
    unsent: 146,
    forwarded: 0,
    received: null,
    firstSegment: 7,
    lastSegment: 9,
    toLead: false,
    exports: [],
  }),
  makeExport: async () =>
    accept({
      files: [{ suggestedName: 'LT_HRBAJ3_007-009.mpbatch', bytes: new Uint8Array(4096) }],
      first: 7,
      last: 9,
      to: unit.id,
    }),
  exported: async () => accept(undefined),
  importFiles: async (files) =>
    files.map((file) => ({
      name: file.name,
      from: null,
      at: '2021-07-06T22:40:00+02:00',
      outcome: 'refused' as const,
      refusal: { reason: 'not-a-batch' as const },
      fresh: 0,
      known: 0,
      logs: [],
    })),
  importReceipts: async (files) =>
    files.map(({ name }) => ({ name, unit: null, refusal: { reason: 'not-a-receipt' as const } })),
  receipts: async () => [{ unit, receipt: null }],
  receiptPlan: async () => [],
  makeReceipts: async () => accept([]),
  receiptsWritten: async () => accept(undefined),
  cancelImport: async () => undefined,
  inbox: async () => ({ files: [], logs: [] }),
  acceptLog: async () => accept(undefined),
  rejectLog: async () => accept(undefined),
  revokeLog: async () => accept(undefined),
  decisionEffect: async () => ({
    events: { before: 318, after: 200 },
    figures: [{ figure: 'inspections_total', before: 702, after: 584 }],
  }),
  tallyChoices: async () => ({
    days: ['2021-07-05', '2021-07-06'],
    scopes: [{ scope: { of: 'site', id: 'HRBAJ' }, name: 'Bajakovo border crossing' }],
  }),
  tally: async (scope, day) => ({
    tally: {
      scope,
      day,
      today: { inspections_total: 318 },
      soFar: { inspections_total: 702 },
      since: null,
      heads: [],
      longestWaitMinutes: null,
    },
    from: `${day}T06:00+02:00`,
    to: `${day}T06:00+02:00`,
    zone: 'Europe/Zagreb',
    place: 'Bajakovo border crossing',
    country: 'HRV',
    unit: 'OCU Abu Dhabi',
    reporting: ['HRBAJ3'],
    silent: [],
    issued: null,
    closed: null,
    nextNumber: 2,
    nextVersion: 1,
  }),
  issueSheet: async () => refuse({ reason: 'busy' as const }),
  closeDay: async () => accept(undefined),
  sheets: async () => [],
  tallyJson: async () => new Uint8Array(),
  printed: async () => accept(undefined),
  clockJumps: async () => [],
  logClock: async () => ({ jumps: [], corrections: [], last: 420, mayCorrect: true }),
  clockRun: async () => [],
  review: async () => ({ rows: [], total: 0 }),
  adopt: async () => saved,
  decline: async () => saved,
  settle: async () => saved,
  correctClock: async () => saved,
})
