// A file replaced whole: whoever looks finds the old bytes or the new ones, also after a power cut.
import { constants } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Disk } from './disk.ts'
import { syncFolder } from './sync-folder.ts'
import { writeAll } from './write-all.ts'

const { O_CREAT, O_EXCL, O_WRONLY } = constants

export interface Replacement {
  /** Absolute path of the file. */
  readonly path: string
  /** Name of the temporary file beside it, not in use. */
  readonly temporary: string
  readonly bytes: Uint8Array
  /** Permissions of the new file, less the umask. */
  readonly mode: number
}

/** Throws the system's error; the temporary file is gone then. `each` sees the pieces as they are written. */
export async function replaceFile(
  disk: Disk,
  { path, temporary, bytes, mode }: Replacement,
  each?: (piece: Uint8Array) => void,
): Promise<void> {
  const folder = dirname(path)
  const part = join(folder, temporary)
  try {
    const file = await disk.open(part, O_CREAT | O_EXCL | O_WRONLY, mode)
    try {
      await writeAll(file, bytes, 0, each)
      await file.sync()
    } finally {
      await file.close()
    }
    await renamePatiently(disk, part, path)
    await syncFolder(disk, folder)
  } catch (error) {
    await disk.remove(part).catch(() => {})
    throw error
  }
}

/** On Windows a virus scanner may hold a new file open for a moment. */
const WAITS_MS = process.platform === 'win32' ? [20, 100, 500] : []

async function renamePatiently(disk: Disk, from: string, to: string): Promise<void> {
  for (const wait of WAITS_MS) {
    try {
      return await disk.rename(from, to)
    } catch {
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
  await disk.rename(from, to)
}
