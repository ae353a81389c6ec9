// The open dialog.
import { type BrowserWindow, dialog } from 'electron'
import type { GivenFile } from '../../shared/ipc/contract.ts'
import { texts } from '../texts.ts'
import { COUNT_LIMIT, extensions, MIRROR_COUNT_LIMIT, type OpenKind, sizeLimits } from './file-kinds.ts'
import { folderFor, rememberFolder } from './last-folder.ts'
import { readGiven } from './read-given.ts'

export async function openFiles(window: BrowserWindow, kind: OpenKind): Promise<GivenFile[]> {
  const folder = folderFor(kind)
  const { allFiles, fileKinds } = texts()
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    ...(folder !== undefined && { defaultPath: folder }),
    filters: [
      { name: fileKinds[kind], extensions: [extensions[kind]] },
      { name: allFiles, extensions: ['*'] },
    ],
    properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
  })
  if (canceled || filePaths.length === 0) return []
  rememberFolder(kind, filePaths[0])
  return readGiven(filePaths, () => sizeLimits[kind], kind === 'backup' ? MIRROR_COUNT_LIMIT : COUNT_LIMIT)
}
