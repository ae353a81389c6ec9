// Runs test files in a folder and says which test failed first.
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Seconds. Every test named passes in far less; a fault that makes one wait for ever is no answer. */
const MOST = 120

/**
 * @param {string} folder
 * @param {readonly string[]} files
 * @param {string} [only] Words of the tests to run, as vitest's `-t` takes them.
 * @returns {Promise<{ ran: number, failed: readonly string[], error: string | null }>} `failed`: file › test. `error`: no test
 *   answered, because a file could not be read or nothing ended in time.
 */
export async function runTests(folder, files, only) {
  const out = join(folder, 'mutant-result.json')
  rmSync(out, { force: true })
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '-c',
    'tests/mutants/vitest.config.mjs',
    ...files,
    ...(only ? ['-t', only] : []),
  ]
  args.push(
    '--bail=1',
    '--cache=false',
    '--pool=threads',
    '--maxWorkers=1',
    '--reporter=json',
    `--outputFile=${out}`,
  )
  const output = await run(folder, args)
  let result
  try {
    result = JSON.parse(readFileSync(out, 'utf8'))
  } catch {
    return { ran: 0, failed: [], error: output.trim().split('\n').at(-1) || 'no answer' }
  }
  const failed = result.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${name.slice(folder.length + 1)} › ${fullName}`),
  )
  const broken = result.testResults.find(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return {
    ran: result.numPassedTests + result.numFailedTests,
    failed,
    error: failed.length === 0 && broken ? broken.message.split('\n')[0] : null,
  }
}

function run(folder, args) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
    let output = ''
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    const late = setTimeout(() => {
      output += `\nnot at its end after ${MOST} s`
      child.kill('SIGKILL')
    }, MOST * 1000)
    const stop = () => child.kill('SIGKILL')
    process.once('exit', stop)
    child.once('close', () => {
      clearTimeout(late)
      process.removeListener('exit', stop)
      done(output)
    })
  })
}
