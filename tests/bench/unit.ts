// A training unit in a real window, and files taken in by it: dropped, and timed until the row that says so.
import { expect } from '@playwright/test'
import { shownName } from '../../renderer/inbox/shown-name.ts'
import { en } from '../../renderer/texts/en/index.ts'
import { launchMilepost, type Milepost } from '../e2e/harness/index.ts'
import { lock, startTraining, trainingPassphrase, unlock } from '../e2e/steps/entering.ts'
import { dropOnInbox, openInbox } from '../e2e/steps/inbox.ts'
import { inWindow, putIntoWindow } from './in-window.ts'
import type { MadeFile, MadeSet } from './made-files.ts'
import { progress } from './report.ts'

export interface Taken {
  readonly seconds: number
  /** Milliseconds: the longest time between two frames of the window meanwhile. */
  readonly gap: number
}

/** An empty unit whose 40 stations are accepted. */
export async function newUnit(set: MadeSet): Promise<Milepost> {
  const milepost = await launchMilepost()
  await startTraining(milepost, 'unit')
  await putIntoWindow(milepost.page)
  await again(milepost)
  await openInbox(milepost)
  await dropOnInbox(milepost, [set.hello.path])
  const accepted = await inWindow(milepost.page, 'acceptAll')
  expect(accepted).toBe(set.hello.events / 2)
  return milepost
}

/** Locks and unlocks: the worker that then starts is one whose calls the bench can make. */
export async function again(milepost: Milepost, between?: () => Promise<unknown>): Promise<void> {
  await inWindow(milepost.page, 'watchWorkers')
  await lock(milepost)
  await between?.()
  await unlock(milepost, trainingPassphrase)
}

/** From the drop until the row says "Taken in"; fails unless all of the file is new and counted. */
export async function takeIn(milepost: Milepost, file: MadeFile): Promise<Taken> {
  const { page } = milepost
  const before = await inWindow(page, 'countRecords')
  const words = [en.unit.taken, ...['Waiting', 'Refused', 'Set aside']].join('|')
  const done = inWindow(page, 'timeTaking', shownName(file.name), words)
  // The page listens before the drop comes.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
  await milepost.dropFiles(`[aria-label="${en.unit.dropZone}"]`, [file.path])
  const { seconds, gap, row } = await done
  expect(row).toContain(en.unit.taken)
  expect(await inWindow(page, 'countRecords')).toBe(before + file.events)
  progress(`${file.events} taken in: ${seconds.toFixed(2)} s, longest frame gap ${gap.toFixed(0)} ms`)
  return { seconds, gap }
}

/** Milliseconds that the worker took to open the ledger the last time; the key was derived before. */
export async function openedIn({ page }: Milepost): Promise<number> {
  for (const worker of page.workers()) {
    const found = await worker.evaluate(() =>
      performance.getEntriesByName('ledger opened').map(({ duration }) => duration),
    )
    if (found.length > 0) return found.at(-1) ?? 0
  }
  throw new Error('no worker has opened a ledger')
}

/** Until the snapshot has rows and no more come for five seconds. */
export async function snapshotWhole({ page }: Milepost): Promise<void> {
  for (let before = -1, still = 0; still < 5; ) {
    await page.waitForTimeout(1000)
    const { snapshot = 0 } = await inWindow(page, 'countRows')
    still = snapshot > 0 && snapshot === before ? still + 1 : 0
    before = snapshot
  }
}

/** Milliseconds of so many unlocks, from the snapshot or, where it is forgotten before each, from segments. */
export async function timeUnlocks(milepost: Milepost, turns: number, forget: boolean): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < turns; turn++) {
    await snapshotWhole(milepost)
    await again(milepost, async () => forget && inWindow(milepost.page, 'clearSnapshot'))
    times.push(await openedIn(milepost))
  }
  progress(
    `unlocked ${forget ? 'from segments' : 'with a snapshot'}: ${times.map((ms) => ms.toFixed(0)).join(', ')} ms`,
  )
  return times
}
