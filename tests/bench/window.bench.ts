/**
 * How soon the window can be used, beside an Electron window with an empty React page, sandboxed as Milepost's is; and how
 * soon the next entry can be made after the key.
 */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ElectronApplication, type Page, test } from '@playwright/test'
import { own, startScript } from '../../electron/runtime/unprivileged.mjs'
import { en } from '../../renderer/texts/en/index.ts'
import {
  launchMilepost,
  launchTwice,
  newProfile,
  ownedFolder,
  prepareRun,
  type Run,
} from '../e2e/harness/index.ts'
import { startTraining } from '../e2e/steps/entering.ts'
import { field } from '../e2e/steps/fields.ts'
import { quickEntry } from '../e2e/steps/records.ts'
import { bundled, inWindow, putIntoWindow } from './in-window.ts'
import { measured, noted, percentile } from './report.ts'

const STARTS = 7
const KEYS = 120

const milliseconds = (times: readonly number[]) => times.map((ms) => ms.toFixed(0)).join(', ')

test('window usable', async () => {
  const run = await prepareRun()
  const empty = emptyApp(run)
  const profile = newProfile(run)
  const emptyProfile = newProfile(run)
  const first = await launchMilepost({ profile })
  await startTraining(first, 'station')
  await first.close()

  const times = { milepost: [] as number[], empty: [] as number[] }
  // Thrice each unmeasured, in a profile that each keeps: from then on Milepost's scripts are not compiled anew. Then by turns.
  for (let turn = -3; turn < STARTS; turn++) {
    const milepost = await launchMilepost({ profile, viewport: null })
    await field(milepost.page, en.setup.passphrase).first().waitFor()
    const took = await sinceStart(milepost.app, milepost.page)
    if (turn >= 0) times.milepost.push(took)
    await milepost.close()
    const alone = await startEmpty(run, empty, emptyProfile)
    if (turn >= 0) times.empty.push(alone)
  }
  noted(
    `window usable: Milepost, locked, ${milliseconds(times.milepost)} ms; an empty page ${milliseconds(times.empty)} ms`,
  )
  measured('usable', percentile(times.milepost, 0.5) / percentile(times.empty, 0.5))
})

/** A main process of one window, and a page in which React draws one word. */
function emptyApp(run: Run): string {
  const folder = ownedFolder(run.directory, 'empty-app')
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    own(join(folder, name))
  }
  write('package.json', JSON.stringify({ name: 'empty', version: '0.0.0', type: 'module', main: 'main.js' }))
  write(
    'main.js',
    `import { app, BrowserWindow } from 'electron'
app.enableSandbox()
app.setPath('userData', process.argv.find((each) => each.startsWith('--profile=')).slice(10))
app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, devTools: false, spellcheck: false } })
  window.once('ready-to-show', () => window.show())
  await window.loadFile('index.html')
})
`,
  )
  write(
    'index.html',
    '<!doctype html><html lang="en"><body><div id="root"></div><script src="page.js"></script></body></html>',
  )
  bundled('./window/empty-page.ts', 'iife', 'emptyPage', join(folder, 'page.js'))
  own(join(folder, 'page.js'))
  return folder
}

/** Milliseconds from the start to the page's word. */
async function startEmpty(run: Run, folder: string, profile: string): Promise<number> {
  const scripts = mkdtempSync(join(run.directory, 'script-'))
  own(scripts)
  const { app, page } = await launchTwice({
    executablePath: startScript(run.executable, scripts),
    chromiumSandbox: true,
    cwd: run.directory,
    args: [folder, `--profile=${profile}`, '--lang=en-GB'],
    env: { PATH: process.env.PATH ?? '', ...run.env, LANG: 'C.UTF-8' },
    timeout: 60_000,
  })
  await page.getByText('empty', { exact: true }).waitFor()
  const took = await sinceStart(app, page)
  await app.close()
  return took
}

/** Milliseconds from the main process' beginning, as the system has it, to now in the page. */
async function sinceStart(app: ElectronApplication, page: Page): Promise<number> {
  const now = await page.evaluate(() => performance.timeOrigin + performance.now())
  const began = await app.evaluate(() => process.getCreationTime())
  if (began === null) throw new Error('the system does not say when the process began')
  return now - began
}

test('ready after the key', async () => {
  const milepost = await launchMilepost()
  try {
    await startTraining(milepost, 'station')
    await putIntoWindow(milepost.page)
    await milepost.page.getByText(en.common.log, { exact: true }).first().waitFor()
    await quickEntry(milepost)
    await inWindow(milepost.page, 'timeKeys', 'F9')
    for (let turn = 0; turn < KEYS; turn++) await quickEntry(milepost)
    await milepost.page.waitForTimeout(200)
    const times = await inWindow(milepost.page, 'keyTimes')
    noted(`ready after the key: ${times.length} keys, p50 ${percentile(times, 0.5).toFixed(1)} ms`)
    measured('ready', percentile(times, 0.99))
  } finally {
    await milepost.close()
  }
})
