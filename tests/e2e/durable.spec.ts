// "Saved" means on disk: the mirror's sync returns first. What a kill, a power cut or damage leaves: `faults/`.
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { journalName } from '../../renderer/ledger/store/mirror-files.ts'
import { launchMilepost, type Milepost, newProfile, ownedFolder, prepareRun } from './harness/index.ts'
import { startTraining } from './steps/entering.ts'
import { pathOfDescriptor, readTrace, traceOptions } from './trace/read-trace.ts'

/**
 * Syncs of the mirror's journal, and of no other file, are held back by strace for this long *after* the kernel finished
 * them. A window that drew "saved" without waiting for the mirror would draw it this much too early, which no difference
 * of clocks can hide. (Were IndexedDB's syncs held back too, waiting for those would look the same.)
 */
const HELD_MS = 400

test('the mirror’s sync returns before “saved” is drawn', async () => {
  const run = await prepareRun()
  const file = join(ownedFolder(run.directory, 'trace-durable'), 'syncs')
  const profile = newProfile(run)
  const journal = join(profile, 'mirror', journalName)
  const calls = [
    '-P',
    journal,
    '-e',
    'trace=fsync,fdatasync',
    '-e',
    `inject=fsync,fdatasync:delay_exit=${HELD_MS * 1000}`,
  ]
  const milepost = await launchMilepost({ profile, strace: [...traceOptions(file), ...calls] })
  test.setTimeout(240_000)
  const saves: { pressed: number; drawn: number }[] = []
  try {
    await startTraining(milepost, 'station', 120_000)
    for (let turn = 0; turn < 3; turn++) saves.push(await timedEntry(milepost))
    expect(milepost.problems).toEqual([])
  } finally {
    await milepost.close()
  }
  const syncs = readTrace(file).filter((call) => pathOfDescriptor(call) === journal)
  for (const { pressed, drawn } of saves) {
    const during = syncs.filter((call) => call.began * 1000 >= pressed && call.began * 1000 <= drawn)
    expect(during.length, 'a sync of the mirror between the key and “saved”').toBeGreaterThan(0)
    for (const call of during) {
      expect(call.result).toMatch(/^0/)
      // The app hears of it only after the delay: "saved" must be later still.
      expect(drawn - call.returned * 1000).toBeGreaterThanOrEqual(HELD_MS - 50)
    }
  }
})

/** Milliseconds since 1970, by the window's clock: when the key was pressed, and when "saved" came to be drawn. */
async function timedEntry({ page }: Milepost): Promise<{ pressed: number; drawn: number }> {
  const drawn = page.evaluate(() => {
    const now = () => performance.timeOrigin + performance.now()
    const saved = () => document.querySelector('[data-saved]')?.getAttribute('data-saved') ?? ''
    const before = saved()
    return new Promise<number>((done) => {
      const watch = new MutationObserver(() => {
        if (saved() === '' || saved() === before) return
        watch.disconnect()
        done(now())
      })
      watch.observe(document.body, { childList: true, subtree: true, attributes: true })
    })
  })
  const pressed = await page.evaluate(() => performance.timeOrigin + performance.now())
  await page.keyboard.press('F9')
  return { pressed, drawn: await drawn }
}
