import { defineConfig } from 'vitest/config'

const define = { __ALLOW_INSPECT__: 'true' }

/** `unit` is what `npm run verify` runs. Anything that opens a window is under tests/e2e (Playwright). */
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
          testTimeout: 60_000,
        },
      },
    ],
  },
})
