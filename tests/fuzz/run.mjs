// `npm run fuzz -- --files N --from FIRST`: so many files, each made from its number, given to the ledger in two processes.
// Prints how often each outcome came of each kind of file. A failing file says what it broke, lies under test-results/fuzz/,
// and is made again by `--files 1 --from` its number; where only its group shows it, by the command of the group.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { PlainError, root, runMain } from '../../electron/runtime/places.mjs'
import { askProcesses } from './processes.mjs'

/** Fewer files than this do not have every outcome. */
const enough = 5_000
/** Groups that fail before the rest is not worth the time. */
const mostFailures = 20
/** As `groupSize` in `outcomes.ts`; a process that has another says so. */
const groupSize = 8
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

const startChild = (fork) =>
  fork(join(bundle, 'child.mjs'), {
    cwd: root,
    execArgv: ['--max-old-space-size=900'],
    env: { ...process.env, TZ: 'UTC', MILEPOST_FUZZ_OUT: out },
    serialization: 'json',
  })

const count = (text, name) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0) throw new PlainError(`--${name} is a whole number`)
  return value
}

const tell = ({ first, count, kind, problem }) =>
  console.log(
    `${count === 1 ? `File ${first}` : `Files ${first} to ${first + count - 1}, together`}${kind && ` (${kind})`}: ${problem}\n` +
      `  npm run fuzz -- --files ${count} --from ${first}`,
  )

/** All files from the first on, in their groups. A group that failed is gone through file by file. */
const runFiles = async ({ first, files, workers }, counted) => {
  const end = first + files
  let at = first
  let stopped = false
  let wanted = []
  let failures = 0
  const more = []
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.once(signal, () => {
      stopped = true
    })
  const next = () => {
    if (more.length > 0) return more.shift()
    if (stopped || at >= end) return null
    const count = Math.min(end, (Math.floor(at / groupSize) + 1) * groupSize) - at
    at += count
    return { first: at - count, count, keep: false }
  }
  /** Told at once of a file that was alone; of a group, once, when each of its files was tried alone. */
  const fail = (asked, number, kind, problem) => {
    const { of } = asked
    if (asked.failed) return
    asked.failed = true
    if (!of && ++failures >= mostFailures) stopped = true
    const group = { first: asked.first, count: asked.count, kind, problem, left: asked.count, alone: false }
    if (of) of.alone = true
    if (of || asked.count === 1) return tell({ ...group, first: number ?? asked.first, count: 1 })
    for (let one = asked.first; one < asked.first + asked.count; one++)
      more.push({ first: one, count: 1, keep: false, of: group })
  }
  const ended = ({ of }) => {
    if (of && --of.left === 0 && !of.alone) tell(of)
  }
  await askProcesses(workers, startChild, {
    next,
    again: (asked) => more.unshift(asked),
    failed: (asked, number, problem) => {
      if (asked === null) throw new PlainError(problem)
      fail(asked, number, '', problem)
      if (number === null || number === asked.first + asked.count - 1) ended(asked)
    },
    said: (asked, message) => {
      if (message.ready) {
        if (message.groupSize !== groupSize) throw new PlainError('groups of another size')
        wanted = message.wanted
        return
      }
      const { number, kind, outcome, problem } = message
      if (problem !== null) fail(asked, number ?? null, kind, problem)
      else if (number !== undefined && !asked.of && number >= (asked.counted ?? 0)) counted(kind, outcome)
      if (number === undefined || message.spent) ended(asked)
    },
  })
  return { wanted, failures }
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
  let answered = 0
  const counted = (kind, outcome) => {
    answered++
    const of = counts.get(kind) ?? new Map()
    counts.set(kind, of.set(outcome, (of.get(outcome) ?? 0) + 1))
  }
  let ran
  try {
    ran = await runFiles({ first, files, workers: Math.max(1, Math.min(workers, files)) }, counted)
  } finally {
    rmSync(bundle, { recursive: true, force: true })
  }
  print(counts)
  const missing = ran.wanted.filter((name) => {
    const [kind, ...outcome] = name.split(': ')
    return !counts.get(kind)?.has(outcome.join(': '))
  })
  const seconds = (Date.now() - started) / 1000
  console.log(
    `${answered} of ${files} files had an outcome in ${Math.round(seconds)} s (${(answered / seconds).toFixed(1)} a second), ${ran.failures} failures`,
  )
  if (missing.length > 0) console.log(`Outcomes that did not occur: ${missing.join(', ')}`)
  return ran.failures > 0 || answered < files || (files >= enough && missing.length > 0) ? 1 : 0
})
