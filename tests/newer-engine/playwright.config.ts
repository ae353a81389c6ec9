// The worker's storage, import and rebuilding in Debian's Chromium, and beside it in the Electron that the app runs in.
import { defineConfig } from '@playwright/test'
import { type EngineName, engineNames } from './engines.ts'

export default defineConfig<object, { engineName: EngineName }>({
  testDir: '.',
  testMatch: '*.spec.ts',
  globalSetup: '../e2e/harness/global-setup.ts',
  outputDir: '../../test-results/newer-engine',
  workers: 1,
  timeout: 600_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  projects: engineNames.map((engineName) => ({ name: engineName, use: { engineName } })),
})
