// Damaged, stale and missing files: each start ends with every entry there, or stops with one plain sentence and leaves
// what there is as it was.
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import { launchMilepost, type Milepost } from '../harness/index.ts'
import { trainingPassphrase, unlock } from '../steps/entering.ts'
import { fill, wordsOf } from '../steps/fields.ts'
import { countRecords, recordLabels } from '../steps/records.ts'
import { type DamageCase, damageCases } from './damage-cases.ts'
import { type MadeStation, makeStation } from './made-station.ts'
import { copyFolder, mirrorContents, takeFrom, wipe } from './profile-files.ts'

test.describe.configure({ mode: 'default' })

let made: MadeStation
test.beforeAll(async () => {
  test.setTimeout(240_000)
  made = await makeStation()
})

const start = (profile: string) => launchMilepost({ profile, viewport: null })

/** Starts, unlocks, compares what is there with `labels`, works, and ends. */
async function startWith(
  profile: string,
  labels: readonly string[],
  then: (milepost: Milepost) => Promise<void> = async () => {},
): Promise<void> {
  const milepost = await start(profile)
  try {
    await unlock(milepost, trainingPassphrase)
    await then(milepost)
    expect(await countRecords(milepost)).toBe(labels.length)
    expect((await recordLabels(milepost)).toSorted()).toEqual(labels.toSorted())
    expect(milepost.problems).toEqual([])
  } finally {
    await milepost.close()
  }
}

const report = ({ page }: Milepost) =>
  page.getByRole('status').filter({ hasText: wordsOf(en.common.restored) })

async function expectWhole(profile: string, { damages, ends }: DamageCase): Promise<void> {
  const labels = [...made.now.labels]
  await startWith(profile, labels, async (milepost) => {
    if (ends === 'rebuilt') await expect(report(milepost)).toBeVisible()
    if (ends === 'whole') await expect(report(milepost)).toBeHidden()
  })
  // What Chromium lost, it may lose at the second start; what the mirror lacked must be in it again.
  if (damages === 'mirror') wipe(join(profile, 'IndexedDB'))
  await startWith(profile, labels, async (milepost) => {
    await expect(report(milepost)).toBeVisible({ visible: damages === 'mirror' })
  })
}

async function expectRefusal(profile: string, reason: keyof typeof en.refusals, name: string): Promise<void> {
  const before = mirrorContents(profile)
  const milepost = await start(profile)
  try {
    const { page } = milepost
    const stopped = page.getByRole('alert')
    const passphrase = page.getByLabel(en.unlock.passphrase, { exact: true })
    await expect(stopped.or(passphrase)).toBeVisible()
    if (await passphrase.isVisible()) {
      await fill(page, en.unlock.passphrase, trainingPassphrase)
      await page.keyboard.press('Enter')
    }
    await expect(stopped).toHaveText(wordsOf(en.refusals[reason]))
    await milepost.screenshot(`damage-${name.replace(/\W+/g, '-')}`)
  } finally {
    await milepost.close()
  }
  expect(mirrorContents(profile)).toEqual(before)
  takeFrom(made.now.profile, profile, 'mirror')
  takeFrom(made.now.profile, profile, 'IndexedDB')
  await startWith(profile, made.now.labels)
}

for (const [index, each] of damageCases.entries()) {
  test(`${each.name}: ${each.ends}`, async () => {
    const profile = copyFolder(made.now.profile, `${made.now.profile}-case-${index}`)
    each.damage(profile, made)
    if (each.ends === 'rebuilt' || each.ends === 'whole' || each.ends === 'either')
      await expectWhole(profile, each)
    else await expectRefusal(profile, each.ends, each.name)
  })
}
