// The one window.
import { fileURLToPath } from 'node:url'
import { BrowserWindow } from 'electron'
import { PAGE } from '../security/app-page.ts'
import { askBeforeLeaving } from './leaving.ts'

let current: BrowserWindow | null = null

/** Null before it opens and after it closed. */
export const mainWindow = (): BrowserWindow | null => current

export async function openMainWindow(): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    title: 'Milepost',
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    // Shows in the margins of a PDF; the window itself is drawn before it is shown.
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      preload: fileURLToPath(new URL('../preload/preload.cjs', import.meta.url)),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      // Closed in test builds too: tests drive the window over the debugging pipe, which this does not touch.
      devTools: false,
      // Chromium's spell checker downloads dictionaries and keeps a list of words on disk.
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  })
  current = window
  window.once('closed', () => {
    current = null
  })
  window.once('ready-to-show', () => window.show())
  // The title is seen in the task bar and in screenshots of the desktop: it never carries data.
  window.on('page-title-updated', (event) => event.preventDefault())
  askBeforeLeaving(window)
  await window.loadURL(PAGE)
  return window
}
