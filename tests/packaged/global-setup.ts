// Packages the app twice: as tests may drive it, and as a release is.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../electron/runtime/places.mjs'
import { endRun, prepareRun } from '../e2e/harness/index.ts'

export default async function globalSetup(): Promise<() => void> {
  const dist = join(root, 'electron/runtime/dist.mjs')
  for (const flag of ['--test-build', '--fallback-runtime']) {
    execFileSync(process.execPath, [dist, '--dir', flag], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }
  process.env.MILEPOST_APP_DIR ??= join(root, 'dist/app-test')
  await prepareRun()
  return endRun
}
