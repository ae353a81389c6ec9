// How many tests a runner says that it ran: vitest ("Tests  2 failed | 40 passed") or Playwright, whose closing block is
//   1 failed
//     [e2e] › log.spec.ts:12:1 › its title
//   40 passed (1.2m)
// A test may run a runner of its own and print what that said, so that the last closing block is the one that counts.

/** In the order in which Playwright writes them, and what each counts as. */
const words = [
  ['failed', 'failed'],
  ['interrupted', 'failed'],
  ['flaky', 'failed'],
  ['skipped', null],
  ['did not run', 'failed'],
  ['passed', 'passed'],
]
const line = new RegExp(`^ *(\\d+) (${words.map(([word]) => word).join('|')})(?: \\(.*\\))?$`, 'gm')

/**
 * @param {string} output All that the runner printed.
 * @returns {{ passed: number, failed: number }} Both 0 where it says nothing of tests.
 */
export function countTests(output) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes are control characters
  const text = output.replace(/\u001b\[[0-9;]*m/g, '')
  const vitest = [...text.matchAll(/^ *Tests +(.*)$/gm)].at(-1)?.[1]
  if (vitest !== undefined) {
    const number = (word) => Number(vitest.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0)
    return { passed: number('passed'), failed: number('failed') }
  }
  let counted = { passed: 0, failed: 0 }
  let before = words.length
  for (const [, number, word] of text.matchAll(line)) {
    const place = words.findIndex(([known]) => known === word)
    // A word that does not come after the one before it begins another block.
    if (place <= before) counted = { passed: 0, failed: 0 }
    before = place
    const as = words[place]?.[1]
    if (as) counted[as] += Number(number)
  }
  return counted
}
