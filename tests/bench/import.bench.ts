// The same batch file into Milepost, SQLite, Dexie and nothing at all, one after another: from the file to durable.
import { expect, test } from '@playwright/test'
import { trainingUnit } from '../e2e/files/training-unit.ts'
import { prepareRun } from '../e2e/harness/index.ts'
import { giveFile, inWindow, putPouchIntoWindow, storeInPouch } from './in-window.ts'
import { madeFiles } from './made-files.ts'
import { floorOf, timeSqlite } from './others.ts'
import { eventCount, measured, noted, ranOn, rated, withAll } from './report.ts'
import { newUnit, takeIn } from './unit.ts'

test('import, 2,000 events to a segment', async () => {
  const run = await prepareRun()
  ranOn(run.label)
  const set = await madeFiles(run, { seed: 'bench', perSegment: 2_000, counts: [eventCount] })
  const [file] = set.files
  if (!file) throw new Error('no file')
  const milepost = await newUnit(set)
  const { page } = milepost
  try {
    noted(
      `batch file: ${(file.bytes / 1e6).toFixed(1)} MB, ${(file.bytes / file.events).toFixed(1)} bytes an event`,
    )
    const { seconds, gap } = await takeIn(milepost, file)
    rated('milepost', file.events, seconds)
    measured('importRate', file.events / seconds)
    measured('blocked', gap)

    const unit = trainingUnit()
    const given = { identity: unit.identity, operation: unit.pack.operation, training: unit.pack.training }
    const sqlite = timeSqlite(run, file, given)
    rated('sqlite', file.events, sqlite)
    measured('importSqlite', sqlite / seconds)

    await giveFile(page, file.path, given)
    const floor = await floorOf(page)
    rated('floor', file.events, floor)
    measured('importFloor', seconds / floor)

    const stores = { dexieRows: () => inWindow(page, 'storeDexie') } as const
    const more = { indexedDbRows: () => inWindow(page, 'storeIndexedDb'), pouchdb: () => storeInPouch(page) }
    if (withAll) await putPouchIntoWindow(page)
    for (const [name, store] of Object.entries({ ...stores, ...(withAll && more) })) {
      const { rows, open, store: stored } = await store()
      expect(rows, name).toBe(file.events)
      noted(`${name}: opened in ${(open / 1000).toFixed(2)} s, stored in ${(stored / 1000).toFixed(2)} s`)
      rated(name, file.events, (open + stored) / 1000)
      if (name === 'dexieRows') measured('importDexie', (open + stored) / 1000 / seconds)
    }
    expect(milepost.problems).toEqual([])
  } finally {
    await milepost.close()
  }
})
