// One station at three moments: an older copy of it, what it became, and what another copy became.
import { chownSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { en } from '../../../renderer/texts/en/index.ts'
import { launchMilepost, type Milepost, newProfile, ownedFolder, prepareRun } from '../harness/index.ts'
import { startTraining, trainingPassphrase, unlock } from '../steps/entering.ts'
import { exportBatch } from '../steps/exporting.ts'
import { goTo } from '../steps/fields.ts'
import { quickEntry } from '../steps/records.ts'
import { copyFolder, databaseFiles, databaseOf, makeTableAtNextStart } from './profile-files.ts'

export interface Moment {
  readonly profile: string
  /** Labels of all records shown as saved up to here. */
  readonly labels: readonly string[]
}

export interface MadeStation {
  /** Some sealed, some not. */
  readonly older: Moment
  /** Two sealed groups and entries not sealed; its database has a table beside the log. */
  readonly now: Moment
  /** From the same older copy, with other entries under the same numbers. */
  readonly other: Moment
}

type Work = (milepost: Milepost, labels: string[]) => Promise<void>

export const entries = async (milepost: Milepost, labels: string[], many: number): Promise<void> => {
  await goTo(milepost.page, en.common.screens, en.common.log)
  for (let n = 0; n < many; n++) labels.push(await quickEntry(milepost))
}

/** Starts a copy of `from`, works in it, and closes it as a person does. */
async function goOn(from: Moment, name: string, work: Work): Promise<Moment> {
  const profile = copyFolder(from.profile, `${from.profile}-${name}`)
  const labels = [...from.labels]
  const milepost = await launchMilepost({ profile, viewport: null })
  try {
    await unlock(milepost, trainingPassphrase)
    await work(milepost, labels)
  } finally {
    await milepost.close()
  }
  return { profile, labels }
}

/** Writes the database's log out as a table, so that both kinds of file are there to be damaged. */
async function withTable(moment: Moment): Promise<void> {
  makeTableAtNextStart(moment.profile)
  const { uid, gid } = statSync(databaseOf(moment.profile))
  chownSync(join(databaseOf(moment.profile), '900000.log'), uid, gid)
  const milepost = await launchMilepost({ profile: moment.profile, viewport: null })
  try {
    await unlock(milepost, trainingPassphrase)
  } finally {
    await milepost.close()
  }
  databaseFiles(moment.profile, /\.ldb$/)
}

export async function makeStation(): Promise<MadeStation> {
  const run = await prepareRun()
  const files = ownedFolder(run.directory, 'damage-exports')
  const labels: string[] = []
  const profile = newProfile(run)
  const milepost = await launchMilepost({ profile })
  try {
    await startTraining(milepost, 'station')
    await entries(milepost, labels, 4)
    await exportBatch(milepost, files)
    await entries(milepost, labels, 2)
  } finally {
    await milepost.close()
  }
  const older = { profile, labels }
  const now = await goOn(older, 'now', async (at, more) => {
    await entries(at, more, 3)
    await exportBatch(at, files)
    await entries(at, more, 3)
  })
  await withTable(now)
  const last = await goOn(now, 'last', (at, more) => entries(at, more, 2))
  const other = await goOn(older, 'other', async (at, more) => {
    await entries(at, more, 4)
    await exportBatch(at, files)
  })
  return { older, now: last, other }
}
