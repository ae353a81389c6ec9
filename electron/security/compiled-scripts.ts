// Where Chromium keeps the app's scripts compiled. It runs what it finds there in place of the script under whose hash it
// lies, and no fuse sees it: never in a profile, which may lie on a stick or come from somebody else's machine.
import { homedir } from 'node:os'
import { app, session } from 'electron'
import { compiledFolder } from './compiled-folder.ts'

/** Before a page opens. */
export function setupCompiledScripts(): void {
  const account = { platform: process.platform, env: process.env, home: homedir() }
  session.defaultSession.setCodeCachePath(compiledFolder(account, app.getPath('userData')))
}
