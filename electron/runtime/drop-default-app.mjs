// electron-builder hook: a package loads its own archive and no other; Electron's default app is not shipped.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'

export default async function dropDefaultApp({ appOutDir }) {
  await rm(join(appOutDir, 'resources/default_app.asar'), { force: true })
}
