// What Chromium keeps compiled of the app runs in place of its scripts: it is kept, for this account alone, and never in a profile.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { compiledFolder } from '../../electron/security/compiled-folder.ts'
import { en } from '../../renderer/texts/en/index.ts'
import { launchMilepost, newProfile, prepareRun } from './harness/index.ts'

const filesIn = (folder: string): string[] =>
  !existsSync(folder)
    ? []
    : readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((path) => statSync(path).isFile())
const bytesIn = (folder: string) => filesIn(folder).reduce((sum, path) => sum + statSync(path).size, 0)

test('after three starts the scripts lie compiled in the caches of this account, none in the profile', async () => {
  const run = await prepareRun()
  const profile = newProfile(run)
  for (let start = 0; start < 3; start++) {
    const { page, close } = await launchMilepost({ profile })
    try {
      await expect(page.getByText(en.setup.restore, { exact: true })).toBeVisible()
      // Kept once it has run, behind whatever else there is to do.
      await page.waitForTimeout(2000)
    } finally {
      await close()
    }
  }
  const folder = compiledFolder({ platform: 'linux', env: run.env, home: run.home }, profile)
  // What the ledger's worker imports; what it imports in turn names it as well, and is smaller.
  const ofLedger = filesIn(folder).filter((path) => readFileSync(path).includes('/start-ledger-'))
  expect(Math.max(0, ...ofLedger.map((path) => statSync(path).size))).toBeGreaterThan(500_000)
  expect(statSync(folder).mode & 0o077).toBe(0)
  expect(bytesIn(join(profile, 'Code Cache'))).toBeLessThan(10_000)
})
