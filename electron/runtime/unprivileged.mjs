// Chromium's sandbox refuses to run as root. Root therefore runs Electron as a user of its own, for whom the
// runtime and the built app must be readable and chrome-sandbox setuid root. The sandbox is never switched off.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { isRoot, madeCacheDirectory, PlainError } from './places.mjs'

const USER = 'milepost'

/**
 * The user Electron runs as; null where it is simply the caller.
 * @returns {{ name: string, uid: number, gid: number } | null}
 */
export function electronUser() {
  if (process.platform !== 'linux' || !isRoot) return null
  const known = findUser(USER)
  if (known) return known
  spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/usr/sbin/nologin',
    USER,
  ])
  const user = findUser(USER) ?? findUser('nobody')
  if (!user)
    throw new PlainError(
      'Electron does not run as root, and no other user could be made: run this as an ordinary user.',
    )
  return user
}

function findUser(name) {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  if (!line) return null
  const [, , uid, gid] = line.split(':')
  return { name, uid: Number(uid), gid: Number(gid) }
}

/** Whether that user can reach and read a file, parents included. */
function readableBy(user, path) {
  return spawnSync('test', ['-r', path], { uid: user.uid, gid: user.gid, cwd: '/' }).status === 0
}

/**
 * Makes a runtime startable with the sandbox on, and answers with the executable to start.
 * @param {import('./find-electron.mjs').Runtime} runtime
 * @param {string} [copies] where a copy is made if Electron's user cannot read the original; default: the cache
 * @returns {string}
 */
export function sandboxedExecutable(runtime, copies) {
  if (process.platform !== 'linux') return runtime.executable
  const user = electronUser()
  if (!user) {
    requireSandbox(runtime.directory)
    return runtime.executable
  }
  const directory = readableBy(user, runtime.executable)
    ? runtime.directory
    : copyRuntime(runtime, copies ?? madeCacheDirectory())
  makeSetuid(join(directory, 'chrome-sandbox'))
  return join(directory, relative(runtime.directory, runtime.executable))
}

function copyRuntime(runtime, copies) {
  const { mtimeMs } = statSync(runtime.executable)
  const key = createHash('sha256').update(`${runtime.executable} ${mtimeMs}`).digest('hex').slice(0, 12)
  const target = join(copies, `electron-${runtime.version}-${key}`)
  if (!existsSync(target)) {
    const work = mkdtempSync(`${target}-`)
    cpSync(runtime.directory, work, { recursive: true })
    spawnSync('chmod', ['-R', 'a+rX', work])
    renameSync(work, target)
  }
  return target
}

function makeSetuid(sandbox) {
  chownSync(sandbox, 0, 0)
  chmodSync(sandbox, 0o4755)
}

/** An ordinary user needs user namespaces or a setuid helper; with neither, one command mends it. */
function requireSandbox(directory) {
  const sandbox = join(directory, 'chrome-sandbox')
  const about = existsSync(sandbox) ? statSync(sandbox) : undefined
  if (about && about.uid === 0 && about.mode & 0o4000) return
  const namespaces = spawnSync('unshare', ['--user', 'true']).status === 0
  if (namespaces) return
  throw new PlainError(
    `Chromium's sandbox needs its helper set up once: sudo chown root:root '${sandbox}' && sudo chmod 4755 '${sandbox}'`,
  )
}

/**
 * An executable that becomes the unprivileged user and then Electron, for callers that can only name a file.
 * @param {string} executable
 * @param {string} directory where the script is written
 * @param {string[]} strace arguments of strace, to run Electron under it; empty: not traced
 */
export function startScript(executable, directory, strace = []) {
  const user = electronUser()
  if (!user && strace.length === 0) return executable
  const quoted = strace.map((argument) => `'${argument}'`).join(' ')
  // strace changes the user itself: only so does chrome-sandbox stay setuid under it.
  const traced = `strace ${user ? `-u ${user.name} ` : ''}${quoted}`
  const become = user ? `setpriv --reuid=${user.uid} --regid=${user.gid} --clear-groups --` : ''
  const script = join(directory, 'electron-as-user')
  writeFileSync(script, `#!/bin/sh\nexec ${strace.length > 0 ? traced : become} '${executable}' "$@"\n`)
  chmodSync(script, 0o755)
  return script
}

/** A new folder in the temporary directory that Electron's user owns. @param {string} name */
export function ownedDirectory(name) {
  const directory = mkdtempSync(join(tmpdir(), `milepost-${name}-`))
  own(directory)
  return directory
}

/** Gives a path to Electron's user. @param {string} path */
export function own(path) {
  const user = electronUser()
  if (user) chownSync(path, user.uid, user.gid)
}

/**
 * Copies a built app (out/ and package.json) to where Electron's user can read it, and where a later build
 * does not change it under a running window.
 * @param {string} from the folder of package.json
 * @param {string} to
 * @param {{ out?: string }} options where the built code is, if not in `from`
 */
export function stageApp(from, to, { out = join(from, 'out') } = {}) {
  const { name, productName, version, description, author, main, type } = JSON.parse(
    readFileSync(join(from, 'package.json'), 'utf8'),
  )
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true, mode: 0o755 })
  cpSync(out, join(to, 'out'), { recursive: true })
  writeFileSync(
    join(to, 'package.json'),
    `${JSON.stringify({ name, productName, version, description, author, main, type }, null, 2)}\n`,
  )
  spawnSync('chmod', ['-R', 'a+rX', to])
  chmodSync(dirname(to), 0o755)
  return to
}
