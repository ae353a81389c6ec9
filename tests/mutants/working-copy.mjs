// A copy of the project outside it, in which faults are put: whatever ends a run, the project itself was never touched.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../electron/runtime/places.mjs'

const START = 'milepost-mutants-'

/** What git would keep: the tree as it stands, without what was built or installed. */
const filesOfProject = () =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
    .split('\0')
    .filter((name) => name !== '')

const isRunning = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Copies that a killed run left. */
export function removeStrayCopies() {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(START) ? Number(name.slice(START.length).split('-')[0]) : 0
    if (pid > 0 && !isRunning(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

/** Gone when the process ends, killed outright excepted: the next run removes what that leaves. */
export function makeWorkingCopy() {
  const folder = mkdtempSync(join(tmpdir(), `${START}${process.pid}-`))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const name of filesOfProject()) {
    try {
      cpSync(join(root, name), join(folder, name))
    } catch (error) {
      // Deleted and not yet committed.
      if (error.code !== 'ENOENT') throw error
    }
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/**
 * Does the work while a file says something else. Gives null, and does nothing, where the text to change is not there
 * exactly once: the source went on and the mutant did not.
 */
export async function withFault(folder, { file, from, to }, work) {
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  if (text.split(from).length !== 2) return null
  // A function, so that `$` in it means nothing.
  writeFileSync(
    path,
    text.replace(from, () => to),
  )
  try {
    return await work()
  } finally {
    writeFileSync(path, text)
  }
}
