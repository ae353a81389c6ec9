// The kinds of file that pass through dialogs: extension, and how much is read at most.
import type { SaveKind } from '../../shared/ipc/contract.ts'

const MB = 1024 * 1024

export const extensions: Readonly<Record<SaveKind, string>> = {
  batch: 'mpbatch',
  pack: 'mppack',
  receipt: 'mpreceipt',
  recovery: 'mprecover',
  join: 'mpjoin',
  backup: 'mpbackup',
  pdf: 'pdf',
  json: 'json',
}

export type OpenKind = 'batch' | 'pack' | 'receipt' | 'recovery' | 'join' | 'backup'

/** Checked before a byte is read. */
export const sizeLimits: Readonly<Record<OpenKind, number>> = {
  batch: 200 * MB,
  pack: 10 * MB,
  receipt: 10 * MB,
  recovery: 2 * MB,
  join: MB,
  backup: 1024 * MB,
}

/** What one answer to the page may hold together; it is in memory more than once on its way. */
export const TOGETHER_LIMIT = 1024 * MB
/** What may be chosen at once. */
export const COUNT_LIMIT = 500
/** A backup may be all files of a mirror: one for each segment's personal part. */
export const MIRROR_COUNT_LIMIT = 100_000

const openKinds: readonly OpenKind[] = ['batch', 'pack', 'receipt']

/** By extension, for files that the system hands over; null: not ours. Recovery files, join files and backups are opened where their step asks for them. */
export function openKindOf(path: string): OpenKind | null {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  return openKinds.find((kind) => extensions[kind] === extension) ?? null
}
