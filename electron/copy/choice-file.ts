// What main remembers of the second copy, in the profile: where it is, and how it stood when it was last complete.
import { randomBytes } from 'node:crypto'
import { isAbsolute, join } from 'node:path'
import { latestTime } from '../../shared/ipc/copy.ts'
import type { Disk } from '../disk/disk.ts'
import { replaceFile } from '../disk/replace-file.ts'
import { readWhole } from './read-files.ts'

export interface Choice {
  /** 32 hex digits, of this profile: copies are marked with it. Stays when a copy is stopped. */
  readonly id: string
  /** Absolute; null: no copy. */
  readonly folder: string | null
  readonly at: number | null
  readonly entries: number | null
  /** Files of the mirror that were erased or went, and whose former bytes the copy still has. */
  readonly erasing: readonly string[]
  /** It had more than this machine: nothing is written there any more, whatever is sealed here since. */
  readonly ahead?: true
}

const NAME = 'second-copy.json'

export const noCopy = (id: string): Choice => ({ id, folder: null, at: null, entries: null, erasing: [] })

/** One that is missing or cannot be read is no choice; a copy made before is known again by its keys. */
export async function readChoice(disk: Disk, profile: string): Promise<Choice> {
  const fresh = noCopy(randomBytes(16).toString('hex'))
  try {
    const value: unknown = JSON.parse(Buffer.from(await readWhole(disk, join(profile, NAME))).toString())
    return isChoice(value) ? value : fresh
  } catch {
    return fresh
  }
}

export async function saveChoice(disk: Disk, profile: string, choice: Choice): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(choice))
  const temporary = `.second-copy-${randomBytes(6).toString('hex')}`
  await replaceFile(disk, { path: join(profile, NAME), temporary, bytes, mode: 0o600 })
}

const isCount = (value: unknown, most = Number.MAX_SAFE_INTEGER): boolean =>
  value === null || (Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most)

function isChoice(value: unknown): value is Choice {
  if (value === null || typeof value !== 'object') return false
  const { id, folder, at, entries, erasing, ahead } = value as Record<string, unknown>
  return (
    typeof id === 'string' &&
    /^[0-9a-f]{32}$/.test(id) &&
    (folder === null || (typeof folder === 'string' && isAbsolute(folder))) &&
    isCount(at, latestTime) &&
    isCount(entries) &&
    Array.isArray(erasing) &&
    erasing.every((name) => typeof name === 'string') &&
    (ahead === undefined || ahead === true)
  )
}
