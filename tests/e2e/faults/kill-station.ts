// What a station is killed in the middle of. Each begins its work, waits for a moment, and kills every process at once.
import { en } from '../../../renderer/texts/en/index.ts'
import type { Milepost } from '../harness/index.ts'
import { openExport, takeProposedName } from '../steps/exporting.ts'
import { button, goTo, wordsOf } from '../steps/fields.ts'
import { quickEntry } from '../steps/records.ts'
import { openTally } from '../steps/tally.ts'
import { pause } from './seeded.ts'

export interface Done {
  /** Labels that the window showed as saved. */
  readonly shown: readonly string[]
  /** Entries begun: at most one more than were shown. */
  readonly begun: number
}

export const phases = ['logging', 'sealing', 'exporting'] as const
export type Phase = (typeof phases)[number]

/** Within which a kill falls, after the work was begun. A whole sealing or export takes about half a second. */
export const spanOf: Readonly<Record<Phase, number>> = { logging: 700, sealing: 600, exporting: 900 }

const openLog = ({ page }: Milepost) => goTo(page, en.common.screens, en.common.log)

async function log(milepost: Milepost, after: number): Promise<Done> {
  await openLog(milepost)
  // The kill comes while one entry has just been shown and the next is in work.
  const shown = [await quickEntry(milepost)]
  let begun = 1
  const work = async () => {
    for (;;) {
      begun += 1
      shown.push(await quickEntry(milepost))
    }
  }
  const ended = work().catch(() => {})
  await pause(after)
  await milepost.kill()
  await ended
  return { shown, begun }
}

/** Enters what there is to seal, makes ready, and presses a button that is not waited for. */
async function press(
  milepost: Milepost,
  after: number,
  ready: () => Promise<void>,
  name: RegExp,
): Promise<Done> {
  await openLog(milepost)
  const shown = [await quickEntry(milepost), await quickEntry(milepost)]
  await ready()
  const wanted = milepost.page.getByRole('button', { name }).filter({ visible: true }).first()
  await wanted.waitFor()
  const pressed = wanted.click({ noWaitAfter: true }).catch(() => {})
  await pause(after)
  await milepost.kill()
  await pressed
  return { shown, begun: shown.length }
}

/** Works in this phase, and dies after so many milliseconds of it. `folder` takes the exports. */
export function workAndDie(milepost: Milepost, phase: Phase, after: number, folder: string): Promise<Done> {
  if (phase === 'logging') return log(milepost, after)
  // A sheet seals the journal first.
  if (phase === 'sealing')
    return press(milepost, after, () => openTally(milepost, 'station'), wordsOf(en.tally.issue))
  const ready = async () => {
    await takeProposedName(milepost, folder)
    await openExport(milepost)
    await button(milepost.page, en.export.exportNow).waitFor()
  }
  return press(milepost, after, ready, new RegExp(en.export.exportNow))
}
