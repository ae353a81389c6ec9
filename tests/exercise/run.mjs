// `npm run exercise -- --out DIR`: a whole operation hands-free in real windows; files, pictures and a report in DIR.
// With `--tiers`, four stations under two units under one central unit, and all that goes wrong on the way. `--both`: side by side,
// the tiers in DIR/tiers.
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { PlainError, root, runMain } from '../../electron/runtime/places.mjs'

await runMain(async () => {
  const { values } = parseArgs({
    options: { out: { type: 'string' }, tiers: { type: 'boolean' }, both: { type: 'boolean' } },
  })
  if (!values.out) throw new PlainError('Say where the files go: npm run exercise -- --out DIR')
  const out = resolve(values.out)
  const tiersOut = values.tiers ? out : join(out, 'tiers')
  for (const folder of [out, tiersOut]) mkdirSync(folder, { recursive: true })
  const files = values.both ? ['--workers=2'] : [values.tiers ? '/tiers.ts' : '/exercise.ts']
  const config = join(root, 'tests/exercise/playwright.config.ts')
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/@playwright/test/cli.js'), ...['test', '-c', config, ...files]],
    {
      cwd: root,
      stdio: 'inherit',
      // One zone for the windows and for the day that is counted, wherever the machine stands.
      env: { ...process.env, TZ: 'Europe/Zagreb', MILEPOST_EXERCISE_OUT: out, MILEPOST_TIERS_OUT: tiersOut },
    },
  )
  const code = await new Promise((done) => child.once('exit', done))
  console.log(code === 0 ? `The exercise is in ${out}` : `The exercise failed; what it made is in ${out}`)
  return code ?? 1
})
