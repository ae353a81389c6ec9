// `npm test`: everything, one step after another, printed as it goes; the last line counts.
//   node tests/run.mjs [verify|sim|fuzz|packaged|e2e|exercise|newer-engine] [arguments for that step's runner]
import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { findElectron } from '../electron/runtime/find-electron.mjs'
import { root, runMain } from '../electron/runtime/places.mjs'
import { ensureChromium, ensureSystemPackages } from '../electron/runtime/system-packages.mjs'
import { countTests } from './count-tests.mjs'

const [only, ...rest] = process.argv.slice(2)
const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
const playwright = [process.execPath, 'node_modules/@playwright/test/cli.js', 'test']

const EXERCISE_OUT = join(root, 'exercise-out')

/**
 * Each step is a command; a runner's closing line says how many tests it ran, any other command counts as one. `beside`: windows
 * wait more than they work, and this takes what they leave of the processor; it is printed when the next step has ended.
 */
const steps = [
  ['types', 'verify', [...npm, 'run', '--silent', 'types']],
  ['lint and import law', 'verify', [...npm, 'run', '--silent', 'lint']],
  ['unit tests', 'verify', [process.execPath, 'node_modules/vitest/vitest.mjs', 'run']],
  ['fuzzed files', 'fuzz', [process.execPath, 'tests/fuzz/run.mjs', '--files', '300'], 'beside'],
  ['packaged app', 'packaged', [...playwright, '-c', 'tests/packaged/playwright.config.ts']],
  ['simulation', 'sim', [process.execPath, 'tests/simulation/run.mjs', '--seeds', '200'], 'beside'],
  // Before the windows: some of their tests look at what it leaves.
  ['exercises', 'exercise', [process.execPath, 'tests/exercise/run.mjs', '--both', '--out', EXERCISE_OUT]],
  ['windows', 'e2e', [...playwright, '-c', 'tests/e2e/playwright.config.ts']],
  [
    'newer engine',
    'newer-engine',
    [...playwright, '-c', 'tests/newer-engine/playwright.config.ts', '--project=chromium'],
  ],
]

await runMain(async () => {
  const runtime = await findElectron()
  console.log(`Runtime: ${runtime.label}`)
  ensureSystemPackages({ executable: runtime.executable, programs: true })
  const total = { passed: 0, failed: 0 }
  const tell = (name, { code, output, seconds }) => {
    const counted = countTests(output)
    if (counted.passed + counted.failed === 0) counted[code === 0 ? 'passed' : 'failed'] = 1
    // A runner may fail without a failed test: an error outside of any.
    if (code !== 0 && counted.failed === 0) counted.failed = 1
    total.passed += counted.passed
    total.failed += counted.failed
    console.log(`== ${name}: ${counted.passed} passed, ${counted.failed} failed, ${seconds} s`)
  }
  const besides = []
  for (const [name, group, command, how] of steps) {
    if (only && only !== group) continue
    const lacking = group === 'newer-engine' ? ensureChromium() : null
    if (lacking) {
      console.log(`\n== ${name}: left out, ${lacking}`)
      continue
    }
    if (how === 'beside' && !only) {
      besides.push([name, run([...command, ...rest], 'beside')])
      continue
    }
    console.log(`\n== ${name}`)
    tell(name, await run([...command, ...rest]))
    for (const [other, ending] of besides.splice(0)) {
      const ended = await ending
      console.log(`\n== ${other}\n${ended.output}`)
      tell(other, ended)
    }
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0 && total.passed > 0 ? 0 : 1
})

function run([program, ...args], beside) {
  const started = Date.now()
  return new Promise((ended) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    // Its own children are as patient as it is.
    if (beside && child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW)
    const done = ({ code, output }) =>
      ended({ code, output, seconds: Math.round((Date.now() - started) / 1000) })
    let output = ''
    for (const [stream, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      stream.on('data', (chunk) => {
        if (!beside) to.write(chunk)
        output += chunk
      })
    }
    child.once('error', (error) => done({ code: 1, output: String(error) }))
    child.once('close', (code) => done({ code: code ?? 1, output }))
  })
}
