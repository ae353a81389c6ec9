// From a tenth of the events to four times as many in one ledger, measured at each step; and before it, an import cancelled.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { shownName } from '../../renderer/inbox/shown-name.ts'
import { en } from '../../renderer/texts/en/index.ts'
import { type Milepost, prepareRun } from '../e2e/harness/index.ts'
import { inWindow } from './in-window.ts'
import { type MadeFile, madeFiles } from './made-files.ts'
import { eventCount, grown, measured, noted, percentile } from './report.ts'
import { newUnit, takeIn, timeUnlocks } from './unit.ts'
import { workerMemory } from './worker-memory.ts'

const shares = [0.1, 0.1, 0.2, 0.6, 1, 1, 1]

test('growth', async () => {
  const run = await prepareRun()
  const counts = shares.map((share) => Math.round(share * eventCount))
  const set = await madeFiles(run, { seed: 'bench', perSegment: 2_000, counts })
  const whole = await madeFiles(run, { seed: 'bench', perSegment: 2_000, counts: [eventCount] })
  const milepost = await newUnit(set)
  try {
    const [file] = whole.files
    if (file) await cancelOne(milepost, file)
    const empty = (await workerMemory(milepost.app)) / 1e6
    const steps: { events: number; seconds: number; memory: number; file: number }[] = []
    for (const each of set.files) {
      const { seconds } = await takeIn(milepost, each)
      const before = steps.at(-1)
      const events = (before?.events ?? 0) + each.events
      // What a search works out beforehand is part of what a ledger at work holds.
      await inWindow(milepost.page, 'askSearches', 5)
      const memory = (await workerMemory(milepost.app)) / 1e6
      steps.push({ events, seconds: (before?.seconds ?? 0) + seconds, memory, file: seconds })
      grown(events, steps.at(-1)?.seconds ?? 0, memory)
    }
    const one = steps.find(({ events }) => events === eventCount)
    const four = steps.at(-1)
    if (!one || !four || !file) throw new Error('the steps do not meet')
    measured('memoryFour', four.memory)
    const late = (four.seconds - one.seconds) / (four.events - one.events)
    measured('growth', late / (one.seconds / one.events))
    const lateBytes = (four.memory - one.memory) / (four.events - one.events)
    measured('growthMemory', lateBytes / ((one.memory - empty) / one.events))
    measured('unlockFour', percentile(await timeUnlocks(milepost, 3, false), 0.5) / 1000)
    expect(milepost.problems).toEqual([])
    await milepost.close()

    // As many events into an empty ledger, in the same run. One import differs from the next by a fifth: the middle ones of three.
    const empties: number[] = []
    for (let turn = 0; turn < 3; turn++) {
      const other = await newUnit(whole)
      empties.push((await takeIn(other, file)).seconds)
      await other.close()
    }
    const held = steps.filter(({ events }) => events > eventCount).map(({ file: seconds }) => seconds)
    const told = (times: readonly number[]) => times.map((seconds) => seconds.toFixed(2)).join(', ')
    noted(
      `${eventCount} into ledgers that hold as many or more ${told(held)} s, into empty ones ${told(empties)} s`,
    )
    measured('importHeld', percentile(held, 0.5) / percentile(empties, 0.5))
  } finally {
    await milepost.close()
  }
})

/** Stopped halfway through; what is left in either store is measured. */
async function cancelOne(milepost: Milepost, file: MadeFile): Promise<void> {
  const { page } = milepost
  const before = await kept(milepost)
  const { cancelled, taken } = { cancelled: en.unit['short.cancelled'], taken: en.unit.taken }
  const done = inWindow(page, 'timeCancel', shownName(file.name), 30, `${cancelled}|${taken}`)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
  await milepost.dropFiles(`[aria-label="${en.unit.dropZone}"]`, [file.path])
  const { seconds, at, row, gap } = await done
  expect(row).toContain(cancelled)
  const after = await kept(milepost)
  noted(
    `an import of ${file.events} was cancelled at ${at} % in ${Math.round(seconds * 1000)} ms, longest frame gap ${Math.round(gap)} ms: ${before.join(' ')} before, ${after.join(' ')} after`,
  )
  measured(
    'cancelled',
    after.reduce((sum, value, at) => sum + Math.abs(value - (before[at] ?? 0)), 0),
  )
}

/** Rows of the database but for the snapshot, records counted, files of the mirror and their bytes. */
async function kept({ page, profile }: Milepost): Promise<readonly number[]> {
  const { snapshot: _, ...rows } = await inWindow(page, 'countRows')
  const mirror = join(profile, 'mirror')
  const files = readdirSync(mirror, { recursive: true, encoding: 'utf8' }).map((name) =>
    statSync(join(mirror, name)),
  )
  return [
    Object.values(rows).reduce((sum, count) => sum + count, 0),
    await inWindow(page, 'countRecords'),
    files.length,
    files.reduce((sum, { size }) => sum + size, 0),
  ]
}
