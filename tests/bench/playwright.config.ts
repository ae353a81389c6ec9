// Run by `run.mjs`, which says which parts, and gathers what they report. Nothing here passes or fails on time.
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: '*.bench.ts',
  globalSetup: '../e2e/harness/global-setup.ts',
  outputDir: '../../test-results/bench',
  workers: 1,
  timeout: 1_800_000,
  expect: { timeout: 60_000 },
  reporter: [['line']],
})
