// The kinds of file that pass through dialogs: extension, and how much is read at most.
import type { SaveKind } from '../../shared/ipc/contract.ts'

const MB = 1024 * 1024

export const extensions: Readonly<Record<SaveKind, string>> = {
  batch: 'mpbatch',
  pack: 'mppack',
  recovery: 'mprecover',
  pdf: 'pdf',
  json: 'json',
}

export type OpenKind = 'batch' | 'pack' | 'recovery'

/** Checked before a byte is read. */
export const sizeLimits: Readonly<Record<OpenKind, number>> = {
  batch: 200 * MB,
  pack: 10 * MB,
  recovery: 2 * MB,
}

/** What one answer to the page may hold together; it is in memory more than once on its way. */
export const TOGETHER_LIMIT = 1024 * MB
/** What may be chosen at once. */
export const COUNT_LIMIT = 500

/** By extension, for files that the system hands over; null: not ours. A recovery file is opened where its step asks for it. */
export function openKindOf(path: string): OpenKind | null {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  if (extension === extensions.batch) return 'batch'
  return extension === extensions.pack ? 'pack' : null
}
