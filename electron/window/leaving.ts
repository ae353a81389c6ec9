// A page with an unsaved form holds on to the window (`beforeunload`). Electron would then refuse to close without a
// word; this asks.
import { type BrowserWindow, dialog } from 'electron'
import { texts } from '../texts.ts'

export function askBeforeLeaving(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const { leave, stay, unsaved } = texts()
    const chosen = dialog.showMessageBoxSync(window, {
      type: 'warning',
      title: 'Milepost',
      message: unsaved,
      buttons: [stay, leave],
      defaultId: 0,
      cancelId: 0,
    })
    // Preventing the prevention: the page is left.
    if (chosen === 1) event.preventDefault()
  })
}
