// The file functions that writing uses, so that tests can hand over ones that fail.
import { constants } from 'node:fs'
import { type FileHandle, lstat, mkdir, open, readdir, rename, rm } from 'node:fs/promises'

/** For reading. What is no plain file on somebody's stick, such as a pipe, is not waited for. */
export const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/** An open file, as far as Milepost uses one. */
export type OpenFile = Pick<
  FileHandle,
  'read' | 'write' | 'stat' | 'truncate' | 'sync' | 'datasync' | 'close'
>

export interface Disk {
  open(path: string, flags: number, mode?: number): Promise<OpenFile>
  rename(from: string, to: string): Promise<void>
  /** Gone is gone: a file that is not there is no error. */
  remove(path: string): Promise<void>
  /** Names of everything in a folder. */
  names(folder: string): Promise<string[]>
  /** Size of a plain file; null for anything else, links included. */
  sizeOf(path: string): Promise<number | null>
  makeFolder(path: string): Promise<void>
}

export const nodeDisk: Disk = {
  open,
  rename,
  remove: (path) => rm(path, { force: true }),
  names: (folder) => readdir(folder),
  sizeOf: async (path) => {
    const about = await lstat(path)
    return about.isFile() ? about.size : null
  },
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true, mode: 0o700 })
  },
}
