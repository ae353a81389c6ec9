// What a ledger is like to work with once it holds all of them: figures, searches, lists, saves, memory, unlocking.
import { expect, test } from '@playwright/test'
import { prepareRun } from '../e2e/harness/index.ts'
import { openSettings } from '../e2e/steps/recovery.ts'
import { inWindow } from './in-window.ts'
import { madeFiles } from './made-files.ts'
import { eventCount, measured, noted, percentile } from './report.ts'
import { timeSyncs } from './syncs.ts'
import { newUnit, takeIn, timeUnlocks } from './unit.ts'
import { workerMemory } from './worker-memory.ts'

const median = (values: readonly number[]) => percentile(values, 0.5)
const p99 = (values: readonly number[]) => percentile(values, 0.99)
const told = (what: string, values: readonly number[], first: number) =>
  noted(
    `${what}: ${values.length} calls, first ${first.toFixed(1)} ms, p50 ${median(values).toFixed(1)}, p99 ${p99(values).toFixed(1)}, longest ${Math.max(...values).toFixed(1)}`,
  )

test('a ledger that holds them', async () => {
  const run = await prepareRun()
  const set = await madeFiles(run, { seed: 'bench', perSegment: 2_000, counts: [eventCount] })
  const [file] = set.files
  if (!file) throw new Error('no file')
  const milepost = await newUnit(set)
  const { app, page } = milepost
  try {
    await takeIn(milepost, file)
    const segments = await timeUnlocks(milepost, 3, true)
    measured('unlockSegments', median(segments) / 1000)
    measured('unlockSnapshot', median(await timeUnlocks(milepost, 5, false)) / 1000)
    measured('memory', (await workerMemory(app)) / 1e6)

    const searches = await inWindow(page, 'askSearches', 120)
    expect(searches.found).toBeGreaterThan(0)
    told('searches', searches.all, searches.first)
    measured('search', p99(searches.all))
    // From here on records are saved: a screen that shows the inbox would draw it anew after each, on the thread that waits here.
    await openSettings(milepost)
    const figures = await inWindow(page, 'askFigures', 250)
    told('figures', figures.all, figures.first)
    measured('figures', p99(figures.all))
    const lists = await inWindow(page, 'askLists', 250)
    told('lists', lists.all, lists.first)
    measured('list', p99(lists.all))
    measured('memory', (await workerMemory(app)) / 1e6)

    const saves: number[] = []
    const puts: number[] = []
    const syncs: number[] = []
    for (let turn = 0; turn < 15; turn++) {
      const round = await inWindow(page, 'timeSaves', 20)
      saves.push(...round.saves.all)
      puts.push(...round.puts.all)
      syncs.push(...(await timeSyncs(app, 20)))
    }
    told('saves', saves, saves[0] ?? 0)
    told('strict puts', puts, puts[0] ?? 0)
    told('appends and syncs', syncs, syncs[0] ?? 0)
    measured('save', median(saves), median(puts) + median(syncs) + 3)
    measured('saveP99', p99(saves), p99(puts) + p99(syncs) + 3)
    expect(milepost.problems).toEqual([])
  } finally {
    await milepost.close()
  }
})
