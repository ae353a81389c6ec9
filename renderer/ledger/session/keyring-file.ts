/** The keyring's file in the mirror, with a copy in the database for a mirror that was lost. */
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { refusalOf } from '../mirror-client.ts'
import { createDatabase, within } from '../store/database.ts'
import { readMirrorFile, writeMirrorFile } from '../store/mirror-files.ts'
import { type Keyring, keyringName, readKeyring, writeKeyring } from '../vault/keyring.ts'
import type { LedgerParts, OpenLedger } from './open-ledger.ts'

export const saveKeyring = async (ledger: OpenLedger, keyring: Keyring): Promise<Result<null>> => {
  const { caps, mirror } = ledger.parts
  const value = writeKeyring(keyring)
  const done = await writeMirrorFile(caps, mirror, keyringName, value)
  if (!done.ok) return refuse(refusalOf(done.refusal))
  ledger.keyring = keyring
  try {
    await within(ledger.store.database.meta.put({ name: 'keyring', value }))
  } catch {
    // The mirror's file is the one that counts; the copy comes with the next change.
  }
  return accept(null)
}

const copyInDatabase = async ({ platform }: LedgerParts): Promise<Uint8Array | null> => {
  const database = createDatabase(platform)
  try {
    await within(database.open())
    return (await within(database.meta.get('keyring')))?.value ?? null
  } catch {
    return null
  } finally {
    database.close()
  }
}

/** null: there is no installation here. */
export const loadKeyring = async (parts: LedgerParts): Promise<Result<Keyring | null>> => {
  const files = await parts.mirror.list()
  if (!files.ok) return refuse(refusalOf(files.refusal))
  const size = files.value.find(({ name }) => name === keyringName)?.size
  const bytes = size === undefined ? null : await readMirrorFile(parts.mirror, keyringName, 0, size)
  if (bytes && !bytes.ok) return refuse(refusalOf(bytes.refusal))
  const keyring = bytes && readKeyring(bytes.value)
  if (keyring) return accept(keyring)
  const copy = await copyInDatabase(parts)
  const spare = copy && readKeyring(copy)
  if (copy && spare) {
    await writeMirrorFile(parts.caps, parts.mirror, keyringName, copy)
    return accept(spare)
  }
  return bytes ? refuse({ reason: 'mirror-failed', detail: { file: keyringName } }) : accept(null)
}
