// `kill -9` at random moments of logging, sealing, exporting and importing: nothing shown as saved is lost, nothing is
// there twice. `MILEPOST_KILLS=200` for the whole series. What Chromium loses may be gone at the second start only: after
// each kill the next start counts and goes on to work until it is killed too, and the start after that counts again.
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import { someInspection } from '../../shared/builders.ts'
import { batchOf, makeSender } from '../files/made-files.ts'
import { trainingUnit } from '../files/training-unit.ts'
import { launchMilepost, type Milepost, newProfile, ownedFolder, prepareRun } from '../harness/index.ts'
import { startTraining, trainingPassphrase, unlock } from '../steps/entering.ts'
import { exportAll } from '../steps/exporting.ts'
import { goTo, wordsOf } from '../steps/fields.ts'
import { acceptLog, beginDrop, dropOnInbox, newestRow, openInbox } from '../steps/inbox.ts'
import { type Phase, spanOf, workAndDie } from './kill-station.ts'
import { entriesIn } from './read-batch.ts'
import { kills, pause, seeded, timeFor } from './seeded.ts'

test.describe.configure({ mode: 'parallel' })

async function startAgain(profile: string): Promise<Milepost> {
  const milepost = await launchMilepost({ profile, viewport: null })
  await unlock(milepost, trainingPassphrase)
  return milepost
}

/** As the list of records says it, once it has an answer. */
async function expectCount(milepost: Milepost, least: number, most: number): Promise<number> {
  await goTo(milepost.page, en.common.screens, en.common.records)
  const list = milepost.page.getByRole('table', { name: en.common.records })
  const count = async () => Number(await list.getAttribute('aria-rowcount')) - 1
  await expect.poll(count, { message: 'records shown as saved' }).toBeGreaterThanOrEqual(least)
  const found = await count()
  expect(found, 'records that nobody entered').toBeLessThanOrEqual(most)
  return found
}

const labelOf = (n: number) => `HRBAJ1-${String(n).padStart(6, '0')}`

/** How many kills fall into each phase. */
const share = Math.ceil(kills / 4)

for (const inPhases of [['logging', 'sealing'], ['exporting']] as const)
  test(`a station killed at ${inPhases.join(' and ')} loses nothing that it showed as saved, and holds nothing twice`, async () => {
    const random = seeded()
    const plan = random.shuffled(inPhases.flatMap((phase) => Array<Phase>(share).fill(phase)))
    test.setTimeout(timeFor(plan.length))
    const run = await prepareRun()
    const profile = newProfile(run)
    const folder = ownedFolder(run.directory, `kill-exports-${inPhases[0]}`)
    const shown: string[] = []
    let held = 0
    let unseen = 0
    let milepost = await launchMilepost({ profile, viewport: null })
    try {
      await startTraining(milepost, 'station')
      for (const phase of plan) {
        const done = await workAndDie(milepost, phase, random.next(spanOf[phase]), folder)
        shown.push(...done.shown)
        milepost = await startAgain(profile)
        const found = await expectCount(milepost, held + done.shown.length, held + done.begun)
        unseen += found - held - done.shown.length
        held = found
      }
      await milepost.kill()
      milepost = await startAgain(profile)
      await expectCount(milepost, held, held)
      const entries = await entriesIn(await exportAll(milepost, folder))
      expect(new Set(entries).size).toBe(entries.length)
      expect(entries.length).toBe(held)
      const labels = new Set(entries.map(labelOf))
      expect(shown.filter((label) => !labels.has(label))).toEqual([])
      expect(new Set(shown).size).toBe(shown.length)
    } finally {
      await milepost.close()
    }
    // Where a kill fell into the writing of a file, a part is left under a name of its own: never half a batch.
    const batches = readdirSync(folder).filter((name) => name.endsWith('.mpbatch'))
    for (const name of batches) expect((await entriesIn(join(folder, name))).length).toBeGreaterThan(0)
    const said = inPhases.map((phase) => `${phase} ${plan.filter((each) => each === phase).length}`)
    console.log(
      `Seed ${random.seed}: ${plan.length} kills (${said.join(', ')}); ${shown.length} entries shown as saved, ` +
        `${unseen} kept but not shown, ${held} held at the end; ${batches.length} whole exports`,
    )
  })

const perFile = 120

test('a unit killed while it takes in a file holds all of it or nothing, and once', async () => {
  const random = seeded()
  const number = share
  test.setTimeout(timeFor(number))
  const unit = trainingUnit()
  const sender = makeSender(unit, 'kills', 'HRBAJ1')
  const site = unit.pack.sites[0]?.id ?? ''
  const when = `${unit.pack.starts}T10:00+00:00`
  const run = await prepareRun()
  const profile = newProfile(run)
  const folder = ownedFolder(run.directory, 'kill-imports')
  const nextFile = async (index: number): Promise<string> => {
    const before = sender.log.segments.length
    for (let part = 0; part < 3; part++) {
      for (let n = 0; n < perFile / 3; n++)
        sender.log.append(someInspection({ site, when }), { fields: { plate: `ZG ${index}-${part}-${n}` } })
      await sender.log.seal()
    }
    const path = join(folder, `file-${index}.mpbatch`)
    writeFileSync(path, await batchOf(unit, sender, sender.log.segments.slice(before)))
    return path
  }
  let held = perFile
  let [taken, shownTaken] = [0, 0]
  let milepost = await launchMilepost({ profile, viewport: null })
  try {
    await startTraining(milepost, 'unit')
    await openInbox(milepost)
    await dropOnInbox(milepost, [await nextFile(0)])
    await acceptLog(milepost, 'HRBAJ1')
    for (let index = 1; index <= number; index++) {
      const path = await nextFile(index)
      await openInbox(milepost)
      const isTaken = await beginDrop(milepost, path)
      await pause(random.next(700))
      const seen = isTaken()
      await milepost.kill()
      milepost = await startAgain(profile)
      const found = await expectCount(milepost, seen ? held + perFile : held, held + perFile)
      expect([held, held + perFile]).toContain(found)
      taken += found > held ? 1 : 0
      shownTaken += seen ? 1 : 0
      // Dropped again, it is there once.
      await openInbox(milepost)
      await beginDrop(milepost, path)
      await expect(newestRow(milepost)).toContainText(
        wordsOf(found > held ? en.unit.takenKnown : en.unit.takenNew),
      )
      held = await expectCount(milepost, held + perFile, held + perFile)
    }
    await milepost.kill()
    milepost = await startAgain(profile)
    await expectCount(milepost, held, held)
  } finally {
    await milepost.close()
  }
  console.log(
    `Seed ${random.seed}: ${number} kills (importing ${number}) of ${perFile} entries each; ` +
      `${taken} files were whole after the kill (${shownTaken} shown before it), ${number - taken} left nothing; ${held} entries held at the end`,
  )
})
