/**
 * From a backup, or the files of a mirror, to an installation on an empty machine. Nothing exists before the last step:
 * the backup is still there, and a restore that was stopped begins again.
 */

import { mirrorName } from '../../../shared/ipc/mirror.ts'
import type { BackupPreview } from '../../../shared/ledger-api.ts'
import { type NamedFile, readBackup } from '../../../shared/mirror/backup.ts'
import { readGroups } from '../../../shared/mirror/frames.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { refusalOf } from '../mirror-client.ts'
import { journalName, segmentsName, writeMirrorFile } from '../store/mirror-files.ts'
import { type Keyring, keyringName, readKeyring, unlockKeyring } from '../vault/keyring.ts'
import { continueLog } from './continue-log.ts'
import { clearStores } from './create-installation.ts'
import { restoringName } from './keyring-file.ts'
import { type LedgerParts, type OpenLedger, openLedger } from './open-ledger.ts'

export interface Backup {
  readonly keyring: Keyring
  readonly files: readonly NamedFile[]
  /** When it was made; null: the files of a mirror, which do not say. */
  readonly created: string | null
}

/** One backup file, or all files of a mirror folder together. Refuses with `not-a-backup`, `cut-short` or `altered`. */
export const openBackup = (parts: LedgerParts, given: readonly NamedFile[]): Result<Backup> => {
  const [only] = given
  const isMirror = given.some(({ name }) => name === keyringName)
  if (!isMirror && (given.length !== 1 || !only)) return refuse({ reason: 'not-a-backup' })
  const read = isMirror ? null : readBackup(parts.caps, only?.bytes ?? new Uint8Array())
  if (read && !read.ok) return read
  const files = read ? read.value.files : given.filter(({ name }) => mirrorName.test(name))
  const bytes = files.find(({ name }) => name === keyringName)?.bytes
  const keyring = bytes ? readKeyring(bytes) : null
  if (!keyring || !files.some(({ name }) => name === journalName)) return refuse({ reason: 'not-a-backup' })
  return accept({ keyring, files: files.map(wholeGroups), created: read?.value.head.created ?? null })
}

/** A mirror that was torn, or copied while it was written, ends with its last whole group. */
const wholeGroups = (file: NamedFile): NamedFile =>
  file.name === segmentsName
    ? { ...file, bytes: file.bytes.subarray(0, readGroups(file.bytes).closed) }
    : file

export const previewOf = ({ keyring, created }: Backup): BackupPreview => {
  const { role, code, operation, training, slots, lastOfficer } = keyring
  const officers = slots.filter((slot) => slot.enabled).map((slot) => slot.officer)
  return { role, code, operation, training, created, officers, lastOfficer, nextCode: nextCode(code) }
}

/** `HRBAJ3` goes on as `HRBAJ3B`, and that as `HRBAJ3C`: labels of two logs are never the same. */
const nextCode = (code: string): string => {
  const last = code.at(-1) ?? ''
  return /^[B-Y]$/.test(last) && /\d[B-Y]$/.test(code)
    ? code.slice(0, -1) + String.fromCharCode(last.charCodeAt(0) + 1)
    : `${code.slice(0, 11)}B`
}

const writeFiles = async (
  { caps, mirror }: LedgerParts,
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

const nothingRestored = { events: 0, segments: 0 } as const

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
  const old = await openLedger(parts, keyring, keys.value, officer)
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
    ? accept({ ...ledger.value, restored: { ...nothingRestored, ...restored, backup: true } })
    : ledger
}
