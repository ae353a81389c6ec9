// `npm run bench -- --json FILE [--events N] [--all] [--only PART,…]`: figures, as a table and as JSON. A budget that is missed
// fails nothing; a figure that is missing does, and a wrong count.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { PlainError, root, runMain } from '../../electron/runtime/places.mjs'
import { budgets, parts } from './budgets.mjs'
import { writeTable } from './write-table.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const comparators = join(here, 'comparators')

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      events: { type: 'string', default: '500000' },
      all: { type: 'boolean', default: false },
      only: { type: 'string' },
    },
  })
  const events = Number(values.events)
  if (!Number.isInteger(events) || events < 10_000 || events > 1_000_000 || events % 1000 !== 0)
    throw new PlainError('--events takes thousands, from 10,000 to 1,000,000: a file takes no more.')
  const only = values.only?.split(',')
  const unknown = only?.find((part) => !parts.includes(part))
  if (unknown) throw new PlainError(`--only takes ${parts.join(', ')}; ${unknown} is none of them.`)
  if (!only || only.includes('import') || only.includes('small')) installComparators()

  const folder = mkdtempSync(join(tmpdir(), 'milepost-bench-'))
  const lines = join(folder, 'lines')
  writeFileSync(lines, '')
  let failed = false
  // One after the other, in this order: what a part measures is not to wait for another.
  for (const part of parts.filter((each) => !only || only.includes(each))) {
    const { status } = spawnSync(
      process.execPath,
      [
        'node_modules/@playwright/test/cli.js',
        'test',
        '-c',
        'tests/bench/playwright.config.ts',
        `${part}.bench`,
      ],
      {
        cwd: root,
        stdio: ['ignore', 2, 'inherit'],
        env: {
          ...process.env,
          MILEPOST_BENCH_LINES: lines,
          MILEPOST_BENCH_EVENTS: String(events),
          MILEPOST_BENCH_ALL: values.all ? '1' : '',
        },
      },
    )
    failed ||= status !== 0
  }
  const result = gather(
    readFileSync(lines, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
    only,
  )
  rmSync(folder, { recursive: true })
  const { missing, ...told } = result
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ ...told, events }, null, 2)}\n`)
  console.log(writeTable({ ...told, events }))
  if (missing.length > 0) console.log(`No figure for: ${missing.join('; ')}`)
  return failed || missing.length > 0 ? 1 : 0
})

/** The last figure of each budget counts. */
function gather(reported, only) {
  const figures = new Map(reported.filter(({ budget }) => budget).map((line) => [line.budget, line]))
  const rows = Object.entries(budgets).map(([id, row]) => {
    const figure = figures.get(id)
    if (!figure) return { missing: row.name, part: row.part }
    const budget = row.budget ?? figure.of
    const met = row.bound === 'least' ? figure.measured >= budget : figure.measured <= budget
    return { name: row.name, unit: row.unit, bound: row.bound, budget, measured: figure.measured, met }
  })
  return {
    runtime: reported.findLast(({ runtime }) => runtime)?.runtime ?? null,
    ...(only && { partial: true }),
    rates: Object.fromEntries(
      reported.filter(({ rate }) => rate).map(({ rate, perSecond }) => [rate, perSecond]),
    ),
    budgets: rows.filter(({ name }) => name),
    growth: reported.filter(({ growth }) => growth).map(({ growth }) => growth),
    notes: reported.filter(({ note }) => note).map(({ note }) => note),
    missing: rows
      .filter(({ missing, part }) => missing && (!only || only.includes(part)))
      .map(({ missing }) => missing),
  }
}

/** Not with the app's own `npm ci`. SQLite is compiled for this Node, with its headers where the machine has them. */
function installComparators() {
  if (existsSync(join(comparators, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node'))) return
  console.error(
    'Installing what Milepost is measured beside (tests/bench/comparators); SQLite is compiled, about two minutes.',
  )
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
  const prefix = dirname(dirname(process.execPath))
  const headers = existsSync(join(prefix, 'include/node/node.h')) ? { npm_config_nodedir: prefix } : {}
  for (const args of [
    ['ci', '--ignore-scripts'],
    ['rebuild', 'better-sqlite3'],
  ]) {
    const [program, ...rest] = [...npm, ...args]
    const { status } = spawnSync(program, rest, {
      cwd: comparators,
      stdio: ['ignore', 2, 'inherit'],
      env: { ...process.env, ...headers, npm_config_build_from_source: 'true' },
    })
    if (status !== 0) throw new PlainError(`npm ${args.join(' ')} failed in tests/bench/comparators.`)
  }
}
