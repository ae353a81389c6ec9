import { defineConfig } from 'vitest/config'

const define = { __ALLOW_INSPECT__: 'true' }

/** Keys are derived at full cost in these, as in a release, or lint is run for each forbidden import: seconds a file. */
const costly = [
  'tests/renderer/ledger/{exchange,round,two-stores,vault,records,decisions,lock,erasure,restore,clocks,closed-day,review,recovery,officers,purge,fixtures,tiers}.test.ts',
  'tests/shared/pack/open-pack.test.ts',
  'tests/runtime/import-law.test.ts',
]

/** `unit` is what `npm run verify` runs; `npm test` runs both. What opens a window is under tests/e2e (Playwright). */
export default defineConfig({
  define,
  test: {
    passWithNoTests: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: [
            'tests/{shared,renderer,electron,properties,adversarial,vectors,runtime}/**/*.test.{ts,tsx}',
          ],
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
