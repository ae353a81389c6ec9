/** A unit that joins writes its file: signed by its log, for the authority's unit alone. */
import { writeSignatureLine } from '../batch/container.ts'
import type { Compression, Envelope, Hashing, Signing } from '../capabilities.ts'
import { faultOfRows } from '../events/check-values.ts'
import { toHex } from '../lines/bytes.ts'
import { joinLines, writeLine } from '../lines/write-line.ts'
import { sealRecoveryLines } from '../recovery/recovery-lines.ts'
import { signHash } from '../segments/segment-header.ts'
import { isJoinable, type JoinFile, joiningRows, joinRows } from './join.ts'

/**
 * `secret`: Ed25519 seed of the unit's log; `recipient`: the age recipient of the root unit's batches. What no authority
 * would take, and another log's key, is a bug of the caller and throws.
 */
export const makeJoinFile = async (
  caps: Hashing & Signing & Compression & Envelope,
  { operation, training, created, unit: wished }: JoinFile,
  secret: Uint8Array,
  recipient: string,
): Promise<Uint8Array> => {
  const { id, name, type, country, parent, log, recipient: batch, recovery } = wished
  const header = { milepost: 1, type: 'join', operation, training, created }
  const unit = { id, name, type, country, parent, log, recipient: batch, recovery }
  const fault = faultOfRows(header, joinRows) ?? faultOfRows(unit, joiningRows)
  if (fault !== null || !isJoinable(unit)) throw new Error(`not a valid join file: ${fault ?? 'unit'}`)
  if (toHex(caps.publicKey(secret)) !== log) throw new Error('not the key of the unit’s log')
  const lines = [writeLine(header), writeLine(unit)]
  const signature = signHash(caps, 'join', toHex(caps.sha256(joinLines(lines))), secret)
  return sealRecoveryLines(caps, [...lines, writeSignatureLine(signature)], recipient)
}
