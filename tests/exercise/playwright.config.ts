import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: ['exercise.ts', 'tiers/tiers.ts'],
  globalSetup: '../e2e/harness/global-setup.ts',
  outputDir: '../../test-results/exercise',
  workers: 1,
  retries: 0,
  timeout: 600_000,
  expect: { timeout: 15_000 },
  use: { actionTimeout: 15_000 },
  reporter: [['list']],
})
