// From paths, which stay in main, to names and bytes, which the page gets.
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { GivenFile } from '../../shared/ipc/contract.ts'
import { READ } from '../disk/disk.ts'
import { COUNT_LIMIT, TOGETHER_LIMIT } from './file-kinds.ts'

const nothing = new Uint8Array()

/** `limitOf` says how many bytes a file may have, `most` how many files are read. One file's failure touches no other. */
export async function readGiven(
  paths: readonly string[],
  limitOf: (path: string) => number,
  most = COUNT_LIMIT,
): Promise<GivenFile[]> {
  const files: GivenFile[] = []
  let left = TOGETHER_LIMIT
  for (const [index, path] of paths.entries()) {
    const limit = index < most ? Math.min(limitOf(path), left) : 0
    const file = await readOne(path, limit)
    left -= file.bytes.length
    files.push(file)
  }
  return files
}

async function readOne(path: string, limit: number): Promise<GivenFile> {
  const name = basename(path)
  let file: FileHandle | undefined
  try {
    file = await open(path, READ)
    const about = await file.stat()
    if (!about.isFile()) return { name, bytes: nothing, unreadable: true }
    if (about.size > limit) return { name, bytes: nothing, tooLarge: true }
    return { name, bytes: await readSize(file, about.size) }
  } catch {
    return { name, bytes: nothing, unreadable: true }
  } finally {
    await file?.close().catch(() => {})
  }
}

/** At most the size that was checked, also if the file grows meanwhile. */
async function readSize(file: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size)
  let done = 0
  while (done < size) {
    const { bytesRead } = await file.read(bytes, done, size - done, done)
    if (bytesRead === 0) return bytes.slice(0, done)
    done += bytesRead
  }
  return bytes
}
