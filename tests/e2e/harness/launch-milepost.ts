// Starts a real Milepost window: sandbox on, as an unprivileged user where the caller is root.
import { mkdtempSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type ElectronApplication, _electron as electron, expect, type Page } from '@playwright/test'
import type { Runtime } from '../../../electron/runtime/find-electron.mjs'
import { own, sandboxedExecutable, startScript } from '../../../electron/runtime/unprivileged.mjs'
import { dropFiles, stubOpenDialog, stubSaveDialog } from './files.ts'
import { ownedFolder, prepareRun, type Run } from './prepare-run.ts'
import { killTree } from './processes.ts'

interface Size {
  readonly width: number
  readonly height: number
}

export interface LaunchOptions {
  /** Profile folder; kept between launches. Without it, a new one. */
  readonly profile?: string
  /** Size of the page in CSS pixels. Default 1280×800; null: as the window opens, which is sooner. */
  readonly viewport?: Size | null
  /** Interface language offered by the system, such as `fr` or `ar`. Default `en-GB`. */
  readonly lang?: string
  readonly env?: Readonly<Record<string, string>>
  /** Folder of a built app, instead of the run's. */
  readonly app?: string
  /** Executable of a packaged app, instead of the built app in the development runtime. */
  readonly packaged?: string
  /** Further switches. */
  readonly args?: readonly string[]
  /** Arguments of strace, such as `['-f', '-e', 'trace=fsync', '-o', file]`, to trace all processes. */
  readonly strace?: readonly string[]
}

export interface Milepost {
  readonly app: ElectronApplication
  readonly page: Page
  readonly run: Run
  readonly profile: string
  /** Console errors and content-policy violations of the window, uncaught errors; tests expect none. */
  readonly problems: readonly string[]
  /** What the main process printed. */
  readonly output: readonly string[]
  /** Quits as a person would, by closing the app; kills it after 10 seconds. */
  close(): Promise<void>
  /** SIGKILL to every process of this app at once. */
  kill(): Promise<void>
  /** The next open dialogs answer with these paths (none: cancelled). */
  stubOpenDialog(paths: readonly string[]): Promise<void>
  /** The next save dialogs answer with this path; null: cancelled. */
  stubSaveDialog(path: string | null): Promise<void>
  /** Drops files from outside on an element, as a file manager does. */
  dropFiles(selector: string, paths: readonly string[]): Promise<void>
  /** A PNG of the window in `MILEPOST_SHOTS` (default: the run's folder); answers with its path. */
  screenshot(name: string): Promise<string>
}

export async function launchMilepost(options: LaunchOptions = {}): Promise<Milepost> {
  const run = await prepareRun()
  const profile = options.profile ? ownedFolder(options.profile) : newProfile(run)
  const scripts = mkdtempSync(join(run.directory, 'script-'))
  own(scripts)
  const { app, page, output, problems } = await launchTwice({
    executablePath: startScript(executable(run, options), scripts, [...(options.strace ?? [])]),
    chromiumSandbox: true,
    cwd: run.directory,
    args: [
      ...(options.packaged ? [] : [options.app ?? run.app]),
      `--profile=${profile}`,
      `--lang=${options.lang ?? 'en-GB'}`,
      ...(options.args ?? []),
    ],
    env: { ...inheritedEnv(), ...run.env, LANG: 'C.UTF-8', ...options.env },
    timeout: 60_000,
  })
  const { viewport = { width: 1280, height: 800 } } = options
  if (viewport) await setViewport(app, page, viewport)
  const pid = app.process().pid
  return {
    app,
    page,
    run,
    profile,
    problems,
    output,
    close: () => closeOrKill(app, pid),
    kill: async () => {
      const gone = new Promise<void>((done) => app.process().once('exit', () => done()))
      killTree(pid)
      await gone
    },
    stubOpenDialog: (paths) => stubOpenDialog(app, paths),
    stubSaveDialog: (path) => stubSaveDialog(app, path),
    dropFiles: (selector, paths) => dropFiles(page, selector, paths),
    screenshot: (name) => screenshot(page, run, name),
  }
}

interface Started extends Pick<Milepost, 'app' | 'page' | 'output'> {
  readonly problems: string[]
}

/** Of hundreds of starts one crashes or hangs before any of our code runs: that one is said, and started once more. */
export async function launchTwice(options: Parameters<typeof electron.launch>[0]): Promise<Started> {
  try {
    return await launchOnce(options)
  } catch (error) {
    const [first] = String(error).split('\n')
    console.log(`Electron did not start, and is started once more: ${first}`)
    return launchOnce(options)
  }
}

/** With its first window, as far as that there is a page. */
async function launchOnce(options: Parameters<typeof electron.launch>[0]): Promise<Started> {
  const app = await electron.launch(options)
  const output = collectOutput(app)
  const problems: string[] = []
  app.on('window', (opened) => watch(opened, problems))
  try {
    const page = await app.firstWindow()
    watch(page, problems)
    await page.waitForLoadState('domcontentloaded')
    return { app, page, output, problems }
  } catch (error) {
    killTree(app.process().pid)
    throw error
  }
}

function executable(run: Run, { packaged }: LaunchOptions): string {
  return packaged ? packagedExecutable(run, packaged) : run.executable
}

/** A packaged app's executable, made startable with the sandbox on. */
export function packagedExecutable(run: Run, path: string): string {
  const runtime: Runtime = {
    kind: 'override',
    label: 'packaged',
    version: 'packaged',
    directory: dirname(path),
    executable: path,
  }
  return sandboxedExecutable(runtime, run.directory)
}

/** A new, empty profile folder of this run. */
export function newProfile(run: Run): string {
  const folder = mkdtempSync(join(run.directory, 'profile-'))
  own(folder)
  return folder
}

function inheritedEnv(): Record<string, string> {
  const env: Record<string, string> = {}
  for (const name of ['PATH', 'TZ']) {
    const value = process.env[name]
    if (value !== undefined) env[name] = value
  }
  return env
}

const watched = new WeakSet<Page>()

function watch(page: Page, problems: string[]): void {
  if (watched.has(page)) return
  watched.add(page)
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
}

function collectOutput(app: ElectronApplication): string[] {
  const lines: string[] = []
  const child = app.process()
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => lines.push(...chunk.toString().split('\n').filter(Boolean)))
  }
  return lines
}

async function setViewport(app: ElectronApplication, page: Page, size: Size): Promise<void> {
  await page.waitForLoadState('domcontentloaded')
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  }, size)
  const wanted = `${size.width}×${size.height}`
  const found = () => page.evaluate(() => `${window.innerWidth}×${window.innerHeight}`)
  await expect.poll(found, { message: 'size of the page', timeout: 60_000 }).toBe(wanted)
}

async function closeOrKill(app: ElectronApplication, pid: number | undefined): Promise<void> {
  const timer = setTimeout(() => killTree(pid), 10_000)
  await app.close().catch(() => killTree(pid))
  clearTimeout(timer)
}

async function screenshot(page: Page, run: Run, name: string): Promise<string> {
  const path = join(process.env.MILEPOST_SHOTS ?? join(run.directory, 'shots'), `${name}.png`)
  await page.screenshot({ path, animations: 'disabled' })
  return path
}
