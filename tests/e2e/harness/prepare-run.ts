// What every window of one test run shares: the runtime, a staged copy of the built app, the display.
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale } from '../../../electron/runtime/build-app.mjs'
import { startXvfb } from '../../../electron/runtime/display.mjs'
import { findElectron } from '../../../electron/runtime/find-electron.mjs'
import { root } from '../../../electron/runtime/places.mjs'
import { ensureSystemPackages } from '../../../electron/runtime/system-packages.mjs'
import {
  electronUser,
  own,
  ownedDirectory,
  sandboxedExecutable,
  stageApp,
} from '../../../electron/runtime/unprivileged.mjs'

export interface Run {
  /** "Electron 33.2.1 (Cypress fallback)" */
  readonly label: string
  readonly executable: string
  readonly app: string
  /** Everything of this run is under here: profiles, the home and temporary folders of the app. */
  readonly directory: string
  readonly home: string
  readonly temporary: string
  readonly env: Readonly<Record<string, string>>
}

let mine: { run: Run; stop: () => void } | undefined

/**
 * The run of this process; test workers inherit it from the process that started them.
 * `MILEPOST_APP_DIR` names an app that is already built; otherwise out/ is built if a source is newer.
 */
export async function prepareRun(): Promise<Run> {
  const inherited = process.env.MILEPOST_RUN
  if (inherited) return JSON.parse(inherited) as Run
  const runtime = await findElectron()
  console.log(`Runtime: ${runtime.label}`)
  ensureSystemPackages({ executable: runtime.executable, programs: true })
  const built = process.env.MILEPOST_APP_DIR
  if (!built) buildIfStale()
  const directory = ownedDirectory('run')
  chmodSync(directory, 0o755)
  const xvfb = process.platform === 'linux' ? await startXvfb() : undefined
  const user = electronUser()
  const home = ownedFolder(directory, 'home')
  const temporary = ownedFolder(directory, 'tmp')
  const run: Run = {
    label: runtime.label,
    executable: sandboxedExecutable(runtime),
    app: stageApp(built ?? root, join(directory, 'app')),
    directory,
    home,
    temporary,
    env: {
      ...(xvfb && { DISPLAY: xvfb.display }),
      ...(user && { HOME: home, USER: user.name, LOGNAME: user.name }),
      TMPDIR: temporary,
      XDG_CACHE_HOME: join(home, '.cache'),
      // No session bus in a test: without this each start waits for one.
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    },
  }
  process.env.MILEPOST_RUN = JSON.stringify(run)
  mine = { run, stop: () => xvfb?.stop() }
  return run
}

/** Ends the display and removes the run's folders; does nothing in a process that only inherited the run. */
export function endRun(): void {
  if (!mine) return
  mine.stop()
  if (!process.env.MILEPOST_KEEP) rmSync(mine.run.directory, { recursive: true, force: true })
  mine = undefined
  delete process.env.MILEPOST_RUN
}

/** A folder that the app may write to, made if need be. */
export function ownedFolder(...parts: readonly string[]): string {
  const folder = join(...parts)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  own(folder)
  return folder
}
