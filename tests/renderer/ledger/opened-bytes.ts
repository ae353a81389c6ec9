/** All that an installation keeps, opened with its officer's passphrase: for tests of what must not be there any more. */
import { IDBKeyRange } from 'fake-indexeddb'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { openNote } from '../../../renderer/ledger/exchange/import-notes.ts'
import { readSnapshot } from '../../../renderer/ledger/snapshot/snapshot.ts'
import { createDatabase } from '../../../renderer/ledger/store/database.ts'
import { openEntry, openRow } from '../../../renderer/ledger/store/segment-rows.ts'
import { keyringName, logOf, readKeyring, unlockKeyring } from '../../../renderer/ledger/vault/keyring.ts'
import { limits } from '../../../shared/batch/limits.ts'
import { decodeText } from '../../../shared/lines/bytes.ts'
import { verifySegment } from '../../../shared/segments/verify-segment.ts'
import { deriveOnce, type Installation, passphrase, value } from './harness.ts'

/** Tables that are opened below; one that comes later is to be opened too. */
const known = new Set(['groups', 'journal', 'meta', 'segments', 'snapshot'])

/**
 * Every text that the database holds, sealed or not; each segment verified anew on the way. The installation is to be
 * locked. Of the mirror: wipe the database, unlock, lock, and ask again.
 */
export const openedTexts = async ({ mirror, indexedDB }: Installation): Promise<readonly string[]> => {
  const keyring = readKeyring(mirror.files.get(keyringName) ?? new Uint8Array())
  if (!keyring) throw new Error('no keyring')
  const { vault, secrets } = value(await unlockKeyring(cryptography, deriveOnce, keyring, 1, passphrase))
  const database = createDatabase({ indexedDB, IDBKeyRange })
  await database.open()
  for (const { name } of database.tables) if (!known.has(name)) throw new Error(`${name} is not looked into`)
  const texts: string[] = []
  const member = async (bytes: Uint8Array) => {
    const opened = await cryptography.gunzip(bytes, limits.memberBytes)
    texts.push((opened.ok && decodeText(opened.bytes)) || '')
  }
  for (const row of await database.segments.toArray()) {
    const segment = await openRow(vault, row)
    if (!segment) throw new Error('a row that does not open')
    value(await verifySegment(cryptography, segment))
    await member(segment.counted)
    if (segment.personal) await member(segment.personal)
  }
  for (const { n, sealed } of await database.journal.toArray())
    texts.push(JSON.stringify(await openEntry(vault, logOf(cryptography, secrets), n, sealed)))
  const groups = await database.groups.toArray()
  for (const { open } of (await readSnapshot(cryptography, vault, database, groups)).values())
    for (const { line, personal } of open.events) texts.push(line, JSON.stringify(personal))
  for (const group of groups) texts.push(JSON.stringify(await openNote(vault, group)))
  const receipts = await database.meta.get('receipts')
  const bytes = receipts && (await vault.open('receipts', '', receipts.value))
  // Their members are packed one by one: each begins with gzip's mark.
  for (let at = 0; bytes && at + 4 <= bytes.length; ) {
    const end = at + 4 + new DataView(bytes.buffer, bytes.byteOffset + at).getUint32(0)
    await member(bytes.slice(at + 4, end))
    at = end
  }
  database.close()
  return texts
}
