// All tests as one project: a start of three for one file would be most of a mutant's time.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  define: { __ALLOW_INSPECT__: 'true' },
  test: { environment: 'node', include: ['tests/**/*.test.ts'], testTimeout: 40_000 },
})
