/** Opening a pack file, and taking a pack as the next version of one that is held. */
import {
  lockOfEnvelope,
  readFileHeader,
  readFirstMember,
  readSignatureLine,
  splitFirstMember,
} from '../batch/container.ts'
import { limits, mostUnpacked } from '../batch/limits.ts'
import type { Compression, Envelope, Hashing, Signing } from '../capabilities.ts'
import { hashOfLine } from '../events/reference.ts'
import { readLine } from '../lines/read-line.ts'
import { accept, type Result, refuse } from '../result.ts'
import { verifyHash } from '../segments/segment-header.ts'
import { checkPack } from './check-pack.ts'
import { operationIdOf } from './fingerprint.ts'
import { type OpenedPack, packLine } from './make-pack.ts'
import { readOpeningCode } from './opening-code.ts'
import { trainingKeys } from './training-keys.ts'

/**
 * `typed` is the code as the officer typed it. Refuses with `mistyped-code`, `wrong-opening-code`, `not-a-pack`,
 * `newer-format`, `cut-short`, `altered`, `training-mismatch`, `over-limit` or `bomb`. The authority is whoever signed:
 * people compare its fingerprint.
 */
export const openPackFile = async (
  caps: Hashing & Signing & Compression & Envelope,
  file: Uint8Array,
  typed: string,
  training: boolean,
): Promise<Result<OpenedPack>> => {
  if (file.length > limits.packBytes)
    return refuse({ reason: 'over-limit', detail: { limit: 'packBytes', most: limits.packBytes } })
  if (lockOfEnvelope(file) === 'key') return refuse({ reason: 'not-a-pack' })
  const code = readOpeningCode(typed)
  if (!code.ok) return code
  const content = await caps.decrypt(file, { code: code.value })
  if (!content.ok) {
    if (content.why === 'cut-short' || content.why === 'altered') return refuse({ reason: content.why })
    return refuse({ reason: content.why === 'not-age' ? 'not-a-pack' : 'wrong-opening-code' })
  }
  const split = splitFirstMember(content.bytes)
  if (split === null || split.rest.length > 0) return refuse({ reason: 'not-a-pack' })
  const lines = await readFirstMember(
    caps,
    split.first,
    Math.min(limits.packLineBytes, mostUnpacked(split.first)),
  )
  if (!lines.ok) return lines.refusal.reason === 'malformed-line' ? refuse({ reason: 'not-a-pack' }) : lines
  const [head, line, last, ...more] = lines.value
  const header = readFileHeader(head)
  if (header !== null && !header.ok) return header
  const signature = readSignatureLine(last)
  if (header?.value.type !== 'pack' || line === undefined || signature === null || more.length > 0)
    return refuse({ reason: 'not-a-pack' })
  return verifyPack(caps, line, signature, training)
}

/** A pack's line and signature, from a file or from what an installation kept. */
export const verifyPack = (
  caps: Hashing & Signing,
  line: string,
  signature: string,
  training: boolean,
): Result<OpenedPack> => {
  const read = readLine(line, packLine)
  if (!read.ok) return refuse({ reason: 'not-a-pack' })
  const checked = checkPack(read.value)
  if (!checked.ok) return checked
  const pack = checked.value
  const hash = hashOfLine(caps, line)
  if (!verifyHash(caps, 'pack', hash, signature, pack.authority)) return refuse({ reason: 'altered' })
  if (operationIdOf(caps, pack.authority, pack.nonce) !== pack.operation) return refuse({ reason: 'altered' })
  // Whoever knows the public key could sign a "real" pack with it.
  if (pack.training !== training || pack.training !== (pack.authority === trainingKeys.authority))
    return refuse({ reason: 'training-mismatch' })
  return accept({ pack, line, hash, signature })
}

/**
 * Whether a pack may take the place of the one held: `unknown-authority`, `other-operation`, `older-pack` (the same one
 * again, too), or `altered` where it follows directly and names another predecessor. Versions may have been missed.
 */
export const checkSuccessor = (held: OpenedPack, next: OpenedPack): Result<OpenedPack> => {
  if (next.pack.authority !== held.pack.authority) return refuse({ reason: 'unknown-authority' })
  if (next.pack.operation !== held.pack.operation) return refuse({ reason: 'other-operation' })
  if (next.pack.version <= held.pack.version) return refuse({ reason: 'older-pack' })
  if (next.pack.version === held.pack.version + 1 && next.pack.previous !== held.hash)
    return refuse({ reason: 'altered' })
  return accept(next)
}
