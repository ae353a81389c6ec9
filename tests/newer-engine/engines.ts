// Starts the page in an engine, its sandbox on, as an unprivileged user where the caller is root; and ends it at once.
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { mendDatabase } from '../../electron/database/mend-logs.ts'
import { CHROMIUM } from '../../electron/runtime/system-packages.mjs'
import { own, startScript } from '../../electron/runtime/unprivileged.mjs'
import { killTree, launchTwice, ownedFolder, prepareRun, type Run } from '../e2e/harness/index.ts'

export const engineNames = ['chromium', 'electron'] as const
export type EngineName = (typeof engineNames)[number]

export interface Opened {
  readonly page: Page
  /** Console errors and content-policy violations, uncaught errors; tests expect none. */
  readonly problems: readonly string[]
  close(): Promise<void>
  /** SIGKILL to every process at once. */
  kill(): Promise<void>
}

/** Where the engine keeps `IndexedDB`. */
export const sessionDataOf = (engine: EngineName, profile: string): string =>
  engine === 'chromium' ? join(profile, 'Default') : profile

const scriptFor = (run: Run, executable: string): string => {
  const folder = mkdtempSync(join(run.directory, 'script-'))
  own(folder)
  return startScript(executable, folder)
}

export async function openIn(engine: EngineName, profile: string, origin: string): Promise<Opened> {
  const run = await prepareRun()
  ownedFolder(profile)
  // As the app does before its window opens.
  mendDatabase(sessionDataOf(engine, profile))
  return engine === 'chromium' ? openChromium(run, profile, origin) : openElectron(run, profile, origin)
}

async function openChromium(run: Run, profile: string, origin: string): Promise<Opened> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: scriptFor(run, CHROMIUM),
    chromiumSandbox: true,
    headless: false,
    env: environment(run),
  })
  const page = context.pages()[0] ?? (await context.newPage())
  const problems = watch(page)
  await page.goto(origin)
  return {
    page,
    problems,
    close: () => context.close(),
    async kill() {
      const gone = new Promise<void>((done) => context.once('close', () => done()))
      for (const pid of processesOf(profile)) killTree(pid)
      await gone
    },
  }
}

async function openElectron(run: Run, profile: string, origin: string): Promise<Opened> {
  const folder = mkdtempSync(join(run.directory, 'window-'))
  cpSync(fileURLToPath(new URL('window', import.meta.url)), folder, { recursive: true })
  chmodSync(folder, 0o755)
  const { app, page } = await launchTwice({
    executablePath: scriptFor(run, run.executable),
    chromiumSandbox: true,
    cwd: run.directory,
    args: [folder],
    timeout: 60_000,
    env: { ...environment(run), MILEPOST_ENGINE_PROFILE: profile, MILEPOST_ENGINE_URL: origin },
  })
  const problems = watch(page)
  return {
    page,
    problems,
    close: () => app.close(),
    async kill() {
      const gone = new Promise<void>((done) => app.process().once('exit', () => done()))
      killTree(app.process().pid)
      await gone
    },
  }
}

const environment = (run: Run): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  LANG: 'C.UTF-8',
  ...run.env,
})

function watch(page: Page): readonly string[] {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  return problems
}

/** Playwright tells no process id of a browser that keeps its profile. */
function processesOf(profile: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        // Chromium writes its own anew, with spaces.
        return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(`--user-data-dir=${profile}`)
      } catch {
        return false
      }
    })
    .map(Number)
}
