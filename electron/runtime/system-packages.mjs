// The system packages that a window and the tests need. Nothing here is needed by `npm ci`.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { isRoot, PlainError } from './places.mjs'

/** Debian's names; where Ubuntu renamed a package, the newer name comes first. */
const LIBRARIES = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libgbm1'],
  ['libasound2t64', 'libasound2'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  ['libcups2t64', 'libcups2'],
  ['libdrm2'],
  ['fonts-dejavu-core'],
]

/** Where Debian puts it. */
export const CHROMIUM = '/usr/bin/chromium'

/** Programs that tests call, and the package that brings each. */
const PROGRAMS = {
  Xvfb: 'xvfb',
  age: 'age',
  gunzip: 'gzip',
  openssl: 'openssl',
  pdftotext: 'poppler-utils',
  sha256sum: 'coreutils',
  strace: 'strace',
  setpriv: 'util-linux',
}

/**
 * Makes sure that everything is there: root on Debian or Ubuntu installs what is missing, anyone else is told
 * the one command that does.
 * @param {{ executable: string, programs: boolean }} need programs: what tests call, beyond a window
 */
export function ensureSystemPackages({ executable, programs }) {
  if (process.platform !== 'linux') return
  const missing = []
  if (lacksLibraries(executable)) missing.push(...LIBRARIES)
  if (programs) for (const [name, pack] of Object.entries(PROGRAMS)) if (!onPath(name)) missing.push([pack])
  if (missing.length === 0) return
  if (!debian()) {
    throw new PlainError(
      `Missing on this machine (Debian's package names): ${missing.map(([name]) => name).join(' ')}`,
    )
  }
  if (!isRoot) {
    throw new PlainError(
      `Missing system packages. Install them with: sudo apt-get install -y ${chosen(missing)}`,
    )
  }
  run(['update', '-q'])
  console.log(`Installing system packages: ${chosen(missing)}`)
  run(['install', '-y', '-q', '--no-install-recommends', ...chosen(missing).split(' ')])
  if (lacksLibraries(executable))
    throw new PlainError(`Libraries are still missing for ${executable}: see ldd.`)
}

/**
 * Debian's Chromium, for the tests that also run in an engine newer than Electron's. Root on Debian installs it.
 * @returns {string | null} Why it cannot be had, in one sentence; null: it is there.
 */
export function ensureChromium() {
  if (existsSync(CHROMIUM)) return null
  if (process.platform !== 'linux' || !debian())
    return 'it needs Debian’s package chromium, and this is no Debian.'
  // Ubuntu's package of that name only points to a snap, which sees no temporary folder.
  if (/^ID=ubuntu/m.test(readFileSync('/etc/os-release', 'utf8')))
    return 'Ubuntu’s chromium is a snap, which cannot run here.'
  if (!isRoot) return 'Debian’s chromium is missing: sudo apt-get install -y chromium'
  run(['update', '-q'])
  console.log('Installing system packages: chromium')
  run(['install', '-y', '-q', '--no-install-recommends', 'chromium'])
  return null
}

function run(args) {
  const result = spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (result.status !== 0) throw new PlainError(`apt-get ${args[0]} failed.`)
}

/** Of each package's names, the one this release knows. */
function chosen(packages) {
  const known = (name) => /^ {2}Candidate: (?!\(none\))/m.test(output('apt-cache', ['policy', name]))
  const names = packages.map((names) => (names.length === 1 ? names[0] : (names.find(known) ?? names.at(-1))))
  return [...new Set(names)].join(' ')
}

const lacksLibraries = (executable) => output('ldd', [executable]).includes('not found')
const output = (command, args) => spawnSync(command, args, { encoding: 'utf8' }).stdout ?? ''
const debian = () =>
  existsSync('/etc/os-release') &&
  /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
const onPath = (name) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))
