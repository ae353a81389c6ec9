// `npm start`: builds what changed and opens the window.
import { spawn } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildIfStale } from './build-app.mjs'
import { hasDisplay } from './display.mjs'
import { findElectron } from './find-electron.mjs'
import { madeCacheDirectory, PlainError, root, runMain } from './places.mjs'
import { ensureSystemPackages } from './system-packages.mjs'
import { electronUser, own, ownedDirectory, sandboxedExecutable, stageApp } from './unprivileged.mjs'

await runMain(async () => {
  if (!hasDisplay) {
    throw new PlainError(
      'There is no display to open a window on; `npm run exercise` runs Milepost hands-free without one.',
    )
  }
  const runtime = await findElectron()
  console.log(runtime.label)
  ensureSystemPackages({ executable: runtime.executable, programs: false })
  buildIfStale()
  const executable = sandboxedExecutable(runtime)
  const user = electronUser()
  const args = process.argv.slice(2).map((argument) => {
    const profile = argument.match(/^--profile=(.+)$/)?.[1]
    return profile ? `--profile=${ownedProfile(resolve(profile))}` : argument
  })
  const launch = user ? asUser(user) : { app: root, options: {} }
  const child = spawn(executable, [launch.app, ...args], { stdio: 'inherit', ...launch.options })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  const code = await new Promise((done) => child.once('exit', done))
  if (user) rmSync(launch.options.cwd, { recursive: true, force: true })
  return code ?? 1
})

/** The app staged where that user can read it, with a home and the display's key of its own. */
function asUser(user) {
  const run = ownedDirectory('start')
  const home = join(madeCacheDirectory(), 'home')
  mkdirSync(home, { recursive: true, mode: 0o700 })
  own(home)
  const env = { ...process.env, HOME: home, USER: user.name, LOGNAME: user.name }
  delete env.XDG_RUNTIME_DIR
  const key = process.env.XAUTHORITY || join(homedir(), '.Xauthority')
  if (existsSync(key)) {
    env.XAUTHORITY = join(run, 'display-key')
    copyFileSync(key, env.XAUTHORITY)
    chmodSync(env.XAUTHORITY, 0o600)
    own(env.XAUTHORITY)
  }
  return { app: stageApp(root, join(run, 'app')), options: { uid: user.uid, gid: user.gid, cwd: run, env } }
}

function ownedProfile(directory) {
  if (!existsSync(directory)) {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    own(directory)
  }
  return directory
}
