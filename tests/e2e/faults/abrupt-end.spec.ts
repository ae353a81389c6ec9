// The machine goes to sleep, or the session is ended, in the middle of an import and of an export: what was in hand is
// there wholly or not at all, and never half.
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import { someInspection } from '../../shared/builders.ts'
import { batchOf, makeSender } from '../files/made-files.ts'
import { trainingUnit } from '../files/training-unit.ts'
import { launchMilepost, type Milepost, newProfile, ownedFolder, prepareRun } from '../harness/index.ts'
import { startTraining, trainingPassphrase, unlock } from '../steps/entering.ts'
import { exportBatch, openExport, takeProposedName } from '../steps/exporting.ts'
import { button, goTo } from '../steps/fields.ts'
import { acceptLog, beginDrop, dropOnInbox, openInbox } from '../steps/inbox.ts'
import { countRecords, quickEntry } from '../steps/records.ts'
import { entriesIn } from './read-batch.ts'
import { pause, seeded } from './seeded.ts'

/** The system goes to sleep: the window locks by itself. The app goes on running. */
async function suspend(milepost: Milepost): Promise<Milepost> {
  await milepost.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
  await expect(milepost.page.getByLabel(en.unlock.passphrase, { exact: true })).toBeVisible()
  await unlock(milepost, trainingPassphrase)
  return milepost
}

/** The session ends: every window is told to go, and the process with it. */
async function terminate(milepost: Milepost): Promise<Milepost> {
  const gone = new Promise<void>((done) => milepost.app.process().once('exit', () => done()))
  process.kill(milepost.app.process().pid ?? 0, 'SIGTERM')
  await gone
  const again = await launchMilepost({ profile: milepost.profile, viewport: null })
  await unlock(again, trainingPassphrase)
  return again
}

const endings = [
  ['sleep', suspend],
  ['the end of the session', terminate],
] as const
const times = 3

for (const [what, happens] of endings) {
  test(`${what} during an import`, async () => {
    test.setTimeout(240_000)
    const random = seeded()
    const unit = trainingUnit()
    const sender = makeSender(unit, `abrupt ${what}`, 'HRBAJ1')
    const site = unit.pack.sites[0]?.id ?? ''
    const run = await prepareRun()
    const folder = ownedFolder(run.directory, `abrupt-${happens.name}`)
    const nextFile = async (index: number, many: number): Promise<string> => {
      for (let n = 0; n < many; n++)
        sender.log.append(someInspection({ site, when: `${unit.pack.starts}T10:00+00:00` }))
      await sender.log.seal()
      const path = join(folder, `file-${index}.mpbatch`)
      writeFileSync(path, await batchOf(unit, sender))
      return path
    }
    let milepost = await launchMilepost({ profile: newProfile(run), viewport: null })
    try {
      await startTraining(milepost, 'unit')
      await openInbox(milepost)
      await dropOnInbox(milepost, [await nextFile(0, 5)])
      await acceptLog(milepost, 'HRBAJ1')
      let held = 5
      for (let index = 1; index <= times; index++) {
        const path = await nextFile(index, 300)
        await openInbox(milepost)
        const isTaken = await beginDrop(milepost, path)
        await pause(random.next(300))
        const seen = isTaken()
        milepost = await happens(milepost)
        expect(seen ? [held + 300] : [held, held + 300]).toContain(await countRecords(milepost))
        await openInbox(milepost)
        await dropOnInbox(milepost, [path])
        held += 300
        expect(await countRecords(milepost)).toBe(held)
      }
    } finally {
      await milepost.close()
    }
  })

  test(`${what} during an export`, async () => {
    test.setTimeout(240_000)
    const random = seeded()
    const run = await prepareRun()
    const folder = ownedFolder(run.directory, `abrupt-export-${happens.name}`)
    let milepost = await launchMilepost({ profile: newProfile(run), viewport: null })
    let held = 0
    try {
      await startTraining(milepost, 'station')
      for (let turn = 0; turn < times; turn++) {
        await goTo(milepost.page, en.common.screens, en.common.log)
        await quickEntry(milepost)
        await quickEntry(milepost)
        held += 2
        await takeProposedName(milepost, folder)
        await openExport(milepost)
        await button(milepost.page, en.export.exportNow).click()
        await pause(random.next(300))
        milepost = await happens(milepost)
        expect(await countRecords(milepost)).toBe(held)
      }
      await goTo(milepost.page, en.common.screens, en.common.log)
      await quickEntry(milepost)
      await exportBatch(milepost, folder)
    } finally {
      await milepost.close()
    }
    const numbers = new Set<number>()
    for (const name of readdirSync(folder)) {
      // An end in the middle of the writing leaves a part under a name of its own, and never half a batch.
      if (/^milepost-[0-9a-f]{12}\.part$/.test(name)) continue
      expect(name).toMatch(/\.mpbatch$/)
      for (const n of await entriesIn(join(folder, name))) numbers.add(n)
    }
    expect(numbers.size).toBeLessThanOrEqual(held + 1)
    expect(numbers.size).toBeGreaterThan(0)
  })
}
