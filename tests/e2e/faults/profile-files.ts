// A profile's files from outside: copies of it, and each kind of damage that was seen or can be thought of.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const databaseOf = (profile: string): string =>
  join(profile, 'IndexedDB', 'app_milepost_0.indexeddb.leveldb')
export const mirrorOf = (profile: string): string => join(profile, 'mirror')

/** Owners and times are kept: the app runs as another user. */
export function copyFolder(from: string, to: string): string {
  rmSync(to, { recursive: true, force: true })
  const { status, stderr } = spawnSync('cp', ['-a', from, to], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return to
}

/** Takes one folder of another copy of the profile instead of its own: `IndexedDB` or `mirror`. */
export const takeFrom = (other: string, profile: string, folder: 'IndexedDB' | 'mirror'): void =>
  void copyFolder(join(other, folder), join(profile, folder))

export const wipe = (path: string): void => {
  if (!existsSync(path)) throw new Error(`Not there: ${path}`)
  rmSync(path, { recursive: true })
}

/** Files of the database whose name matches, the largest first; there must be one. */
export function databaseFiles(profile: string, name: RegExp): [string, ...string[]] {
  const folder = databaseOf(profile)
  const size = (path: string) => statSync(path).size
  const [first, ...others] = readdirSync(folder)
    .filter((each) => name.test(each))
    .map((each) => join(folder, each))
    .toSorted((a, b) => size(b) - size(a))
  if (!first) throw new Error(`No ${name} in ${folder}: ${readdirSync(folder).join(' ')}`)
  return [first, ...others]
}

/** One bit at a place given as a share of the file. */
export function flipBit(path: string, at: number): void {
  const bytes = readFileSync(path)
  const place = Math.floor(bytes.length * at)
  bytes[place] = (bytes[place] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

export const cutOff = (path: string, bytes: number): void =>
  truncateSync(path, Math.max(0, statSync(path).size - bytes))

export const cutTo = (path: string, share: number): void =>
  truncateSync(path, Math.floor(statSync(path).size * share))

/** Names and bytes of the mirror, to see that a refusal left it as it was. */
export const mirrorContents = (profile: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(mirrorOf(profile))
      .toSorted()
      .map((name) => [name, readFileSync(join(mirrorOf(profile), name)).toString('base64')]),
  )

/**
 * LevelDB writes a log out as a table when a newer one lies beside it. An empty one is enough, which spares a test the
 * four megabytes that Chromium would otherwise wait for.
 */
export const makeTableAtNextStart = (profile: string): void =>
  writeFileSync(join(databaseOf(profile), '900000.log'), '')
