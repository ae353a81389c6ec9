// Importing 50,000 inspections through the real window: how long, how long the window stood still, and the least that
// it could have cost. Prints figures; only a wrong count fails.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { shownName } from '../../renderer/inbox/shown-name.ts'
import { batchOf, makeSender } from '../e2e/files/made-files.ts'
import { trainingUnit } from '../e2e/files/training-unit.ts'
import { launchMilepost, type Milepost, ownedFolder } from '../e2e/harness/index.ts'
import { startTraining } from '../e2e/steps/entering.ts'
import { acceptLog, dropOnInbox, inboxRow, openInbox } from '../e2e/steps/inbox.ts'
import type { FloorTimes } from './floor.ts'
import { generateInspections } from './generate.ts'

const COUNT = Number(process.env.MILEPOST_BENCH_EVENTS ?? 50_000)

test(`importing ${COUNT.toLocaleString('en')} inspections`, async () => {
  const milepost = await launchMilepost()
  try {
    await startTraining(milepost, 'unit')
    const unit = trainingUnit()
    const folder = ownedFolder(milepost.run.directory, 'bench')
    const sender = makeSender(unit, 'bench', 'BENCH1')
    await sender.log.seal()
    const first = join(folder, 'BENCH_001.age')
    writeFileSync(first, await batchOf(unit, sender))
    const all = join(folder, 'BENCH_all.age')
    await generateInspections(sender.log, unit.pack, COUNT)
    const bytes = await batchOf(unit, sender)
    writeFileSync(all, bytes)

    await openInbox(milepost)
    await dropOnInbox(milepost, [first])
    await acceptLog(milepost, 'BENCH1')

    await watchFrames(milepost)
    const { seconds, gap } = await takeIn(milepost, all)
    const row = await inboxRow(milepost, 'BENCH_all.age')
    // The two events of the first file are in this one again.
    expect(row.events).toBe(COUNT + 2)
    const floor = await floorOf(milepost, bytes, unit)
    print(bytes.length, seconds, gap, floor)
    expect(milepost.problems).toEqual([])
  } finally {
    await milepost.close()
  }
})

/** Notes the longest time between two frames of the window. */
const watchFrames = ({ page }: Milepost) =>
  page.evaluate(() => {
    const frames = window as unknown as { longestGap: number }
    frames.longestGap = 0
    let before = performance.now()
    const next = (now: number) => {
      frames.longestGap = Math.max(frames.longestGap, now - before)
      before = now
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })

/** From the drop until the file's row says how it went. */
async function takeIn(milepost: Milepost, path: string): Promise<{ seconds: number; gap: number }> {
  const { page } = milepost
  const name = shownName(path.split('/').at(-1) ?? '')
  const done = page.evaluate(
    (file) =>
      new Promise<number>((resolve) => {
        const began = performance.now()
        const look = () => {
          const row = [...document.querySelectorAll('tr, [role=row]')].find((each) =>
            each.textContent?.includes(file),
          )
          if (row && /Taken in|Waiting|Refused|Set aside/.test(row.textContent ?? ''))
            resolve(performance.now() - began)
          else setTimeout(look, 5)
        }
        look()
      }),
    name,
  )
  await dropOnInbox(milepost, [path])
  const ms = await done
  const gap = await page.evaluate(() => (window as unknown as { longestGap?: number }).longestGap ?? 0)
  return { seconds: ms / 1000, gap }
}

async function floorOf(
  { page }: Milepost,
  bytes: Uint8Array,
  unit: ReturnType<typeof trainingUnit>,
): Promise<FloorTimes> {
  const script = fileURLToPath(new URL('./bundle-floor.mjs', import.meta.url))
  const code = execFileSync(process.execPath, [script], { encoding: 'utf8', maxBuffer: 1 << 26 })
  await page.evaluate(`${code};window.milepostFloor = milepostFloor`)
  return page.evaluate(
    async ([file, identity, operation, training]) => {
      const { measureFloor } = (window as unknown as { milepostFloor: typeof import('./floor.ts') })
        .milepostFloor
      const decoded = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0))
      await measureFloor({ file: decoded, identity, operation, training })
      return measureFloor({ file: decoded, identity, operation, training })
    },
    [Buffer.from(bytes).toString('base64'), unit.identity, unit.pack.operation, unit.pack.training] as const,
  )
}

function print(size: number, seconds: number, gap: number, floor: FloorTimes): void {
  const { decrypt, gunzip, hash, signatures, parse } = floor
  const least = (decrypt + gunzip + hash + signatures + parse) / 1000
  const part = (ms: number) => `${Math.round(ms)} ms`
  console.log(
    [
      `events            ${COUNT.toLocaleString('en')} in ${(size / 1e6).toFixed(1)} MB (${(size / COUNT).toFixed(0)} bytes each)`,
      `import            ${seconds.toFixed(2)} s, ${Math.round(COUNT / seconds).toLocaleString('en')} events/s`,
      `longest frame gap ${Math.round(gap)} ms`,
      `floor             ${least.toFixed(2)} s: age ${part(decrypt)}, gunzip ${part(gunzip)}, hashes ${part(hash)}, signatures ${part(signatures)}, parse ${part(parse)}`,
      `open and verify   ${(floor.verified / 1000).toFixed(2)} s with the app's own code`,
      `import / floor    ${(seconds / least).toFixed(1)}`,
    ].join('\n'),
  )
}
