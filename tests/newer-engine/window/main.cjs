// Electron's window for the same page: nothing of the app's main process but its sandbox and isolation.
const { app, BrowserWindow } = require('electron')

app.enableSandbox()
app.setPath('userData', process.env.MILEPOST_ENGINE_PROFILE)
app.whenReady().then(() => {
  const webPreferences = { sandbox: true, contextIsolation: true, nodeIntegration: false }
  new BrowserWindow({ webPreferences }).loadURL(process.env.MILEPOST_ENGINE_URL)
})
