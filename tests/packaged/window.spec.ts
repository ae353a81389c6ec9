import { expect, test } from '@playwright/test'
import { launchMilepost } from '../e2e/harness/index.ts'
import { testPackage } from './packages.ts'

test('the packaged app opens its window', async () => {
  const milepost = await launchMilepost({ packaged: testPackage().executable })
  try {
    await expect(milepost.page.locator('body')).toHaveText(/\S/, { useInnerText: true })
    expect(await milepost.app.evaluate(({ app }) => app.isPackaged)).toBe(true)
    expect(milepost.problems).toEqual([])
  } finally {
    await milepost.close()
  }
})
