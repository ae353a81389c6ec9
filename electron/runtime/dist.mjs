// `npm run dist`: builds a release and packages it. Further arguments go to electron-builder (`--dir`, `--win`, …).
//   --test-build        the inspect fuse on, so that tests can drive it; implies --fallback-runtime
//   --fallback-runtime  where no Electron can be downloaded, package the fallback: for tests, never to be handed out
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { buildApp } from './build-app.mjs'
import { findElectron } from './find-electron.mjs'
import { PlainError, root, runMain } from './places.mjs'
import { stageApp } from './unprivileged.mjs'

await runMain(async () => {
  const flags = new Set(['--test-build', '--fallback-runtime'])
  const given = process.argv.slice(2)
  const testBuild = given.includes('--test-build')
  const mayFallBack = testBuild || given.includes('--fallback-runtime')
  const runtime = mayFallBack ? await findElectron() : undefined
  if (runtime)
    console.log(`Packaging ${runtime.label}${runtime.kind === 'electron' ? '' : ': not to be handed out'}`)

  const variant = testBuild ? 'test' : runtime?.kind === 'fallback' ? 'release-on-fallback' : 'release'
  const app = join(root, 'dist', `app-${variant}`)
  const output = join(root, 'dist', variant)
  rmSync(output, { recursive: true, force: true })
  stageApp(root, app, { out: buildApp({ out: `${app}.out`, testBuild }) })
  rmSync(`${app}.out`, { recursive: true, force: true })

  const builder = join(
    dirname(createRequire(import.meta.url).resolve('electron-builder/package.json')),
    'cli.js',
  )
  const settings = [
    `directories.app=${app}`,
    `directories.output=${output}`,
    ...(testBuild ? ['electronFuses.enableNodeCliInspectArguments=true'] : []),
    ...(runtime ? [`electronDist=${runtime.directory}`, `electronVersion=${runtime.version}`] : []),
  ]
  const args = [builder, '--publish', 'never', ...given.filter((argument) => !flags.has(argument))]
  const result = spawnSync(process.execPath, [...args, ...settings.map((setting) => `-c.${setting}`)], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (result.status !== 0) throw new PlainError('Packaging failed.')
  console.log(`Packaged in ${output}`)
})
