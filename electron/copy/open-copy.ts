// A folder to restore from: a second copy, or a mirror that was copied by hand.
import { basename, join } from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import type { GivenFolder } from '../../shared/ipc/contract.ts'
import { copyFolderName, keysName, latestTime } from '../../shared/ipc/copy.ts'
import { mirrorName } from '../../shared/ipc/mirror.ts'
import { type Disk, nodeDisk } from '../disk/disk.ts'
import { MIRROR_COUNT_LIMIT, sizeLimits } from '../files/file-kinds.ts'
import { readGiven } from '../files/read-given.ts'
import { orMissing, withFile } from './read-files.ts'

/** Where a person points: the folder itself, the drive, or the profile of a machine that does not start. */
const WITHIN = ['', copyFolderName, 'mirror']

export async function openCopy(window: BrowserWindow): Promise<GivenFolder | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openDirectory', 'dontAddToRecent'],
  })
  const [folder] = filePaths
  return canceled || folder === undefined ? null : readFolder(nodeDisk, folder)
}

/** No files where no mirror is found. One file that cannot be read is said as such, as with chosen files. */
export async function readFolder(disk: Disk, chosen: string): Promise<GivenFolder> {
  for (const within of WITHIN) {
    const folder = join(chosen, within)
    const names = await disk.names(folder).catch((): string[] => [])
    if (!names.includes(keysName)) continue
    const paths = names.filter((name) => mirrorName.test(name)).map((name) => join(folder, name))
    const files = await readGiven(paths, () => sizeLimits.backup, MIRROR_COUNT_LIMIT)
    return { name: basename(chosen) || chosen, files, modified: await latest(disk, paths) }
  }
  return { name: basename(chosen) || chosen, files: [], modified: 0 }
}

async function latest(disk: Disk, paths: readonly string[]): Promise<number> {
  let most = 0
  for (const path of paths) {
    const about = await orMissing(withFile(disk, path, (file) => file.stat())).catch(() => null)
    const at = Math.floor(about?.mtimeMs ?? 0)
    if (at <= latestTime) most = Math.max(most, at)
  }
  return most
}
