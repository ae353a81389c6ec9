// `npm run fuzz -- --files N --from FIRST`: so many files, each made from its number, given to the ledger in two processes.
// Prints how often each outcome came of each kind of file. A failing file says what it broke, lies under test-results/fuzz/,
// and is made again by `--files 1 --from` its number.
import { fork } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { PlainError, root, runMain } from '../../electron/runtime/places.mjs'

const mostSeconds = 5
/** Fewer files than this do not have every outcome. */
const enough = 5_000
const out = join(root, 'test-results/fuzz')
const bundle = join(root, 'node_modules/.cache/milepost-fuzz', String(process.pid))

const bundleChild = () =>
  build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      outDir: bundle,
      ssr: fileURLToPath(new URL('./child.ts', import.meta.url)),
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  })

const count = (text, name) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0) throw new PlainError(`--${name} is a whole number`)
  return value
}

/** Numbers from the first on, each asked of a process that is free; `done` gets what it says. */
const runFiles = async ({ first, files, workers }, done) => {
  let next = first
  const again = []
  // Whoever stops it wants to know what was found so far.
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => (next = first + files))
  const failed = (number, problem) => done({ number, kind: '', outcome: '', problem })

  const takeTurns = () =>
    new Promise((finished) => {
      let child
      let asked = null
      let timer
      const ask = () => {
        clearTimeout(timer)
        asked = again.shift() ?? (next < first + files ? { number: next++, keep: false } : null)
        if (asked === null) {
          child.removeAllListeners('exit')
          child.kill('SIGKILL')
          finished()
          return
        }
        child.send(asked)
        timer = setTimeout(() => child.kill('SIGKILL'), mostSeconds * 1000)
      }
      const start = () => {
        child = fork(join(bundle, 'child.mjs'), {
          cwd: root,
          execArgv: ['--max-old-space-size=900'],
          env: { ...process.env, TZ: 'UTC', MILEPOST_FUZZ_OUT: out },
          serialization: 'json',
        })
        child.on('message', (message) => {
          if (message.ready) done.wanted = message.wanted
          else {
            clearTimeout(timer)
            done(message)
          }
          ask()
        })
        child.on('exit', () => {
          clearTimeout(timer)
          // A machine that was busy elsewhere is told from a hang by a second try.
          if (asked?.keep) failed(asked.number, `no answer within ${mostSeconds} s, twice`)
          else if (asked) again.push({ number: asked.number, keep: true })
          else return failed(-1, 'the installations could not be prepared') ?? finished()
          asked = null
          start()
        })
      }
      start()
    })
  await Promise.all(Array.from({ length: workers }, takeTurns))
}

const print = (counts) => {
  for (const [kind, outcomes] of [...counts].sort()) {
    const total = [...outcomes.values()].reduce((sum, one) => sum + one, 0)
    console.log(`${kind}: ${total}`)
    for (const [outcome, times] of [...outcomes].sort((a, b) => b[1] - a[1]))
      console.log(`  ${String(times).padStart(6)}  ${outcome}`)
  }
}

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      files: { type: 'string', default: '300' },
      from: { type: 'string', default: '1' },
      workers: { type: 'string', default: '2' },
    },
  })
  const [files, first, workers] = ['files', 'from', 'workers'].map((name) => count(values[name], name))
  rmSync(out, { recursive: true, force: true })
  mkdirSync(bundle, { recursive: true })
  await bundleChild()
  const started = Date.now()
  const counts = new Map()
  const problems = []
  let wanted = []
  const done = (message) => {
    const { number, kind, outcome, problem } = message
    wanted = done.wanted ?? wanted
    if (problem !== null) {
      problems.push(number)
      console.log(
        `File ${number}${kind && ` (${kind})`}: ${problem}\n  npm run fuzz -- --files 1 --from ${number}`,
      )
      return
    }
    const of = counts.get(kind) ?? new Map()
    counts.set(kind, of.set(outcome, (of.get(outcome) ?? 0) + 1))
  }
  try {
    await runFiles({ first, files, workers: Math.max(1, Math.min(workers, files)) }, done)
  } finally {
    rmSync(bundle, { recursive: true, force: true })
  }
  print(counts)
  const missing = wanted.filter((name) => {
    const [kind, ...outcome] = name.split(': ')
    return !counts.get(kind)?.has(outcome.join(': '))
  })
  const seconds = (Date.now() - started) / 1000
  const total =
    problems.length +
    [...counts.values()].flatMap((of) => [...of.values()]).reduce((sum, one) => sum + one, 0)
  console.log(
    `${total} files in ${Math.round(seconds)} s (${(total / seconds).toFixed(1)} a second), ${problems.length} failed`,
  )
  if (missing.length > 0) console.log(`Outcomes that did not occur: ${missing.join(', ')}`)
  return problems.length > 0 || total < files || (files >= enough && missing.length > 0) ? 1 : 0
})
