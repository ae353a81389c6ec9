/**
 * From a backup, or the files of a mirror, to an installation on an empty machine. Nothing exists before the last step:
 * the backup is still there, and a restore that was stopped begins again.
 */

import { followsToCopy } from '../../../shared/ipc/copy.ts'
import type { BackupPreview } from '../../../shared/ledger-api.ts'
import { type NamedFile, readBackup } from '../../../shared/mirror/backup.ts'
import { readFrames, readGroups } from '../../../shared/mirror/frames.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { refusalOf } from '../mirror-client.ts'
import { journalName, packName, segmentsName, writeMirrorFile } from '../store/mirror-files.ts'
import {
  isSlotless,
  type Keyring,
  keyringName,
  officersOf,
  readKeyring,
  unlockKeyring,
} from '../vault/keyring.ts'
import { continueLog } from './continue-log.ts'
import { clearStores } from './create-installation.ts'
import { restoringName } from './keyring-file.ts'
import { nextCode } from './next-code.ts'
import { type LedgerParts, type OpenLedger, openLedger } from './open-ledger.ts'

export interface Backup {
  readonly keyring: Keyring
  readonly files: readonly NamedFile[]
  /** When it was made; null: the files of a mirror, which do not say. */
  readonly created: string | null
}

/** Sealed files and keys: no request that waits, no mark. */
export const isOfLedger = (name: string): boolean => name === keyringName || followsToCopy(name)

/**
 * One backup file, or all files of a mirror's or a second copy's folder together. Refuses with `not-a-backup`,
 * `cut-short` (of a copy also, whose first filling was stopped) or `altered`.
 */
export const openBackup = (parts: LedgerParts, given: readonly NamedFile[]): Result<Backup> => {
  const [only] = given
  const isMirror = given.some(({ name }) => name === keyringName)
  if (!isMirror && (given.length !== 1 || !only)) return refuse({ reason: 'not-a-backup' })
  const read = isMirror ? null : readBackup(parts.caps, only?.bytes ?? new Uint8Array())
  if (read && !read.ok) return read
  const files = (read ? read.value.files : given).filter(({ name }) => isOfLedger(name))
  const bytes = files.find(({ name }) => name === keyringName)?.bytes
  const keyring = bytes ? readKeyring(bytes) : null
  if (!keyring) return refuse({ reason: 'not-a-backup' })
  const has = (wanted: string) => files.some(({ name }) => name === wanted)
  if (isSlotless(keyring) && !(has(journalName) && has(packName))) return refuse({ reason: 'cut-short' })
  if (!has(journalName)) return refuse({ reason: 'not-a-backup' })
  if (isMirror && given.some(({ name }) => name === restoringName)) return refuse({ reason: 'cut-short' })
  if (files.some(isDamaged)) return refuse({ reason: 'altered' })
  return accept({ keyring, files: files.map(wholeGroups), created: read?.value.head.created ?? null })
}

/** A mirror that was torn, or copied while it was written, ends with its last whole group. */
const wholeGroups = (file: NamedFile): NamedFile =>
  file.name === segmentsName
    ? { ...file, bytes: file.bytes.subarray(0, readGroups(file.bytes).closed) }
    : file

/** Whole entries lie behind a place that cannot be read: what was acknowledged, nobody can say. */
const isDamaged = ({ name, bytes }: NamedFile): boolean =>
  (name === journalName || name === segmentsName) && readFrames(bytes).tail === 'damaged'

export const previewOf = ({ keyring, created }: Backup): BackupPreview => {
  const { role, code, operation, training, lastOfficer } = keyring
  const officers = officersOf(keyring)
    .filter(({ enabled }) => enabled)
    .map(({ officer }) => officer)
  const says = { role, code, operation, training, created, officers, lastOfficer }
  return { ...says, nextCode: nextCode(code), asksUnit: isSlotless(keyring) }
}

/** Into the mirror, marked as not finished. */
export const writeFiles = async (
  { caps, mirror }: Pick<LedgerParts, 'caps' | 'mirror'>,
  files: readonly NamedFile[],
): Promise<Result<null>> => {
  // The keyring last: it makes an installation of what lies there.
  const inOrder = [...files].sort((a, b) => Number(a.name === keyringName) - Number(b.name === keyringName))
  for (const { name, bytes } of [{ name: restoringName, bytes: new Uint8Array([1]) }, ...inOrder]) {
    const done = await writeMirrorFile(caps, mirror, name, bytes)
    if (!done.ok) return refuse(refusalOf(done.refusal))
  }
  return accept(null)
}

/** The least that a restore reports. */
export const nothingRestored = { events: 0, segments: 0 } as const

/** `code` is that of the new log. Refuses with what unlocking refuses with; then nothing was written. */
export const restoreBackup = async (
  parts: LedgerParts,
  { keyring, files }: Backup,
  officer: number,
  passphrase: string,
  code: string,
): Promise<Result<OpenLedger>> => {
  const keys = await unlockKeyring(parts.caps, parts.derive, keyring, officer, passphrase)
  if (!keys.ok) return keys
  const empty = await clearStores(parts)
  if (!empty.ok) return empty
  const written = await writeFiles(parts, files)
  if (!written.ok) return written
  const old = await openLedger(parts, keyring, keys.value, officer, { toContinue: true })
  if (!old.ok) return old
  const continued = await continueLog(old.value, code)
  const restored = old.value.store.restored
  old.value.store.close()
  if (!continued.ok) return continued
  const gone = await parts.mirror.remove(restoringName)
  if (!gone.ok) return refuse(refusalOf(gone.refusal))
  const { keyring: next, secrets } = continued.value
  const ledger = await openLedger(parts, next, { ...keys.value, secrets }, officer)
  return ledger.ok
    ? accept({ ...ledger.value, restored: { ...nothingRestored, ...restored, from: 'backup' } })
    : ledger
}
