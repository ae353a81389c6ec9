// Unlocking a unit that holds 50,000 inspections, from segments and with a snapshot, after the key is derived: opening the
// database, comparing the two stores, loading, folding. Prints figures; only a wrong count fails.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { batchOf, makeSender } from '../e2e/files/made-files.ts'
import { trainingUnit } from '../e2e/files/training-unit.ts'
import { launchMilepost, type Milepost, ownedFolder } from '../e2e/harness/index.ts'
import { lock, startTraining, trainingPassphrase, unlock } from '../e2e/steps/entering.ts'
import { acceptLog, dropOnInbox, inboxRow, openInbox } from '../e2e/steps/inbox.ts'
import { forgetSnapshot, snapshotBytes, snapshotWritten } from '../e2e/steps/snapshot.ts'
import { generateInspections } from './generate.ts'

const COUNT = Number(process.env.MILEPOST_BENCH_EVENTS ?? 50_000)
const TURNS = 3

test(`unlocking with ${COUNT.toLocaleString('en')} inspections`, async () => {
  const milepost = await launchMilepost()
  try {
    await startTraining(milepost, 'unit')
    const unit = trainingUnit()
    const folder = ownedFolder(milepost.run.directory, 'bench')
    const sender = makeSender(unit, 'bench', 'BENCH1')
    await generateInspections(sender.log, unit.pack, COUNT)
    const path = join(folder, 'BENCH_all.age')
    writeFileSync(path, await batchOf(unit, sender))
    await openInbox(milepost)
    await dropOnInbox(milepost, [path])
    await acceptLog(milepost, 'BENCH1')
    await snapshotWritten(milepost)

    const times = { without: [] as number[], with: [] as number[] }
    for (const how of ['without', 'with'] as const)
      for (let turn = 0; turn < TURNS; turn++) {
        await snapshotWritten(milepost)
        await lock(milepost)
        if (how === 'without') await forgetSnapshot(milepost)
        await unlock(milepost, trainingPassphrase)
        times[how].push(await openedIn(milepost))
      }
    await openInbox(milepost)
    expect((await inboxRow(milepost, path)).events).toBe(COUNT + 2)
    const seconds = (all: readonly number[]) => all.map((ms) => `${(ms / 1000).toFixed(2)} s`).join(', ')
    console.log(
      [
        `events             ${COUNT.toLocaleString('en')}`,
        `unlock, segments   ${seconds(times.without)}`,
        `unlock, snapshot   ${seconds(times.with)} (${((await snapshotBytes(milepost)) / 1e6).toFixed(1)} MB of it)`,
      ].join('\n'),
    )
    expect(milepost.problems).toEqual([])
  } finally {
    await milepost.close()
  }
})

/** Milliseconds that the worker took to open the ledger; the key was derived before. */
async function openedIn({ page }: Milepost): Promise<number> {
  for (const worker of page.workers()) {
    const found = await worker.evaluate(() =>
      performance.getEntriesByName('ledger opened').map(({ duration }) => duration),
    )
    if (found.length > 0) return found.at(-1) ?? 0
  }
  throw new Error('no worker has opened a ledger')
}
