// A new, renamed or removed name is durable only when its folder is synced.
import { constants } from 'node:fs'
import type { Disk } from './disk.ts'

/** File systems that cannot sync a folder say so with these (FAT and network shares among them). */
const CANNOT: readonly unknown[] = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']

/** Windows has no such call, and makes names durable with the file. */
export async function syncFolder(disk: Disk, folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await disk.open(folder, constants.O_RDONLY | constants.O_DIRECTORY)
  try {
    await handle.sync()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && CANNOT.includes(error.code))) throw error
  } finally {
    await handle.close()
  }
}
