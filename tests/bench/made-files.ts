/**
 * The batch files that a run takes in. They take longer to make than to read, so they are kept for later runs of the same
 * day (training's days lie around today). Segments go round the 40 logs, so that any run of them is whole in each log.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { root } from '../../electron/runtime/places.mjs'
import { own } from '../../electron/runtime/unprivileged.mjs'
import type { Segment } from '../../shared/segments/segment.ts'
import { batchOf } from '../e2e/files/made-files.ts'
import { trainingUnit } from '../e2e/files/training-unit.ts'
import { ownedFolder, type Run } from '../e2e/harness/index.ts'
import { LOGS, sealInspections, startStations } from './generate.ts'
import { progress } from './report.ts'

/** Raised when what is generated changes. */
const EDITION = 1

export interface MadeFile {
  readonly path: string
  readonly name: string
  readonly events: number
  readonly bytes: number
}

export interface MadeSet {
  /** The first segment of every log: two events each. Taken in first, so that the logs can be accepted. */
  readonly hello: MadeFile
  /** In order. */
  readonly files: readonly MadeFile[]
}

/**
 * Files of so many inspections, one going on where the one before ended.
 * They are put where the app may read them.
 */
export async function madeFiles(
  run: Run,
  {
    seed,
    perSegment,
    counts,
  }: { readonly seed: string; readonly perSegment: number; readonly counts: readonly number[] },
): Promise<MadeSet> {
  const unit = trainingUnit()
  const kept = join(root, 'test-results/bench-files')
  const day = `${unit.pack.starts}-${EDITION}`
  const folder = join(kept, `${day}-${seed}-${perSegment}-${counts.join('+')}`)
  mkdirSync(folder, { recursive: true })
  for (const other of readdirSync(kept))
    if (!other.startsWith(day)) rmSync(join(kept, other), { recursive: true })
  // No name is the beginning of another.
  const names = counts.map(
    (count, at) => `${seed}-${perSegment}-file-${at + 1}-of-${counts.length}-${count}-events.age`,
  )
  const hello = `${seed}-${perSegment}-first-of-${counts.length}.age`
  const wanted = [hello, ...names]
  if (!wanted.every((name) => existsSync(join(folder, name)))) {
    progress(`making ${counts.join(' + ')} inspections in segments of ${perSegment}`)
    const stations = await startStations(unit, seed)
    const [first] = stations
    if (!first) throw new Error('no stations')
    const write = async (name: string, segments: readonly Segment[]) => {
      const path = join(folder, name)
      writeFileSync(`${path}.part`, await batchOf(unit, first.sender, segments))
      renameSync(`${path}.part`, path)
    }
    await write(
      hello,
      stations.map((station) => station.first),
    )
    let turn = 0
    for (const [at, count] of counts.entries()) {
      const segments: Segment[] = []
      for (let left = count; left > 0; left -= perSegment, turn++) {
        const station = stations[turn % LOGS]
        const days = [0, 1].map((day) => dayAfter(unit.pack.starts, day))
        if (station)
          segments.push(
            await sealInspections(unit, station, {
              count: Math.min(perSegment, left),
              days,
              details: 'both',
            }),
          )
      }
      await write(names[at] ?? '', segments)
    }
  }
  const put = (name: string, events: number): MadeFile => {
    const path = join(ownedFolder(run.directory, 'bench'), name)
    copyFileSync(join(folder, name), path)
    own(path)
    return { path, name, events, bytes: statSync(path).size }
  }
  return {
    hello: put(hello, 2 * LOGS),
    files: names.map((name, at) => put(name, counts[at] ?? 0)),
  }
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
