// The mirror: plain files beside IndexedDB that hold the same sealed bytes. Chromium was seen to lose acknowledged data
// without an error; what is here was synced before it was acknowledged. Main knows names and bytes, no meaning.
import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type MirrorCalls, mirrorName } from '../../shared/ipc/mirror.ts'
import type { Disk, OpenFile } from '../disk/disk.ts'
import { replaceFile } from '../disk/replace-file.ts'
import { syncFolder } from '../disk/sync-folder.ts'
import { writeAll } from '../disk/write-all.ts'
import { MirrorRefusal } from './mirror-fault.ts'
import { OpenFiles } from './open-files.ts'

export type MirrorCall<Call extends keyof MirrorCalls> = (
  ...args: Parameters<MirrorCalls[Call]>
) => Promise<ReturnType<MirrorCalls[Call]>>

/** The mirror's calls on disk. Arguments are checked already; each throws a MirrorRefusal or the system's error. */
export type MirrorFolder = { readonly [Call in keyof MirrorCalls]: MirrorCall<Call> }

export type OpenMirror = MirrorFolder & {
  /** Closes the files kept open. Nothing may follow. */
  close(): Promise<void>
}

/** Begins with a dot, which no name of the mirror does. */
const TEMPORARY = '.new-'
const MOST_FILES = 200_000
const STATS_AT_ONCE = 64

/** Makes the folder if need be and removes what half-finished writes left. One per folder and process. */
export async function openMirror(folder: string, disk: Disk): Promise<OpenMirror> {
  await disk.makeFolder(folder)
  for (const name of await disk.names(folder)) {
    if (name.startsWith(TEMPORARY)) await disk.remove(join(folder, name))
  }
  const files = new OpenFiles(disk, folder)
  return {
    list: () => list(disk, folder),
    read: async (name, offset, length) => read(await files.existing(name), offset, length),
    append: (name, at, bytes) => append(disk, folder, files, name, at, bytes),
    write: async (name, bytes) => {
      await files.close(name)
      const hash = createHash('sha256')
      const temporary = `${TEMPORARY}${randomBytes(8).toString('hex')}`
      await replaceFile(disk, { path: join(folder, name), temporary, bytes, mode: 0o600 }, (piece) => {
        hash.update(piece)
      })
      return { size: bytes.length, sha256: hash.digest('hex') }
    },
    cut: (name, size) => cut(files, name, size),
    remove: async (name) => {
      await files.close(name)
      await disk.remove(join(folder, name))
      await syncFolder(disk, folder)
      return null
    },
    // For whoever watches (`electron/copy/`); the folder itself has nothing to do.
    settled: async () => null,
    close: () => files.closeAll(),
  }
}

async function list(disk: Disk, folder: string): Promise<{ name: string; size: number }[]> {
  const names = (await disk.names(folder)).filter((name) => mirrorName.test(name)).sort()
  if (names.length > MOST_FILES) throw new MirrorRefusal('failed')
  const found: { name: string; size: number }[] = []
  for (let start = 0; start < names.length; start += STATS_AT_ONCE) {
    const some = names.slice(start, start + STATS_AT_ONCE)
    const sizes = await Promise.all(some.map((name) => disk.sizeOf(join(folder, name))))
    for (const [index, name] of some.entries()) {
      const size = sizes[index]
      if (typeof size === 'number') found.push({ name, size })
    }
  }
  return found
}

/** A buffer of its own: a small Buffer would take the whole pool it lies in along through the port. */
async function read(file: OpenFile, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, offset + done)
    if (bytesRead === 0) return bytes.slice(0, done)
    done += bytesRead
  }
  return bytes
}

async function append(
  disk: Disk,
  folder: string,
  files: OpenFiles,
  name: string,
  at: number,
  bytes: Uint8Array,
): Promise<{ size: number; sha256: string }> {
  const made = at === 0 && !(await exists(disk, join(folder, name)))
  const file = made ? await files.fresh(name) : await files.existing(name)
  if ((await file.stat()).size !== at) throw new MirrorRefusal('size-differs')
  const hash = createHash('sha256')
  try {
    await writeAll(file, bytes, at, (piece) => {
      hash.update(piece)
    })
    await file.datasync()
    if (made) await syncFolder(disk, folder)
  } catch (error) {
    await takeBack(disk, join(folder, name), file, made ? null : at)
    // After a failed sync an open file may claim pages that never reached the disk: it is opened anew next time.
    await files.close(name)
    throw error
  }
  return { size: at + bytes.length, sha256: hash.digest('hex') }
}

/** Back to the size before a write that failed; a file made for it goes (null). If even that fails, `cut` mends it. */
async function takeBack(disk: Disk, path: string, file: OpenFile, size: number | null): Promise<void> {
  try {
    await file.truncate(size ?? 0)
    await file.datasync()
    if (size === null) await disk.remove(path)
  } catch {
    // The first error is the one to report; the size tells the rest.
  }
}

async function cut(files: OpenFiles, name: string, size: number): Promise<{ size: number }> {
  const file = await files.existing(name)
  if ((await file.stat()).size < size) throw new MirrorRefusal('size-differs')
  await file.truncate(size)
  await file.datasync()
  return { size }
}

async function exists(disk: Disk, path: string): Promise<boolean> {
  try {
    await disk.sizeOf(path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}
