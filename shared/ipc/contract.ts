/**
 * Everything the page may ask of the main process, and everything it is told. Preload and handlers derive from these
 * types. Main knows no domain: it moves bytes to and from disk, and opens dialogs and print.
 */

import type { CopyChoice, CopyState } from './copy.ts'

/** A file the person chose or dropped: a name for the screen and bytes, never a path. */
export interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Over the size limit of its kind: not read, `bytes` is empty. */
  readonly tooLarge?: true
  /** It could not be read, as from a stick that was pulled: `bytes` is empty. */
  readonly unreadable?: true
}

export interface AppInfo {
  readonly version: string
  /** `Electron 45.4.1`. */
  readonly runtime: string
  readonly platform: 'linux' | 'win32' | 'darwin'
}

export type SaveKind = 'batch' | 'pack' | 'receipt' | 'recovery' | 'join' | 'backup' | 'pdf' | 'json'
export type SaveOutcome =
  /** `name` is the file's name, without its folder. */
  | { readonly saved: true; readonly name: string }
  | { readonly saved: false; readonly reason: 'cancelled' | 'disk-full' | 'read-only' | 'failed' }

/** Page to main. Arguments and answers are structured-clone data. */
export interface MainCalls {
  info(): AppInfo
  /** Opens the dialog; an empty list when cancelled. */
  openFiles(kind: 'batch' | 'pack' | 'receipt' | 'recovery' | 'join' | 'backup'): readonly GivenFile[]
  /** Save dialog, temporary name beside the target, sync, rename. */
  saveFile(request: {
    readonly kind: SaveKind
    readonly suggestedName: string
    readonly bytes: Uint8Array
  }): SaveOutcome
  /** Several into one folder that the person chooses; files of these names there are replaced. One outcome for each, in order; none when cancelled. */
  saveFiles(request: {
    readonly kind: SaveKind
    readonly files: readonly { readonly suggestedName: string; readonly bytes: Uint8Array }[]
  }): readonly SaveOutcome[]
  /** Prints what `@media print` shows. Resolves when the job is spooled or the dialog is left. */
  print(): { readonly printed: boolean }
  /** The same as a PDF, through the save dialog. `footer` is plain text for the running foot; main escapes it. */
  printToPdf(request: {
    readonly suggestedName: string
    readonly pageSize: 'A4' | 'Letter'
    readonly footer: string
  }): SaveOutcome
  /** Sends a MessagePort of the mirror to the page (`mirror-port` event), for the worker. A new port ends the one before. */
  connectMirror(): void
  /** The second copy of the mirror; null: none is chosen. */
  copyState(): CopyState | null
  /** Opens the dialog, makes the copy's folder on the drive and fills it. */
  chooseCopy(): CopyChoice
  /** Tries at once, and says how it stands afterwards. */
  updateCopy(): CopyState | null
  /** Nothing follows any more. What lies on the drive stays there. */
  stopCopy(): void
  /** Opens the dialog for a folder to restore from: a copy's, a mirror's, or one that holds such a folder. null: cancelled. */
  openCopy(): GivenFolder | null
}

/** All files of a chosen folder that may belong to a mirror. */
export interface GivenFolder {
  /** Of the folder, without what leads to it. */
  readonly name: string
  readonly files: readonly GivenFile[]
  /** The latest change of any of them, milliseconds since 1970. */
  readonly modified: number
}

/** Main to page. */
export interface MainEvents {
  /** The machine sleeps, its screen locks, or the person chose Lock in the menu. */
  lock: { readonly why: 'suspend' | 'screen-locked' | 'menu' }
  /** Files opened with the app (association, second instance). */
  filesGiven: readonly GivenFile[]
  /** How the second copy stands now. */
  copyChanged: CopyState | null
}

/** What preload puts at `window.milepost`. `connectMirror` hands the port over by `window.postMessage({ milepost: 'mirror-port' }, '*', [port])`. */
export type Bridge = {
  readonly [Call in keyof MainCalls]: (
    ...args: Parameters<MainCalls[Call]>
  ) => Promise<ReturnType<MainCalls[Call]>>
} & {
  /** Returns the function that stops listening. */
  on<Event extends keyof MainEvents>(event: Event, listener: (data: MainEvents[Event]) => void): () => void
}
