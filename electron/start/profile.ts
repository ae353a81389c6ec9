// Where an installation lives: `--profile=DIR`, or the system's folder for the app.
import { accessSync, constants, mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { app } from 'electron'
import { texts } from '../texts.ts'
import { StartFailure } from './failure.ts'

/** The folder named on the command line, absolute; undefined without one. An empty name is a failure. */
export function profileNamed(args: readonly string[], workingFolder: string): string | undefined {
  const named = args.find((each) => each === '--profile' || each.startsWith('--profile='))
  if (named === undefined) return undefined
  const folder = named.slice('--profile='.length)
  if (folder === '') throw new StartFailure(texts().profileUnnamed)
  return resolve(workingFolder, folder)
}

/** Data and the single-instance lock both follow `userData`, so this comes before the lock. */
export function setupProfile(): void {
  const folder = profileNamed(process.argv, process.cwd()) ?? app.getPath('userData')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    throw new StartFailure(texts().profileNotWritable(folder))
  }
  app.setPath('userData', folder)
  app.setPath('sessionData', folder)
}
