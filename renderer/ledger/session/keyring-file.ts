/** The keyring's file in the mirror, with a copy in the database for a mirror that was lost. */
import { readFrames } from '../../../shared/mirror/frames.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { sameBytes } from '../bytes.ts'
import { type Mirror, refusalOf } from '../mirror-client.ts'
import { createDatabase, within } from '../store/database.ts'
import type { Files } from '../store/group-files.ts'
import { journalName, readMirrorFile, segmentsName, writeMirrorFile } from '../store/mirror-files.ts'
import { type Keyring, keyringName, readKeyring, writeKeyring } from '../vault/keyring.ts'
import type { LedgerParts, OpenLedger } from './open-ledger.ts'

export const saveKeyring = async (ledger: OpenLedger, keyring: Keyring): Promise<Result<null>> => {
  const { caps, mirror } = ledger.parts
  const value = writeKeyring(keyring)
  const done = await writeMirrorFile(caps, mirror, keyringName, value)
  if (!done.ok) return refuse(refusalOf(done.refusal))
  ledger.keyring = keyring
  await copyKeyring(ledger)
  return accept(null)
}

/** In the mirror as long as a backup is being restored. */
export const restoringName = 'restoring'
/**
 * The database's copy, put where it is missing or behind: one from before a vault key began would not open what that key
 * sealed. The mirror's file is the one that counts; a copy that cannot be written comes with the next unlocking.
 */
export const copyKeyring = async ({ keyring, store }: OpenLedger): Promise<void> => {
  const value = writeKeyring(keyring)
  const { meta } = store.database
  try {
    const held = (await within(meta.get('keyring')))?.value
    if (!held || !sameBytes(held, value)) await within(meta.put({ name: 'keyring', value }))
  } catch {
    // See above.
  }
}

/** null: the database has none. One that does not open may have it: nobody knows. */
const copyInDatabase = async ({ platform }: LedgerParts): Promise<Result<Uint8Array | null>> => {
  const database = createDatabase(platform)
  try {
    await within(database.open())
    return accept((await within(database.meta.get('keyring')))?.value ?? null)
  } catch {
    return refuse({ reason: 'store-failed' })
  } finally {
    database.close()
  }
}

/** An installation that never came to be left no more than its first two entries. */
const mostOfNone = 2

/** Whether the mirror holds what only an installation that was at work can have written. */
const holdsLedger = async (mirror: Mirror, files: Files): Promise<Result<boolean>> => {
  const names = [...files.keys()]
  if (names.some((name) => name === segmentsName || name.startsWith('personal-'))) return accept(true)
  const bytes = await readMirrorFile(mirror, journalName, 0, files.get(journalName) ?? 0)
  if (!bytes.ok) return refuse(refusalOf(bytes.refusal))
  const { frames, tail } = readFrames(bytes.value)
  return accept(frames.length > mostOfNone || tail === 'damaged')
}

/** null: there is no installation here. Where one was and its keyring is lost, that is not nothing. */
export const loadKeyring = async (parts: LedgerParts): Promise<Result<Keyring | null>> => {
  const files = await parts.mirror.list()
  if (!files.ok) return refuse(refusalOf(files.refusal))
  const sizes = new Map(files.value.map(({ name, size }) => [name, size]))
  // Stopped in the middle: the backup is still there, and is restored from its beginning.
  if (sizes.has(restoringName)) return accept(null)
  const size = sizes.get(keyringName)
  const bytes = size === undefined ? null : await readMirrorFile(parts.mirror, keyringName, 0, size)
  if (bytes && !bytes.ok) return refuse(refusalOf(bytes.refusal))
  const keyring = bytes && readKeyring(bytes.value)
  if (keyring) return accept(keyring)
  const copy = await copyInDatabase(parts)
  const spare = copy.ok && copy.value && readKeyring(copy.value)
  if (copy.ok && copy.value && spare) {
    await writeMirrorFile(parts.caps, parts.mirror, keyringName, copy.value)
    return accept(spare)
  }
  const lost = refuse({ reason: 'mirror-damaged', detail: { file: keyringName } } as const)
  if (bytes) return lost
  if (!copy.ok) return copy
  const held = await holdsLedger(parts.mirror, sizes)
  if (!held.ok) return held
  return held.value ? lost : accept(null)
}
