// Where the repository, the built app and the cache are.
import { chmodSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

export const isRoot = process.getuid?.() === 0

/** Root runs Electron as another user, who must be able to read the cache: /root is closed to it. */
export function cacheDirectory() {
  if (process.env.MILEPOST_CACHE) return process.env.MILEPOST_CACHE
  if (isRoot) return '/var/cache/milepost'
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'milepost')
}

/** The cache, made if need be, and open to Electron's user whatever the caller's umask. */
export function madeCacheDirectory() {
  const directory = cacheDirectory()
  mkdirSync(directory, { recursive: true })
  if (isRoot) chmodSync(directory, 0o755)
  return directory
}

/** A failure whose sentence is all that the person at the terminal needs to read. */
export class PlainError extends Error {}

/** Runs a script's main function; a PlainError prints one sentence instead of a stack. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    console.error(error instanceof PlainError ? error.message : error)
    process.exitCode = 1
  }
}
