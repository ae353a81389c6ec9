/** The unit hands over the vault keys: encrypted to the recipient of the request alone, signed by the unit's log. */

import { writeSignatureLine } from '../batch/container.ts'
import type { Compression, Envelope, Hashing, Signing } from '../capabilities.ts'
import type { ClockTime } from '../events/event.ts'
import { toHex } from '../lines/bytes.ts'
import { joinLines, writeLine } from '../lines/write-line.ts'
import { signHash } from '../segments/segment-header.ts'
import type { OpenedRequest } from './open-request.ts'
import { sealRecoveryLines } from './recovery-lines.ts'

/** `secret`: Ed25519 seed of the unit's log. */
export const makeRecoveryAnswer = async (
  caps: Hashing & Signing & Compression & Envelope,
  { request, hash, keys }: OpenedRequest,
  secret: Uint8Array,
  created: ClockTime,
): Promise<Uint8Array> => {
  const from = toHex(caps.publicKey(secret))
  const { training } = request
  const lines = [
    writeLine({ milepost: 1, type: 'recovery-answer', from, request: hash, training, created }),
    ...keys.map(({ number, secret: key }) => writeLine({ number, secret: toHex(key) })),
  ]
  const signature = signHash(caps, 'recovery', toHex(caps.sha256(joinLines(lines))), secret)
  return sealRecoveryLines(caps, [...lines, writeSignatureLine(signature)], request.recipient)
}
