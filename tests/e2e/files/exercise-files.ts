// What the last exercise left: `npm test` runs it first; without it, or after a newer build, it is run here.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../../electron/runtime/places.mjs'

export interface ExerciseFiles {
  readonly folder: string
  /** Paths of the whole batches, by name. */
  readonly batches: readonly string[]
  /** An age identity file. */
  readonly identities: string
}

/** Takes minutes where the exercise has to be run. */
export function exerciseFiles(): ExerciseFiles {
  const folder = process.env.MILEPOST_EXERCISE_OUT ?? join(root, 'exercise-out')
  const report = join(folder, 'report.json')
  const built = join(root, 'out/main/main.js')
  const stale =
    !existsSync(report) || (existsSync(built) && statSync(report).mtimeMs < statSync(built).mtimeMs)
  if (stale) {
    const script = join(root, 'tests/exercise/run.mjs')
    const result = spawnSync(process.execPath, [script, '--out', folder], { stdio: 'inherit' })
    if (result.status !== 0) throw new Error('The exercise failed.')
  }
  const names = readdirSync(folder).filter((name) => name.endsWith('.mpbatch') && !name.includes('-cut'))
  return {
    folder,
    batches: names.toSorted().map((name) => join(folder, name)),
    identities: join(folder, 'identities.txt'),
  }
}

export const reportOf = ({ folder }: ExerciseFiles) =>
  JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as {
    equal: boolean
    files: { name: string; outcome: string; events: number }[]
  }
