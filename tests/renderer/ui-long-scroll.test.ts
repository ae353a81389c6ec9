import { describe, expect, it } from 'vitest'
import { scaleOf, shownHeight } from '../../renderer/components/long-scroll.ts'

const view = 600

describe('a list longer than a browser can lay out', () => {
  it('is not touched while it is short', () => {
    expect(scaleOf(100_000 * 40, view)).toBe(1)
    expect(shownHeight(100_000 * 40)).toBe(4_000_000)
  })
  it('ends exactly where the scroll bar ends', () => {
    const total = 2_000_000 * 40
    const furthest = shownHeight(total) - view
    expect(furthest * scaleOf(total, view)).toBeCloseTo(total - view, 3)
    expect(shownHeight(total)).toBeLessThan(33_554_428)
  })
})
