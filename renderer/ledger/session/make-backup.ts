/** A backup of what this installation keeps: keys and sealed files, as they lie in the mirror. That one was saved is an event. */
import type { ClockTime } from '../../../shared/events/event.ts'
import { makeBackup, type NamedFile } from '../../../shared/mirror/backup.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { timeNow } from '../clock.ts'
import { refusalOf } from '../mirror-client.ts'
import { readMirrorFile } from '../store/mirror-files.ts'
import type { OpenLedger } from './open-ledger.ts'
import { isOfLedger } from './restore-backup.ts'

/** Runs in the ledger's queue: nothing is written meanwhile. Noted when it is on disk, as an export is. */
export const backupOf = async (
  ledger: OpenLedger,
): Promise<Result<{ readonly bytes: Uint8Array; readonly suggestedName: string }>> => {
  const { parts, keyring, fold } = ledger
  const listed = await parts.mirror.list()
  if (!listed.ok) return refuse(refusalOf(listed.refusal))
  const files: NamedFile[] = []
  for (const { name, size } of listed.value.filter(({ name }) => isOfLedger(name))) {
    const bytes = await readMirrorFile(parts.mirror, name, 0, size)
    if (!bytes.ok) return refuse(refusalOf(bytes.refusal))
    files.push({ name, bytes: bytes.value })
  }
  const created = timeNow(parts.clock)
  const bytes = makeBackup(parts.caps, { ...keyring, created }, files)
  const suggestedName = `${fold.pack.short}_${keyring.code}_${created.slice(0, 10)}.mpbackup`
  return accept({ bytes, suggestedName })
}

/** Of the own log: what it continues was backed up before it was lost. */
export const lastBackupOf = ({ fold }: OpenLedger): ClockTime | null =>
  fold
    .eventsOf('audited')
    .filter(({ log, event }) => log === fold.own && event.act === 'backup')
    .at(-1)?.event.at ?? null
