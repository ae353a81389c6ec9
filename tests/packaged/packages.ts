// Where `npm run dist -- --dir` leaves the two variants that are tested.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../electron/runtime/places.mjs'

const FOLDERS: Readonly<Record<string, string>> = { linux: 'linux-unpacked', win32: 'win-unpacked' }
const folder = FOLDERS[process.platform] ?? 'mac'
const executable = process.platform === 'win32' ? 'Milepost.exe' : 'milepost'

function variant(...names: readonly string[]) {
  const name = names.find((each) => existsSync(join(root, 'dist', each))) ?? names[0] ?? ''
  const directory = join(root, 'dist', name, folder)
  return {
    directory,
    executable: join(directory, executable),
    archive: join(directory, 'resources', 'app.asar'),
  }
}

export const testPackage = () => variant('test')
/** On a machine that can download Electron, the release is a real one. */
export const releasePackage = () => variant('release-on-fallback', 'release')
