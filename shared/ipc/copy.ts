/**
 * The second copy of the mirror, on a drive that the person chose: which files follow, and what the page is told of it.
 * Main keeps the drive's path and moves sealed bytes; what opens the copy is made by the worker (`copyKeysName`).
 */

/** The mirror's own key file, with officers' slots. It never leaves the machine for a copy. */
export const keysName = 'keyring.json'
/** In the mirror, beside the key file: the one for copies, with the recovery slot only. It lies on a copy as `keysName`. */
export const copyKeysName = 'keyring-copy.json'
/** On a copy alone: whose it is. */
export const copyMarkName = 'second-copy.json'
/** The folder made on the drive, so that nothing mixes with what else lies there. */
export const copyFolderName = 'milepost-copy'

/** Milliseconds since 1970. The page writes dates with years of four digits; what a drive says may be later. */
export const latestTime = Date.UTC(9999, 0)

/** Sealed files that follow to a copy under their own name. Whatever is not named here stays: slots, requests, marks. */
export const followsToCopy = (name: string): boolean =>
  /^(journal|segments|pack|receipts|personal-\d{1,15})$/.test(name)

export type CopyStanding =
  /** Everything that the mirror holds is on it. */
  | 'up-to-date'
  /** It is being brought up to date, or will be in a moment. */
  | 'following'
  /** The drive, or the copy on it, is not there. */
  | 'away'
  | 'full'
  | 'read-only'
  /** Another installation's copy lies where ours was. */
  | 'foreign'
  /** It has what this machine lacks: the machine was put back to an earlier state, or another wrote on it. Left as it is. */
  | 'ahead'
  | 'failed'

export interface CopyState {
  /** Of the folder or drive, without what leads to it. */
  readonly name: string
  readonly standing: CopyStanding
  /** When it last held everything, milliseconds since 1970; null: never yet. */
  readonly at: number | null
  /** Entries of the log on it at that time. */
  readonly entries: number | null
  /** Entries saved since and not on it. */
  readonly behind: number
  /** Something erased here is still on it. */
  readonly erasing: boolean
}

/** `own-folder`: inside this installation's profile, which is no second place. */
export type CopyRefusal = 'cancelled' | 'own-folder' | 'foreign' | 'full' | 'read-only' | 'failed'
export type CopyChoice =
  | { readonly chosen: true; readonly state: CopyState }
  | { readonly chosen: false; readonly reason: CopyRefusal }
