import { expect, test } from 'vitest'
import { countTests } from '../count-tests.mjs'

const lines = (...all: readonly string[]) => `${all.join('\n')}\n`

test('counts what a runner’s closing lines say', () => {
  expect(countTests(lines('Running 3 tests', '  3 passed (4.2s)'))).toEqual({ passed: 3, failed: 0 })
  const closing = lines('  1 failed', '    [e2e] › log.spec.ts:12:1 › 3 passed', '  1 flaky', '  2 skipped')
  expect(countTests(`${closing}  3 did not run\n  40 passed (1.2m)\n`)).toEqual({ passed: 40, failed: 5 })
  expect(countTests('\u001b[2m      Tests \u001b[22m 2 failed | 40 passed (42)\n')).toEqual({
    passed: 40,
    failed: 2,
  })
  expect(countTests('built in 3 s\n')).toEqual({ passed: 0, failed: 0 })
})

test('a runner inside a test does not count: the last block does', () => {
  const outer = lines('  40 passed (1.2m)')
  expect(countTests(`${lines('  2 passed (3.0s)')}${outer}`)).toEqual({ passed: 40, failed: 0 })
  expect(countTests(`${lines('  1 failed', '  1 flaky', '  2 passed (3.0s)')}${outer}`)).toEqual({
    passed: 40,
    failed: 0,
  })
  expect(countTests(lines('  2 passed (3.0s)', '  1 failed', '    [e2e] › title'))).toEqual({
    passed: 0,
    failed: 1,
  })
  expect(countTests(lines(' Tests  1 failed (1)', ' Tests  40 passed (40)'))).toEqual({
    passed: 40,
    failed: 0,
  })
})
