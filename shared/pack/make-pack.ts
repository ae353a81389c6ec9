/** Making a pack file: the authority signs the pack's line and locks it with an opening code. */

import { makeFirstMember, writeSignatureLine } from '../batch/container.ts'
import { limits } from '../batch/limits.ts'
import type { Compression, Envelope, Hashing, Signing } from '../capabilities.ts'
import { hashOfLine } from '../events/reference.ts'
import { toHex } from '../lines/bytes.ts'
import { writeLine } from '../lines/write-line.ts'
import { signHash } from '../segments/segment-header.ts'
import { checkPack } from './check-pack.ts'
import { operationIdOf } from './fingerprint.ts'
import type { Pack } from './pack.ts'

/** A pack with its line and the authority's signature: what an installation keeps. */
export interface OpenedPack {
  readonly pack: Pack
  /** Canonical JSON without LF; a pack's objects lie one deeper than an event's. */
  readonly line: string
  /** SHA-256 of the line: `previous` of the next version. */
  readonly hash: string
  /** Ed25519 over `milepost/pack/1` LF hash LF; 128 hex digits. */
  readonly signature: string
}

/** A pack nests: sites, a site, its offsets, an offset. */
export const packLine = { most: limits.packLineBytes, depth: 5 } as const
export const packFileHeader = '{"milepost":1,"type":"pack"}'

/** A pack that no reader would take, or another key than its authority's, is a bug of the caller and throws. */
export const signPack = (caps: Hashing & Signing, pack: Pack, secret: Uint8Array): OpenedPack => {
  const checked = checkPack(pack)
  if (!checked.ok) throw new Error(`not a valid pack: ${checked.refusal.detail?.field}`)
  if (toHex(caps.publicKey(secret)) !== pack.authority) throw new Error('not the authority’s key')
  if (operationIdOf(caps, pack.authority, pack.nonce) !== pack.operation)
    throw new Error('not its operation id')
  const line = writeLine(pack, packLine)
  const hash = hashOfLine(caps, line)
  return { pack, line, hash, signature: signHash(caps, 'pack', hash, secret) }
}

/** The file, under a canonical opening code of seventeen characters (`makeOpeningCode`). */
export const makePackFile = async (
  caps: Compression & Envelope,
  opened: OpenedPack,
  code: string,
): Promise<Uint8Array> =>
  caps.encryptWithCode(
    await makeFirstMember(caps, [packFileHeader, opened.line, writeSignatureLine(opened.signature)]),
    code,
  )
