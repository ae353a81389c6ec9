/**
 * The locked installation opens the answer. That its signature is the sender's is checked here; that the sender is a
 * unit on the installation's path only whoever reads the pack can say, which takes the keys.
 */
import { readSignatureLine } from '../batch/container.ts'
import type { Compression, Envelope, Hashing, Signing } from '../capabilities.ts'
import type { Hex } from '../events/event.ts'
import { fromHex, toHex } from '../lines/bytes.ts'
import { joinLines } from '../lines/write-line.ts'
import { accept, type Result, refuse } from '../result.ts'
import { verifyHash } from '../segments/segment-header.ts'
import { answerRows, areNumbered, bareRows, type RecoveryAnswer } from './recovery.ts'
import { openRecoveryLines, type RecoveryKind, readKeyLines } from './recovery-lines.ts'

const kind: RecoveryKind = { header: answerRows, not: 'not-a-recovery-answer', noKey: 'other-request' }

export interface AwaitedAnswer {
  /** The identity that belongs to the request's recipient. */
  readonly identity: string
  readonly request: Hex
  readonly training: boolean
}

/**
 * Refuses with `not-a-recovery-answer`, `other-request`, `training-mismatch`, `bad-sender-signature`, `newer-format`,
 * `cut-short`, `altered`, `over-limit` or `bomb`.
 */
export const openRecoveryAnswer = async (
  caps: Hashing & Signing & Compression & Envelope,
  file: Uint8Array,
  awaited: AwaitedAnswer,
): Promise<Result<RecoveryAnswer>> => {
  const opened = await openRecoveryLines(caps, file, awaited.identity, kind)
  if (!opened.ok) return opened
  // The rows are the proof of the type.
  const header = opened.value.header as unknown as Omit<RecoveryAnswer, 'keys'>
  const signed = opened.value.lines.slice(0, -1)
  const signature = readSignatureLine(opened.value.lines.at(-1))
  const bare = readKeyLines<{ number: number; secret: string }>(signed.slice(1), bareRows)
  if (signature === null || bare === null || !areNumbered(bare)) return refuse({ reason: kind.not })
  const hash = toHex(caps.sha256(joinLines(signed)))
  if (!verifyHash(caps, 'recovery', hash, signature, header.from))
    return refuse({ reason: 'bad-sender-signature' })
  if (header.training !== awaited.training) return refuse({ reason: 'training-mismatch' })
  if (header.request !== awaited.request) return refuse({ reason: 'other-request' })
  const { from, request, training, created } = header
  const keys = bare.map(({ number, secret }) => ({ number, secret: fromHex(secret) }))
  return accept({ from, request, training, created, keys })
}
