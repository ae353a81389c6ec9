// One process per profile. A second start brings the first window forward and hands its files over.
import { app } from 'electron'
import { giveFiles } from '../files/given-files.ts'
import { texts } from '../texts.ts'
import { mainWindow } from '../window/main-window.ts'

/** False when another process holds the profile; this one then ends. `files` are absolute paths. */
export function holdProfile(files: readonly string[]): boolean {
  if (app.requestSingleInstanceLock({ files })) return true
  console.error(texts().alreadyOpen)
  app.exit(1)
  return false
}

export function setupSecondInstance(): void {
  app.on('second-instance', (_event, _args, _workingFolder, handed) => {
    const window = mainWindow()
    if (window) {
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    }
    void giveFiles(pathsIn(handed))
  })
}

/** What a second process says is checked like anything from outside. */
function pathsIn(handed: unknown): string[] {
  const files: unknown =
    handed !== null && typeof handed === 'object' && 'files' in handed ? handed.files : []
  return Array.isArray(files) ? files.filter((each): each is string => typeof each === 'string') : []
}
