// Files that come with the app instead of through a dialog: opened in the file manager, named on the command line,
// handed over by a second start.
import { resolve } from 'node:path'
import { app } from 'electron'
import { tellPage } from '../ipc/tell-page.ts'
import { type OpenKind, openKindOf, sizeLimits } from './file-kinds.ts'
import { readGiven } from './read-given.ts'

/** Paths named before there was a page; null once there is one. */
let waiting: string[] | null = []

/** Files of ours among the arguments, absolute; everything else there is not for us. */
export function filesNamed(args: readonly string[], workingFolder: string): string[] {
  return args
    .slice(1)
    .filter((each) => !each.startsWith('-') && openKindOf(each) !== null)
    .map((each) => resolve(workingFolder, each))
}

export const filesNamedAtStart = (): string[] => filesNamed(process.argv, process.cwd())

export function setupGivenFiles(): void {
  waiting?.push(...filesNamedAtStart())
  // macOS names files by an event, also before the app is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    void giveFiles([path])
  })
}

/** Reads files and hands them to the page; before there is a page, they wait. */
export async function giveFiles(paths: readonly string[]): Promise<void> {
  const ours = paths.filter((path) => openKindOf(path) !== null)
  if (waiting) waiting.push(...ours)
  else if (ours.length > 0) tellPage('filesGiven', await readGiven(ours, (path) => sizeLimits[kindOf(path)]))
}

/** Once the page is there: preload keeps them until the page listens. */
export async function giveWaitingFiles(): Promise<void> {
  const paths = waiting ?? []
  waiting = null
  await giveFiles(paths)
}

const kindOf = (path: string): OpenKind => openKindOf(path) ?? 'batch'
