// Files that come with the app instead of through a dialog: opened in the file manager, named on the command line,
// handed over by a second start.
import { resolve } from 'node:path'
import { app } from 'electron'
import { tellPage } from '../ipc/tell-page.ts'
import { mainWindow } from '../window/main-window.ts'
import { type OpenKind, openKindOf, sizeLimits } from './file-kinds.ts'
import { readGiven } from './read-given.ts'

/** Paths named before there was a window. */
const waiting: string[] = []

/** Files of ours among the arguments, absolute; everything else there is not for us. */
export function filesNamed(args: readonly string[], workingFolder: string): string[] {
  return args
    .slice(1)
    .filter((each) => !each.startsWith('-') && openKindOf(each) !== null)
    .map((each) => resolve(workingFolder, each))
}

export const filesNamedAtStart = (): string[] => filesNamed(process.argv, process.cwd())

export function setupGivenFiles(): void {
  waiting.push(...filesNamedAtStart())
  // macOS names files by an event, also before the app is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    void giveFiles([path])
  })
}

/** Reads files and hands them to the page; before there is a page, they wait. */
export async function giveFiles(paths: readonly string[]): Promise<void> {
  const window = mainWindow()
  if (!window || window.webContents.isLoading()) {
    waiting.push(...paths)
    return
  }
  const ours = paths.filter((path) => openKindOf(path) !== null)
  if (ours.length > 0) tellPage('filesGiven', await readGiven(ours, (path) => sizeLimits[kindOf(path)]))
}

/** Once the page is there: preload keeps them until the page listens. */
export async function giveWaitingFiles(): Promise<void> {
  await giveFiles(waiting.splice(0))
}

const kindOf = (path: string): OpenKind => openKindOf(path) ?? 'batch'
