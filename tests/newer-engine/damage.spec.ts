// A database that was wiped or damaged while the page was closed: all of it is back from the mirror, or one plain reason is
// given and the mirror stays as it was.
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { copyFolder, cutTo, flipBit, mirrorContents } from '../e2e/faults/profile-files.ts'
import { trainingPassphrase } from '../e2e/steps/entering.ts'
import { sessionDataOf } from './engines.ts'
import { type Disk, type Engine, inspectionAt, labelsOf, test, unlocked, value } from './installation.ts'

const ENTRIES = 8

/** Files of the page's database, the largest first. */
const filesOf = ({ name }: Engine, { profile }: Disk, like: RegExp): readonly string[] => {
  const folder = join(sessionDataOf(name, profile), 'IndexedDB')
  const size = (path: string) => statSync(path).size
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('localhost') && like.test(path))
    .map((path) => join(folder, path))
    .toSorted((a, b) => size(b) - size(a))
}

interface Case {
  readonly name: string
  readonly files: RegExp
  readonly damage: (path: string) => void
}
const cases: readonly Case[] = [
  { name: 'wiped', files: /\.indexeddb\.[a-z]+$/, damage: (path) => rmSync(path, { recursive: true }) },
  { name: 'a byte flipped in a table', files: /\.ldb$/, damage: (path) => flipBit(path, 0.5) },
  { name: 'the log cut in half', files: /\.log$/, damage: (path) => cutTo(path, 0.5) },
  { name: 'a byte flipped in the log', files: /\.log$/, damage: (path) => flipBit(path, 0.4) },
  { name: 'CURRENT deleted', files: /\/CURRENT$/, damage: (path) => rmSync(path) },
]

let made: { readonly disk: Disk; readonly labels: readonly string[] }
test.beforeAll(async ({ engine }) => {
  const disk = await engine.newDisk()
  const work = await engine.open(disk)
  const session = value(await work.ledger.startTraining('station'))
  const [site] = session.pack.sites
  if (!site) throw new Error('no site')
  const save = async () => value(await work.ledger.save(inspectionAt(site)))
  for (let n = 0; n < ENTRIES; n++) await save()
  // Some sealed, some not.
  value(await work.ledger.makeExport('all'))
  for (let n = 0; n < ENTRIES; n++) await save()
  const labels = await labelsOf(work)
  expect(labels).toHaveLength(2 * ENTRIES)
  await work.close()
  // LevelDB writes its log out as a table when a newer log lies beside it.
  const [log] = filesOf(engine, disk, /\.log$/)
  if (log) {
    writeFileSync(join(log, '..', '900000.log'), '')
    const { work: again } = await unlocked(engine, disk)
    await again.close()
  }
  made = { disk, labels }
})

const copyOf = async (engine: Engine): Promise<Disk> => {
  const disk = await engine.newDisk()
  copyFolder(made.disk.profile, disk.profile)
  return disk
}

for (const { name, files, damage } of cases)
  test(`a database ${name}`, async ({ engine }) => {
    const disk = await copyOf(engine)
    const [path] = filesOf(engine, disk, files)
    expect(path, `no ${files}: ${filesOf(engine, disk, /./)}`).toBeDefined()
    damage(path ?? '')
    const before = mirrorContents(disk.profile)
    const work = await engine.open(disk)
    const unlocking = await work.ledger.unlock(1, trainingPassphrase)
    if (unlocking.ok) {
      expect(await labelsOf(work)).toEqual(made.labels)
      console.log(`${engine.name}: ${name}: ${restoredText(unlocking.value.restored)}`)
      // What an engine lost it may lose at the second start.
      await work.close()
      const { work: again, session } = await unlocked(engine, disk)
      expect(session.restored).toBeNull()
      expect(await labelsOf(again)).toEqual(made.labels)
      await again.close()
    } else {
      expect(unlocking.refusal.reason).toBe('store-failed')
      expect(mirrorContents(disk.profile)).toEqual(before)
      console.log(`${engine.name}: ${name}: ${unlocking.refusal.reason}`)
      await work.close()
    }
    expect(work.problems).toEqual([])
  })

const restoredText = (restored: { readonly events: number; readonly segments: number } | null): string =>
  restored ? `${restored.events} events came from the mirror` : 'nothing was lacking'
