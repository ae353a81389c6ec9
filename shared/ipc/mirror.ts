/**
 * The mirror's messages, between the worker and main over one MessagePort. Main sees sealed bytes and file names from
 * a fixed alphabet; framing and meaning are the worker's (`shared/mirror/frames.ts`). Bytes are copied, never transferred.
 * Every answer to a write comes after the sync and tells the length and hash of what was synced.
 */

/** Names inside the mirror folder. No dot files, no separators. */
export const mirrorName = /^[a-z0-9][a-z0-9.-]{0,79}$/

export interface MirrorCalls {
  /** All files, by name. A file left half-written by `write` is not among them. */
  list(): readonly { readonly name: string; readonly size: number }[]
  /** At most 4 MiB at a time. */
  read(name: string, offset: number, length: number): Uint8Array
  /** Appends at `at`, which must be the file's size (0 creates it): a different size is an error, nothing is written. Synced. */
  append(name: string, at: number, bytes: Uint8Array): { readonly size: number; readonly sha256: string }
  /** Replaces the file whole: temporary file, sync, rename, sync of the folder. */
  write(name: string, bytes: Uint8Array): { readonly size: number; readonly sha256: string }
  /** Shortens a file, as after a torn append. Synced. */
  cut(name: string, size: number): { readonly size: number }
  remove(name: string): null
  /** What was begun is finished, and the files hold so many entries of the log: a second copy may follow. */
  settled(entries: number): null
}

export type MirrorFault = 'disk-full' | 'read-only' | 'not-found' | 'bad-request' | 'size-differs' | 'failed'

export interface MirrorRequest<Call extends keyof MirrorCalls = keyof MirrorCalls> {
  readonly id: number
  readonly call: Call
  readonly args: Parameters<MirrorCalls[Call]>
}
export type MirrorReply =
  | { readonly id: number; readonly ok: true; readonly value: ReturnType<MirrorCalls[keyof MirrorCalls]> }
  | { readonly id: number; readonly ok: false; readonly fault: MirrorFault }
