// What was acknowledged is there after `kill -9`, and the database has it by itself: strict durability, as the app asks for.
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from '@playwright/test'
import { mulberry32 } from '../bench/generate.ts'
import { trainingPassphrase } from '../e2e/steps/entering.ts'
import { inspectionAt, labelsOf, test, unlocked, value } from './installation.ts'

const KILLS = Number(process.env.MILEPOST_KILLS ?? 4)
const SEED = Number(process.env.MILEPOST_SEED ?? Date.now() % 1_000_000)

test(`${KILLS} kills while entries are saved`, async ({ engine }) => {
  console.log(`MILEPOST_SEED=${SEED}`)
  const next = mulberry32(SEED)
  const disk = await engine.newDisk()
  const first = await engine.open(disk)
  const session = value(await first.ledger.startTraining('station'))
  const site = session.pack.sites[0]
  if (!site) throw new Error('no site')
  await first.close()

  const acknowledged: string[] = []
  let onlyInMirror = 0
  for (let kill = 0; kill < KILLS; kill++) {
    const { work, session } = await unlocked(engine, disk)
    onlyInMirror += session.restored?.events ?? 0
    const found = await labelsOf(work)
    expect(found).toEqual(expect.arrayContaining(acknowledged))
    // One entry may have been kept and not answered any more: it is there, and from now on it was acknowledged.
    expect(found.length - acknowledged.length).toBeLessThanOrEqual(1)
    acknowledged.splice(0, acknowledged.length, ...found)
    const saving = (async () => {
      for (;;) acknowledged.push(value(await work.ledger.save(inspectionAt(site))).label)
    })()
    // The page is gone in the middle of a call.
    saving.catch(() => {})
    await sleep(150 + next() * 600)
    await work.kill()
    expect(work.problems).toEqual([])
  }
  const { work, session: last } = await unlocked(engine, disk)
  onlyInMirror += last.restored?.events ?? 0
  expect(await labelsOf(work)).toEqual(expect.arrayContaining(acknowledged))
  expect(acknowledged.length).toBeGreaterThan(KILLS)
  // The mirror alone may have what was under way at each kill, and nothing that was acknowledged.
  expect(onlyInMirror).toBeLessThanOrEqual(KILLS)
  console.log(
    `${engine.name}: ${acknowledged.length} entries, ${KILLS} kills, ${onlyInMirror} only in the mirror`,
  )
  // The database alone is enough, too.
  await work.close()
  const again = await engine.open(disk)
  expect(value(await again.ledger.unlock(1, trainingPassphrase)).restored).toBeNull()
  expect((await labelsOf(again)).length).toBeGreaterThanOrEqual(acknowledged.length)
  await again.close()
})
