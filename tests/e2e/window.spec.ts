import { expect, test } from '@playwright/test'
import { launchMilepost } from './harness/index.ts'

test('a window opens, sandboxed and with nothing to complain of', async () => {
  const milepost = await launchMilepost()
  try {
    await expect(milepost.page.locator('body')).toHaveText(/\S/, { useInnerText: true })
    const size = await milepost.page.evaluate(() => [window.innerWidth, window.innerHeight])
    expect(size).toEqual([1280, 800])
    expect(milepost.problems).toEqual([])
  } finally {
    await milepost.close()
  }
})
