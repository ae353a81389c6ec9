/** Seeds one after another: arguments are the first, the distance to the next, and where to end. A line of JSON for each. */
import { dropAllTimers, simulatePlatform } from './platform/globals.ts'
import { forgetAll } from './platform/once/remember.ts'
import { createRandom, type Random } from './platform/random.ts'

let current: Random = createRandom(0)
simulatePlatform(() => current)
const { simulate } = await import('./simulate.ts')

const [from = 1, every = 1, end = 2] = process.argv.slice(2).map(Number)
for (let seed = from; seed < end; seed += every) {
  const run = () => {
    forgetAll()
    dropAllTimers()
    current = createRandom(seed)
    return simulate(current)
  }
  const result = await run()
  // Now and then twice: what came of it is the same, step by step.
  if (seed % 50 === 0 && !result.failure) {
    const again = await run()
    if (again.trace !== result.trace) result.failure = 'the same seed gave something else the second time'
  }
  process.stdout.write(`${JSON.stringify({ seed, ...result })}\n`)
}
process.exit(0)
