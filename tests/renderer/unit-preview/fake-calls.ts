/** The unit's half of the made-up ledger, full of things to look at. */
import type { LedgerApi, SheetView } from '../../../shared/ledger-api.ts'
import { accept } from '../../../shared/result.ts'
import { pack, unit } from '../fake-data.ts'
import * as made from './fake-day.ts'

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** `empty`, `many`, `issued`, `over` and `slow` come from the address. */
export const fakeCalls = (wished: URLSearchParams, changed: () => void): Partial<LedgerApi> => {
  const empty = wished.has('empty')
  let files = empty ? [] : made.files()
  let logs = empty ? [] : made.logs()
  let issued: SheetView | null = wished.has('issued')
    ? made.sheet(true)
    : wished.has('over')
      ? made.sheet(false)
      : null
  if (wished.has('many')) {
    files = Array.from({ length: 4000 }, (_, i) => ({
      ...(files[i % 10] as (typeof files)[0]),
      name: `LT_${i}.mpbatch`,
    }))
    logs = Array.from({ length: 600 }, (_, i) => ({
      ...(logs[i % 7] as (typeof logs)[0]),
      log: i.toString(16).padStart(64, '0'),
    }))
  }
  return {
    inbox: async () => ({ files, logs }),
    importFiles: async (offered, onProgress) => {
      for (const { name } of offered)
        for (const step of ['opening', 'checking', 'storing', 'counting'] as const)
          for (let done = 0; done <= 1; done += 0.25) {
            onProgress({ file: name, step, done })
            await wait(wished.has('slow') ? 4000 : 20)
          }
      files = [...offered.map(({ name }) => ({ ...(made.files()[0] as (typeof files)[0]), name })), ...files]
      changed()
      return []
    },
    acceptLog: async (log) => {
      logs = logs.map((one) => (one.log === log ? { ...one, state: 'accepted' } : one))
      changed()
      return accept(undefined)
    },
    exportPlan: async () => ({
      to: { ...unit, name: 'OCU Abu Dhabi' },
      ready: !empty,
      unsent: empty ? 0 : 146,
      forwarded: empty ? 0 : 37,
      received: null,
      firstSegment: 7,
      lastSegment: 9,
      toLead: false,
      exports: empty
        ? []
        : [1, 2, 3].map((i) => ({
            at: `2021-07-0${4 + i}T22:0${i}:10+02:00`,
            first: i * 2 - 1,
            last: i * 2,
            officer: 'Sgt. I. Horvat',
          })),
    }),
    tallyChoices: async () => ({
      days: empty ? [] : ['2021-07-05', '2021-07-06'],
      scopes: [
        { scope: { of: 'site', id: 'HRBAJ' }, name: 'Bajakovo border crossing' },
        { scope: { of: 'operation' }, name: 'Operation Liberterra' },
        { scope: { of: 'unit', id: 'OCUABU' }, name: 'OCU Abu Dhabi' },
        { scope: { of: 'country', id: 'HRV' }, name: 'Croatia' },
      ],
    }),
    tally: async (scope, day) => made.view(scope, day, issued),
    issueSheet: async () => {
      issued = made.sheet(true)
      changed()
      return accept(issued)
    },
    sheets: async () => (empty ? [] : made.sheets()),
    changeOperation: async (sites) => {
      void sites
      return accept({ ...(await Promise.resolve({})), pack } as never)
    },
  }
}
