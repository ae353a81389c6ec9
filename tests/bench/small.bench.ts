// The same in segments of 100: 20 times as many signatures, members and rows.
import { expect, test } from '@playwright/test'
import { trainingUnit } from '../e2e/files/training-unit.ts'
import { prepareRun } from '../e2e/harness/index.ts'
import { giveFile } from './in-window.ts'
import { madeFiles } from './made-files.ts'
import { floorOf, timeSqlite } from './others.ts'
import { eventCount, measured, rated } from './report.ts'
import { newUnit, takeIn } from './unit.ts'

test('import, 100 events to a segment', async () => {
  const run = await prepareRun()
  const set = await madeFiles(run, { seed: 'small', perSegment: 100, counts: [eventCount] })
  const [file] = set.files
  if (!file) throw new Error('no file')
  const milepost = await newUnit(set)
  try {
    const { seconds } = await takeIn(milepost, file)
    rated('milepostSmall', file.events, seconds)
    measured('importRateSmall', file.events / seconds)
    const unit = trainingUnit()
    const given = { identity: unit.identity, operation: unit.pack.operation, training: unit.pack.training }
    const sqlite = timeSqlite(run, file, given)
    rated('sqliteSmall', file.events, sqlite)
    measured('importSqliteSmall', sqlite / seconds)
    await giveFile(milepost.page, file.path, given)
    const floor = await floorOf(milepost.page)
    rated('floorSmall', file.events, floor)
    measured('importFloorSmall', seconds / floor)
    expect(milepost.problems).toEqual([])
  } finally {
    await milepost.close()
  }
})
