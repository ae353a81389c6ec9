// Playwright: one runtime, one staged app and one display for all test files.
import { endRun, prepareRun } from './prepare-run.ts'

export default async function globalSetup(): Promise<() => void> {
  await prepareRun()
  return endRun
}
