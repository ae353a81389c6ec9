// The folder last used for each kind of file, for as long as the app runs: on disk it would tell where exports went.
import { dirname } from 'node:path'
import type { SaveKind } from '../../shared/ipc/contract.ts'

const folders = new Map<SaveKind, string>()

export const folderFor = (kind: SaveKind): string | undefined => folders.get(kind)

export function rememberFolder(kind: SaveKind, path: string | undefined): void {
  if (path !== undefined) folders.set(kind, dirname(path))
}
