/** The newest pack that this installation holds: its line and the authority's signature, sealed, in both stores. */
import type { Cryptography } from '../../../shared/capabilities.ts'
import { decodeText, encodeText } from '../../../shared/lines/bytes.ts'
import type { OpenedPack } from '../../../shared/pack/make-pack.ts'
import { verifyPack } from '../../../shared/pack/open-pack.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { type Mirror, refusalOf } from '../mirror-client.ts'
import { type MilepostDatabase, within } from '../store/database.ts'
import { packName, readMirrorFile, writeMirrorFile } from '../store/mirror-files.ts'
import type { Vault } from '../vault/vault.ts'
import type { OpenLedger } from './open-ledger.ts'

export type PackFile = OpenedPack

export const savePackFile = async (
  { parts, vault, store }: Pick<OpenLedger, 'parts' | 'vault' | 'store'>,
  { line, signature }: PackFile,
): Promise<Result<null>> => {
  const value = await vault.seal('pack', '', encodeText(`${line}\n${signature}\n`))
  const done = await writeMirrorFile(parts.caps, parts.mirror, packName, value)
  if (!done.ok) return refuse(refusalOf(done.refusal))
  try {
    await within(store.database.meta.put({ name: 'pack', value }))
  } catch {
    // The mirror's file is the one that counts; the copy comes with the next change.
  }
  return accept(null)
}

const opened = async (
  caps: Cryptography,
  vault: Vault,
  training: boolean,
  sealed: Uint8Array,
): Promise<PackFile | null> => {
  const bytes = await vault.open('pack', '', sealed)
  const [line, signature] = (bytes && decodeText(bytes)?.split('\n')) ?? []
  if (line === undefined || signature === undefined) return null
  const pack = verifyPack(caps, line, signature, training)
  return pack.ok ? pack.value : null
}

/** The mirror's, or else the database's copy; null: neither can be read. */
export const readPackFile = async (
  caps: Cryptography,
  mirror: Mirror,
  database: MilepostDatabase,
  vault: Vault,
  training: boolean,
): Promise<PackFile | null> => {
  const files = await mirror.list()
  const size = files.ok ? files.value.find(({ name }) => name === packName)?.size : undefined
  const bytes = size === undefined ? null : await readMirrorFile(mirror, packName, 0, size)
  const there = bytes?.ok ? await opened(caps, vault, training, bytes.value) : null
  if (there) return there
  const copy = await within(database.meta.get('pack')).catch(() => undefined)
  const here = copy ? await opened(caps, vault, training, copy.value) : null
  if (here && copy) await writeMirrorFile(caps, mirror, packName, copy.value)
  return here
}
