// The worker's storage, import and rebuilding in Debian's Chromium, and beside it in the Electron that the app runs in.
import { defineConfig } from '@playwright/test'
import { type EngineName, engineNames } from './engines.ts'

const many = process.env.MILEPOST_EVENTS !== undefined

export default defineConfig<object, { engineName: EngineName }>({
  testDir: '.',
  testMatch: '*.spec.ts',
  globalSetup: '../e2e/harness/global-setup.ts',
  outputDir: '../../test-results/newer-engine',
  // Figures are taken one at a time.
  workers: many ? 1 : 2,
  timeout: many ? 900_000 : 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  projects: engineNames.map((engineName) => ({ name: engineName, use: { engineName } })),
})
