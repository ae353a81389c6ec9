// Builds the app into a folder, and swaps it in whole: a window that starts meanwhile sees the old one or the new.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PlainError, root } from './places.mjs'

const SOURCES = ['electron', 'renderer', 'shared', 'electron.vite.config.ts', 'package-lock.json']

/**
 * @param {{ out?: string, testBuild?: boolean }} options testBuild lets a packaged app be inspected and driven
 * @returns {string} the folder built
 */
export function buildApp({ out = join(root, 'out'), testBuild = false } = {}) {
  const fresh = `${out}.new-${process.pid}`
  const old = `${out}.old-${process.pid}`
  const command = join(
    dirname(createRequire(import.meta.url).resolve('electron-vite/package.json')),
    'bin/electron-vite.js',
  )
  const result = spawnSync(process.execPath, [command, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, MILEPOST_OUT_DIR: fresh, MILEPOST_TEST_BUILD: testBuild ? '1' : '' },
  })
  if (result.status !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    throw new PlainError('The build failed.')
  }
  if (existsSync(out)) renameSync(out, old)
  renameSync(fresh, out)
  rmSync(old, { recursive: true, force: true })
  return out
}

/** Builds out/ if a source is newer than it. */
export function buildIfStale() {
  const built = join(root, 'out/main/main.js')
  if (existsSync(built)) {
    const time = statSync(built).mtimeMs
    if (SOURCES.every((path) => newest(join(root, path)) <= time)) return
  }
  console.log('Building Milepost.')
  buildApp()
}

function newest(path) {
  const about = statSync(path)
  if (!about.isDirectory()) return about.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}
