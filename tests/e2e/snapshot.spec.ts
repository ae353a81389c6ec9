// A unit that holds enough to have a snapshot: unlocked with it, and without it, it says the same.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { someInspection } from '../shared/builders.ts'
import { batchOf, makeSender } from './files/made-files.ts'
import { trainingUnit } from './files/training-unit.ts'
import { launchMilepost, type Milepost, ownedFolder } from './harness/index.ts'
import { lock, startTraining, trainingPassphrase, unlock } from './steps/entering.ts'
import { acceptLog, dropOnInbox, openInbox } from './steps/inbox.ts'
import { countRecords, searchRecords } from './steps/records.ts'
import { forgetSnapshot, snapshotBytes, snapshotWritten } from './steps/snapshot.ts'
import { checkCode, issueSheet, openTally } from './steps/tally.ts'

const SEGMENTS = 20

test('a unit unlocked with a snapshot and without one holds the same', async () => {
  const milepost = await launchMilepost()
  try {
    await startTraining(milepost, 'unit')
    await openInbox(milepost)
    await dropOnInbox(milepost, [await batchOfSegments(milepost)])
    await acceptLog(milepost, 'SNAP1')
    await snapshotWritten(milepost)
    await openTally(milepost, 'unit')
    const code = await issueSheet(milepost)
    const before = await whatIsHeld(milepost)
    expect(before).toEqual({ records: SEGMENTS, found: 1, code })

    await lock(milepost)
    await unlock(milepost, trainingPassphrase)
    // One that did not fit would have been dropped.
    expect(await snapshotBytes(milepost)).toBeGreaterThan(0)
    expect(await whatIsHeld(milepost)).toEqual(before)

    await lock(milepost)
    await forgetSnapshot(milepost)
    await unlock(milepost, trainingPassphrase)
    expect(await whatIsHeld(milepost)).toEqual(before)
    expect(milepost.problems).toEqual([])
  } finally {
    await milepost.close()
  }
})

/** One inspection in each. */
async function batchOfSegments({ run }: Milepost): Promise<string> {
  const unit = trainingUnit()
  const sender = makeSender(unit, 'snapshot', 'SNAP1')
  const site = unit.pack.sites[0]?.id ?? ''
  for (let number = 0; number < SEGMENTS; number++) {
    const when = `${unit.pack.starts}T09:${String(number).padStart(2, '0')}+00:00`
    sender.log.append(someInspection({ site, when }), { fields: { plate: `ZG ${1000 + number}-AB` } })
    await sender.log.seal()
  }
  const path = join(ownedFolder(run.directory, 'snapshot'), 'SNAP1.age')
  writeFileSync(path, await batchOf(unit, sender))
  return path
}

/** The sheet's code stands for its figures, and for the records that it was counted from. */
async function whatIsHeld(milepost: Milepost) {
  const records = await countRecords(milepost)
  const found = (await searchRecords(milepost, 'ZG 1007')).length
  await openTally(milepost, 'unit')
  return { records, found, code: await checkCode(milepost) }
}
