// The save dialog, and a file that is whole or not there.
import { randomBytes } from 'node:crypto'
import { basename, join } from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import type { SaveKind, SaveOutcome } from '../../shared/ipc/contract.ts'
import { type Disk, nodeDisk } from '../disk/disk.ts'
import { diskFaultOf } from '../disk/fault.ts'
import { replaceFile } from '../disk/replace-file.ts'
import { texts } from '../texts.ts'
import { extensions } from './file-kinds.ts'
import { folderFor, rememberFolder } from './last-folder.ts'
import { safeName } from './suggested-name.ts'

export interface SaveRequest {
  readonly kind: SaveKind
  readonly suggestedName: string
  readonly bytes: Uint8Array
}

export async function saveFile(window: BrowserWindow, request: SaveRequest): Promise<SaveOutcome> {
  const name = safeName(request.suggestedName, extensions[request.kind])
  const folder = folderFor(request.kind)
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: folder === undefined ? name : join(folder, name),
    filters: [{ name: texts().fileKinds[request.kind], extensions: [extensions[request.kind]] }],
    properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
  })
  if (canceled || !filePath) return { saved: false, reason: 'cancelled' }
  rememberFolder(request.kind, filePath)
  return saveTo(nodeDisk, filePath, request.bytes)
}

/** One folder for all. One file's failure touches no other. */
export async function saveFiles(
  window: BrowserWindow,
  { kind, files }: { readonly kind: SaveKind; readonly files: readonly Omit<SaveRequest, 'kind'>[] },
): Promise<SaveOutcome[]> {
  const folder = folderFor(kind)
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    ...(folder !== undefined && { defaultPath: folder }),
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  })
  const [into] = filePaths
  if (canceled || into === undefined) return []
  rememberFolder(kind, join(into, 'file'))
  const saved: SaveOutcome[] = []
  for (const { suggestedName, bytes } of files)
    saved.push(await saveTo(nodeDisk, join(into, safeName(suggestedName, extensions[kind])), bytes))
  return saved
}

/** Exported for tests, which know where to save. */
export async function saveTo(disk: Disk, path: string, bytes: Uint8Array): Promise<SaveOutcome> {
  // Not hidden: a part left by a pulled stick should be seen, and its name says what it is.
  const temporary = `milepost-${randomBytes(6).toString('hex')}.part`
  try {
    await replaceFile(disk, { path, temporary, bytes, mode: 0o666 })
    return { saved: true, name: basename(path) }
  } catch (error) {
    const fault = diskFaultOf(error)
    return { saved: false, reason: fault === 'not-found' ? 'failed' : fault }
  }
}
