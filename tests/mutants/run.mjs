// `npm run mutants`: small faults, one at a time, each in a copy of the project; the tests named for it must catch it.
//   npm run mutants -- --only erasure     those whose area or sentence has the word
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { PlainError, runMain } from '../../electron/runtime/places.mjs'
import { mutants } from './mutants.mjs'
import { runTests } from './run-tests.mjs'
import { makeWorkingCopy, removeStrayCopies, withFault } from './working-copy.mjs'

const sentence = ({ area, does }) => `${area}: ${does}`

await runMain(async () => {
  const { values } = parseArgs({ options: { only: { type: 'string' } } })
  const chosen = mutants.filter((mutant) => !values.only || sentence(mutant).includes(values.only))
  if (chosen.length === 0) throw new PlainError(`No mutant has "${values.only}" in it.`)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1))
  removeStrayCopies()
  const copies = Array.from({ length: Math.min(2, availableParallelism()) }, makeWorkingCopy)
  const started = Date.now()

  // A test that fails by itself would catch anything.
  const runs = [
    ...new Map(chosen.map((mutant) => [JSON.stringify([mutant.tests, mutant.only]), mutant])).values(),
  ]
  const whole = await share(copies, joined(runs), ({ tests, only }, copy) => runTests(copy, tests, only))
  const bad = whole.flatMap(({ failed, error }) => [...failed, ...(error ? [error] : [])])
  if (bad.length > 0) throw new PlainError(`These fail without any fault:\n  ${bad.join('\n  ')}`)

  const results = await share(copies, chosen, async (mutant, copy) => {
    const result = await withFault(copy, mutant, () => runTests(copy, mutant.tests, mutant.only))
    const said = say(mutant, result)
    console.log(said.line)
    return said.caught
  })
  const caught = results.filter(Boolean).length
  const seconds = Math.round((Date.now() - started) / 1000)
  console.log(`\n${chosen.length} mutants: ${caught} caught, ${chosen.length - caught} not; ${seconds} s`)
  return caught === chosen.length ? 0 : 1
})

/** Whole files in one run; what is run by name is run by name. */
function joined(runs) {
  const files = new Set(runs.filter(({ only }) => !only).flatMap(({ tests }) => tests))
  const halves = [0, 1].map((half) => [...files].filter((_, at) => at % 2 === half))
  return [
    ...runs.filter(({ only }) => only),
    ...halves.filter((tests) => tests.length > 0).map((tests) => ({ tests })),
  ]
}

function say(mutant, result) {
  const name = sentence(mutant)
  if (result === null)
    return { caught: false, line: `GONE    ${name}\n        its text is not in ${mutant.file} exactly once` }
  const { ran, failed, error } = result
  if (error) return { caught: false, line: `BROKEN  ${name}\n        ${error}` }
  if (failed.length > 0) return { caught: true, line: `caught  ${name} → ${failed[0]}` }
  return { caught: false, line: `ALIVE   ${name}\n        ${ran} tests passed: ${mutant.tests.join(', ')}` }
}

/** Each copy takes the next; gives the results in the order of `work`. */
async function share(copies, work, run) {
  const results = []
  let next = 0
  const take = async (copy) => {
    for (let at = next++; at < work.length; at = next++) results[at] = await run(work[at], copy)
  }
  await Promise.all(copies.map(take))
  return results
}
