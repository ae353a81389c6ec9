/** A backup of what this installation keeps: the mirror's files as they lie. That one was made is an event. */
import { makeBackup, type NamedFile } from '../../../shared/mirror/backup.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { timeNow } from '../clock.ts'
import { refusalOf } from '../mirror-client.ts'
import { readMirrorFile } from '../store/mirror-files.ts'
import type { OpenLedger } from './open-ledger.ts'

/** Noted first, so that the backup holds the note too. Runs in the ledger's queue: nothing is written meanwhile. */
export const backupOf = async (
  ledger: OpenLedger,
): Promise<Result<{ readonly bytes: Uint8Array; readonly suggestedName: string }>> => {
  const { parts, keyring, fold } = ledger
  const noted = await ledger.own.append(ledger.officer, { op: 'audited', act: 'backup' })
  if (!noted.ok) return noted
  const listed = await parts.mirror.list()
  if (!listed.ok) return refuse(refusalOf(listed.refusal))
  const files: NamedFile[] = []
  for (const { name, size } of listed.value) {
    const bytes = await readMirrorFile(parts.mirror, name, 0, size)
    if (!bytes.ok) return refuse(refusalOf(bytes.refusal))
    files.push({ name, bytes: bytes.value })
  }
  const created = timeNow(parts.clock)
  const bytes = makeBackup(parts.caps, { ...keyring, created }, files)
  const suggestedName = `${fold.pack.short}_${keyring.code}_${created.slice(0, 10)}.mpbackup`
  return accept({ bytes, suggestedName })
}
