// `npm run sim -- --seeds N --from FIRST`: operations that never took place, each from one number, and what must hold of
// every one of them. Bundled first: Node runs no TypeScript; Dexie and age are replaced by what stands in for them.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { PlainError, runMain } from '../../electron/runtime/places.mjs'
import { report } from './report.mjs'

const here = (name) => fileURLToPath(new URL(name, import.meta.url))

await runMain(async () => {
  const { seeds, from, workers, keep } = readOptions()
  const out = mkdtempSync(join(tmpdir(), 'milepost-simulation-'))
  try {
    await bundle(out)
    const started = performance.now()
    const results = await runAll(join(out, 'run-seeds.mjs'), from, seeds, workers)
    const failed = report(results, { seeds, from, seconds: (performance.now() - started) / 1000 })
    return failed ? 1 : 0
  } finally {
    if (!keep) rmSync(out, { recursive: true, force: true })
    else console.log(out)
  }
})

function readOptions() {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '200' },
      from: { type: 'string', default: '1' },
      workers: { type: 'string', default: String(availableParallelism()) },
      keep: { type: 'boolean', default: false },
    },
  })
  const numbers = [values.seeds, values.from, values.workers].map(Number)
  if (!numbers.every((number) => Number.isSafeInteger(number) && number >= 1))
    throw new PlainError('Numbers from 1: npm run sim -- --seeds 200 --from 1')
  const [seeds, from, workers] = numbers
  return { seeds, from, workers: Math.min(workers, seeds), keep: values.keep }
}

async function bundle(outDir) {
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: {
      alias: {
        dexie: here('platform/simulated-dexie.ts'),
        'age-encryption': here('platform/simulated-age.ts'),
      },
    },
    ssr: { noExternal: true },
    build: {
      ...{ ssr: here('run-seeds.ts'), outDir, emptyOutDir: true, minify: false, sourcemap: true },
      rollupOptions: { output: { entryFileNames: 'run-seeds.mjs', format: 'es' } },
    },
  })
}

/** Every worker takes each so-manieth seed, and prints one line of JSON for it. */
async function runAll(script, from, seeds, workers) {
  const results = []
  const run = (worker) =>
    new Promise((done, failed) => {
      const args = ['--enable-source-maps', '--max-semi-space-size=64', ...process.execArgv, script]
      const child = spawn(process.execPath, [...args, `${from + worker}`, `${workers}`, `${from + seeds}`], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let text = ''
      child.stdout.on('data', (chunk) => {
        const lines = (text + chunk).split('\n')
        text = lines.pop()
        for (const line of lines) {
          const result = JSON.parse(line)
          results.push(result)
          if (result.failure) console.log(`seed ${result.seed} failed: ${result.failure}`)
          if (results.length % 500 === 0) console.log(`${results.length} seeds of ${seeds}`)
        }
      })
      child.once('error', failed)
      child.once('close', (code) =>
        code === 0 ? done() : failed(new PlainError(`a worker ended with ${code}`)),
      )
    })
  await Promise.all(Array.from({ length: workers }, (_, worker) => run(worker)))
  return results
}
