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
import { once } from './platform/once/once.mjs'
import { report } from './report.mjs'

/** A seed takes a few seconds. One that takes this long on a busy machine never ends. */
const mostSeconds = 120

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
    plugins: [once],
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

/** Every worker takes each so-manieth seed. */
async function runAll(script, from, seeds, workers) {
  const results = []
  const take = (result) => {
    results.push(result)
    if (result.failure) console.log(`seed ${result.seed} failed: ${result.failure}`)
    if (results.length % 50 === 0) console.log(`${results.length} seeds of ${seeds}`)
  }
  const work = async (first) => {
    for (let seed = first; seed < from + seeds; ) {
      const last = await runSome(script, [seed, workers, from + seeds], take)
      // It hung, or the worker broke: the next one goes on behind it.
      seed = last === null ? from + seeds : last + workers
    }
  }
  await Promise.all(Array.from({ length: workers }, (_, worker) => work(from + worker)))
  return results
}

/** Seeds by one worker, which prints one line of JSON for each. Gives the seed with which it ended; null: it did them all. */
function runSome(script, numbers, take) {
  return new Promise((done, failed) => {
    const flags = ['--enable-source-maps', '--max-semi-space-size=64', '--single-threaded-gc']
    const child = spawn(process.execPath, [...flags, ...process.execArgv, script, ...numbers.map(String)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let [seed, every, end] = numbers
    let why = 'its worker ended'
    const limit = () =>
      setTimeout(() => {
        why = `it did not end within ${mostSeconds} s`
        child.kill('SIGKILL')
      }, mostSeconds * 1000)
    let timer = limit()
    let text = ''
    child.stdout.on('data', (chunk) => {
      const lines = (text + chunk).split('\n')
      text = lines.pop()
      for (const line of lines) {
        clearTimeout(timer)
        timer = limit()
        take(JSON.parse(line))
        seed += every
      }
    })
    child.once('error', failed)
    child.once('close', () => {
      clearTimeout(timer)
      if (seed >= end) return done(null)
      take({ seed, failure: why, trace: '', counts: {}, stations: Number.NaN, events: Number.NaN, ms: 0 })
      done(seed)
    })
  })
}
