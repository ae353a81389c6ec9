// The second copy of this profile, its dialogs, and when it looks for its drive again.
import { app, type BrowserWindow, dialog, type OpenDialogOptions } from 'electron'
import type { CopyChoice } from '../../shared/ipc/copy.ts'
import { nodeDisk } from '../disk/disk.ts'
import { tellPage } from '../ipc/tell-page.ts'
import { readChoice } from './choice-file.ts'
import { SecondCopy } from './second-copy.ts'
import type { MirrorWatch } from './watch-mirror.ts'

/** Also after nothing was saved: a drive may be plugged in again at any time. One small file is read. */
const LOOK_EVERY_MS = 60_000
const PAUSE_MS = 300

export async function setupCopy(watch: MirrorWatch): Promise<SecondCopy> {
  const profile = app.getPath('userData')
  const copy = new SecondCopy(
    {
      ...{ disk: nodeDisk, profile, watch, pause: PAUSE_MS },
      now: () => Date.now(),
      tell: (state) => tellPage('copyChanged', state),
    },
    await readChoice(nodeDisk, profile),
  )
  const look = () => void copy.update()
  app.on('browser-window-focus', look)
  setInterval(look, LOOK_EVERY_MS).unref()
  return copy
}

const FOLDER: OpenDialogOptions['properties'] = ['openDirectory', 'createDirectory', 'dontAddToRecent']

export async function chooseCopy(window: BrowserWindow, copy: SecondCopy): Promise<CopyChoice> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: FOLDER ?? [] })
  const [folder] = filePaths
  return canceled || folder === undefined ? { chosen: false, reason: 'cancelled' } : copy.choose(folder)
}
