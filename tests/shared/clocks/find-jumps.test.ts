import { describe, expect, test } from 'vitest'
import { findJumps, jumpBetween, jumpLimits } from '../../../shared/clocks/find-jumps.ts'

describe('a jump of a clock', () => {
  test('is one back by more than a few minutes, or far ahead; what lies between is none', () => {
    expect(jumpBetween(1000, 1000 - jumpLimits.back)).toBeNull()
    expect(jumpBetween(1000, 1000 - jumpLimits.back - 1)).toBe('back')
    expect(jumpBetween(0, jumpLimits.ahead)).toBeNull()
    expect(jumpBetween(0, jumpLimits.ahead + 1)).toBe('ahead')
  })

  test('is found after the entry before it, from any place on', () => {
    const times = [0, 60, 90_000, 90_060, 120, 180]
    const at = (position: number) => times[position] ?? 0
    expect(findJumps(times.length, at)).toEqual([2, 4])
    expect(findJumps(times.length, at, 3)).toEqual([4])
    expect(findJumps(0, at)).toEqual([])
    expect(findJumps(1, at)).toEqual([])
  })
})
