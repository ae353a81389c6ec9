// What Chromium keeps compiled of the app runs in place of its scripts: it is used, and never out of a profile.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { compiledFolder } from '../../electron/security/compiled-folder.ts'
import { en } from '../../renderer/texts/en/index.ts'
import { launchMilepost, newProfile, prepareRun } from './harness/index.ts'

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .reduce((sum, each) => sum + (each.isFile() ? each.size : 0), 0)

test('after three starts the scripts lie compiled beside this account’s settings, none in the profile', async () => {
  const profile = newProfile(await prepareRun())
  let settings = ''
  for (let start = 0; start < 3; start++) {
    const { app, page, close } = await launchMilepost({ profile })
    try {
      await expect(page.getByText(en.setup.restore, { exact: true })).toBeVisible()
      settings = await app.evaluate(({ app: main }) => main.getPath('appData'))
      // Kept once it has run, behind whatever else there is to do.
      await page.waitForTimeout(2000)
    } finally {
      await close()
    }
  }
  expect(bytesIn(compiledFolder(settings, profile))).toBeGreaterThan(500_000)
  expect(bytesIn(join(profile, 'Code Cache'))).toBeLessThan(10_000)
})
