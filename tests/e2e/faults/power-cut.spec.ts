// A power cut: of the disk only what was synced is left. What the window showed as saved is there, sealed or not.
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import { launchMilepost, type Milepost, ownedFolder, prepareRun } from '../harness/index.ts'
import { startTraining, trainingPassphrase, unlock } from '../steps/entering.ts'
import { exportBatch } from '../steps/exporting.ts'
import { goTo } from '../steps/fields.ts'
import { countRecords, quickEntry } from '../steps/records.ts'
import { mountCutDisk } from './cut-disk.ts'
import { pause, seeded } from './seeded.ts'
import { canMount } from './small-disk.ts'

const cuts = 4

test(`${cuts} power cuts while entries are saved and sealed: nothing shown as saved is lost`, async () => {
  if (!canMount) throw new Error('This test mounts a disk, which needs root.')
  test.setTimeout(300_000)
  const random = seeded()
  const run = await prepareRun()
  const disk = mountCutDisk(join(run.directory, 'cut-disk'), 64)
  const profile = ownedFolder(disk.folder, 'profile')
  const files = ownedFolder(run.directory, 'cut-exports')
  let held = 0
  let lostUnseen = 0
  try {
    let milepost = await launchMilepost({ profile, viewport: null })
    await startTraining(milepost, 'station')
    for (let cut = 0; cut < cuts; cut++) {
      const work = async (at: Milepost, shown: string[]) => {
        for (;;) shown.push(await quickEntry(at))
      }
      await goTo(milepost.page, en.common.screens, en.common.log)
      const shown: string[] = []
      if (cut % 2 === 1) {
        shown.push(await quickEntry(milepost))
        await exportBatch(milepost, files)
        await goTo(milepost.page, en.common.screens, en.common.log)
      }
      const ended = work(milepost, shown).catch(() => {})
      await expect.poll(() => shown.length).toBeGreaterThan(1)
      await pause(random.next(400))
      const seen = shown.length
      await disk.cutPower(milepost)
      await ended
      milepost = await launchMilepost({ profile, viewport: null })
      await unlock(milepost, trainingPassphrase)
      const found = await countRecords(milepost)
      expect(found).toBeGreaterThanOrEqual(held + seen)
      expect(found).toBeLessThanOrEqual(held + shown.length + 1)
      lostUnseen += found - held - seen
      held = found
    }
    await milepost.close()
  } finally {
    disk.remove()
  }
  console.log(
    `Seed ${random.seed}: ${cuts} power cuts, ${held} entries held, ${lostUnseen} of them not seen in time`,
  )
})
