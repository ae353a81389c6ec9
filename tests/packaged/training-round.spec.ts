// The whole round in the app as it is packaged: logged, exported, accepted, counted.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { TallyJson } from '../../shared/sheet/tally-json.ts'
import { launchMilepost, type Milepost, ownedFolder, prepareRun } from '../e2e/harness/index.ts'
import { startTraining } from '../e2e/steps/entering.ts'
import { exportBatch, ownFingerprint } from '../e2e/steps/exporting.ts'
import { acceptCompared, compareLog, dropOnInbox, openInbox } from '../e2e/steps/inbox.ts'
import { quickEntry } from '../e2e/steps/records.ts'
import { issueSheet, openTally, saveJson } from '../e2e/steps/tally.ts'
import { testPackage } from './packages.ts'

const ENTRIES = 3

test('the training round, in the packaged app', async () => {
  test.setTimeout(240_000)
  const run = await prepareRun()
  const folder = ownedFolder(run.directory, 'training-round')
  const batch = await inPackage(async (station) => {
    await startTraining(station, 'station')
    const labels: string[] = []
    for (let turn = 0; turn < ENTRIES; turn++) labels.push(await quickEntry(station))
    const code = (labels[0] ?? '').slice(0, (labels[0] ?? '').lastIndexOf('-'))
    const file = await exportBatch(station, folder)
    return { file, code, fingerprint: await ownFingerprint(station, code) }
  })
  await inPackage(async (unit) => {
    await startTraining(unit, 'unit')
    await openInbox(unit)
    await dropOnInbox(unit, [batch.file])
    const shown = await compareLog(unit, batch.code)
    expect(shown.replace(/\s+/g, ' ')).toBe(batch.fingerprint)
    await acceptCompared(unit, batch.code)
    await expect(unit.page.getByText(/^Taken in/).first()).toBeVisible()
    await openTally(unit, 'unit')
    await issueSheet(unit)
    const file = join(folder, 'tally.json')
    await saveJson(unit, file)
    const { figures } = JSON.parse(readFileSync(file, 'utf8')) as TallyJson
    // By night, the sites of a unit are in two operation days at once.
    expect(figures.inspections_total?.operation).toBe(ENTRIES)
  })
})

/** One packaged window, closed whatever happens, with nothing to complain of. */
async function inPackage<T>(work: (milepost: Milepost) => Promise<T>): Promise<T> {
  const milepost = await launchMilepost({ packaged: testPackage().executable })
  try {
    const result = await work(milepost)
    expect(milepost.problems).toEqual([])
    return result
  } finally {
    await milepost.close()
  }
}
