// Chooses the Electron to run: an override, the electron package's own binary, or the fallback.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { FALLBACK_VERSION, fallbackRuntime, fallbackSupported } from './cypress-fallback.mjs'
import { PlainError } from './places.mjs'

const PROBE_MS = 4_000
const DOWNLOAD_MS = 600_000

/**
 * @typedef {object} Runtime
 * @property {'override' | 'electron' | 'fallback'} kind
 * @property {string} directory what ELECTRON_OVERRIDE_DIST_PATH would name
 * @property {string} executable
 * @property {string} version
 * @property {string} label as printed: "Electron 33.2.1 (Cypress fallback)"
 */

const electronPackage = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
const { version: packageVersion } = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8'))

const executableName =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron'

/** @returns {Promise<Runtime>} */
export async function findElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return fromOverride(resolve(override))
  const own = join(electronPackage, 'dist')
  if (existsSync(join(own, executableName)) || (await downloadOwn(own))) {
    return asRuntime('electron', own, packageVersion, '')
  }
  if (fallbackSupported) {
    return asRuntime('fallback', await fallbackRuntime(), FALLBACK_VERSION, ' (Cypress fallback)')
  }
  throw new PlainError(
    `Electron ${packageVersion} could not be downloaded. Set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds an unpacked Electron.`,
  )
}

function fromOverride(directory) {
  if (!existsSync(join(directory, executableName))) {
    throw new PlainError(`ELECTRON_OVERRIDE_DIST_PATH holds no ${executableName}: ${directory}`)
  }
  const file = join(directory, 'version')
  const version = existsSync(file)
    ? readFileSync(file, 'utf8').trim().replace(/^v/, '')
    : 'of unknown version'
  return asRuntime('override', directory, version, ' (ELECTRON_OVERRIDE_DIST_PATH)')
}

/** @returns {Runtime} */
function asRuntime(kind, directory, version, note) {
  return {
    kind,
    directory,
    executable: join(directory, executableName),
    version,
    label: `Electron ${version}${note}`,
  }
}

/** Asks the host first, so that a closed network costs seconds and not a download's time limit. */
async function downloadOwn(own) {
  const mirror =
    process.env.ELECTRON_MIRROR ||
    process.env.npm_config_electron_mirror ||
    'https://github.com/electron/electron/releases/download/'
  const address = `${mirror}v${packageVersion}/SHASUMS256.txt`
  try {
    const answer = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) })
    if (!answer.ok) return false
  } catch {
    return false
  }
  console.log(`Downloading Electron ${packageVersion}.`)
  const result = spawnSync(process.execPath, [join(electronPackage, 'install.js')], {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: DOWNLOAD_MS,
  })
  return result.status === 0 && existsSync(join(own, executableName))
}
