// When the page's process dies, keys and worker die with it. The page is loaded again and comes up locked.
import { app, type BrowserWindow, dialog } from 'electron'
import { texts } from '../texts.ts'

const WITHIN_MS = 60_000
const MOST = 3

export function setupCrashRecovery(window: BrowserWindow): void {
  const times: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const now = Date.now()
    times.push(now)
    if (times.filter((time) => now - time < WITHIN_MS).length < MOST) {
      window.webContents.reload()
      return
    }
    dialog.showErrorBox('Milepost', texts().keepsStopping)
    app.exit(1)
  })
}
