import { defineConfig } from 'vitest/config'

const define = { __ALLOW_INSPECT__: 'true' }

/** Keys are derived at full cost in these, as in a release, or lint is run for each forbidden import: seconds a file. */
const costly = [
  'tests/renderer/ledger/{exchange,round,two-stores,vault,records,decisions,lock,lead,lead-erasure,erasure,erased-everywhere,restore,clocks,closed-day,database-faults,review,recovery,officers,purge,fixtures,tiers,join,receipts,receipts-restored,forward,snapshot,second-copy}.test.ts',
  'tests/shared/pack/open-pack.test.ts',
  'tests/runtime/import-law.test.ts',
]

/** `pure` and `unit` are what `npm run verify` runs; `npm test` runs all three. What opens a window is under tests/e2e (Playwright). */
export default defineConfig({
  define,
  test: {
    passWithNoTests: true,
    // By itself it leaves a core alone: of two, half.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          environment: 'node',
          include: ['tests/{shared,properties,adversarial,vectors}/**/*.test.ts'],
          exclude: costly,
          testTimeout: 60_000,
          // They mock nothing and keep nothing: one start of the modules serves all.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/{renderer,electron,runtime}/**/*.test.{ts,tsx}'],
          exclude: costly,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: 'costly', environment: 'node', include: costly, testTimeout: 180_000 },
      },
    ],
  },
})
