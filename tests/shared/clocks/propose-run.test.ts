import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jumpBetween } from '../../../shared/clocks/find-jumps.ts'
import { type OpenJump, proposeRuns } from '../../../shared/clocks/propose-run.ts'

const day = 86_400
const none = [0, 0] as const
const jump = (number: number, before: number, after: number): OpenJump => ({
  ...{ number, before, after, moved: none },
  kind: jumpBetween(before, after) ?? 'back',
})

describe('the correction that closes a jump', () => {
  test('of a clock a day behind for a while: the run between the two jumps, by a day', () => {
    // Entries 5 to 8 were written a day too early.
    const jumps = [jump(5, 10 * day, 9 * day + 300), jump(9, 9 * day + 4000, 10 * day + 4600)]
    expect(proposeRuns(jumps, 0, 20)).toMatchObject({
      likely: 'after',
      after: { first: 5, last: 8, seconds: day },
    })
    expect(proposeRuns(jumps, 1, 20)).toMatchObject({
      likely: 'before',
      before: { first: 5, last: 8, seconds: day },
    })
  })

  test('of a clock a day ahead for a while: back by a day', () => {
    const jumps = [jump(5, 10 * day, 11 * day + 300), jump(9, 11 * day + 4000, 10 * day + 4600)]
    expect(proposeRuns(jumps, 0, 20)?.after).toEqual({ first: 5, last: 8, seconds: -day })
  })

  test('of a battery that died: what reads earlier, up to the next entry and to the minute', () => {
    const set = 500 * day + 12_345
    expect(proposeRuns([jump(5, set, 1000)], 0, 7)).toMatchObject({
      likely: 'after',
      after: { first: 5, last: 7, seconds: Math.ceil((set - 1000) / 60) * 60 },
    })
    expect(proposeRuns([jump(3, 1000, set)], 0, 7)).toMatchObject({
      likely: 'before',
      before: { first: 1, last: 2 },
    })
  })

  test('replaces what moves these entries already', () => {
    const moved = { ...jump(5, 10 * day, 9 * day + 300), moved: [0, 3600] as const }
    expect(proposeRuns([moved], 0, 9)?.after.seconds).toBe(day + 3600)
    expect(proposeRuns([], 0, 9)).toBeNull()
  })

  test('leaves no step back at the jump, whatever the clocks read', () => {
    const second = fc.integer({ min: 0, max: 400 * day })
    fc.assert(
      fc.property(second, second, (before, after) => {
        fc.pre(jumpBetween(before, after) !== null)
        const runs = proposeRuns([jump(5, before, after)], 0, 9)
        expect(after + (runs?.after.seconds ?? 0) - before).toBeGreaterThanOrEqual(0)
        expect(jumpBetween(before, after + (runs?.after.seconds ?? 0))).toBeNull()
        expect(jumpBetween(before + (runs?.before.seconds ?? 0), after)).toBeNull()
      }),
    )
  })
})
