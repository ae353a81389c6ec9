// The window shows the app's page and never anything else.
import { app } from 'electron'
import { isAppUrl, PAGE } from './app-page.ts'

/** Holds for every web contents there will ever be, not only the main window's. */
export function setupNavigationGuard(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || !isAppUrl(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    // Chromium goes to about:blank without asking the guards above. It shows nothing and may ask for nothing.
    contents.on('did-navigate', (_event, address) => {
      if (!isAppUrl(address)) void contents.loadURL(PAGE)
    })
  })
}
