/** The unit opens a request: who says they ask, and the vault keys, unwrapped with the recovery identity. */
import type { Compression, Envelope, Hashing } from '../capabilities.ts'
import type { Hex } from '../events/event.ts'
import { trainingKeys } from '../pack/training-keys.ts'
import { accept, type Result, refuse } from '../result.ts'
import { hashOfRequest } from './make-request.ts'
import {
  areNumbered,
  type BareKey,
  type RecoveryRequest,
  requestRows,
  type WrappedKey,
  wrappedRows,
} from './recovery.ts'
import { openRecoveryLines, type RecoveryKind, readKeyLines } from './recovery-lines.ts'

const kind: RecoveryKind = {
  header: requestRows,
  not: 'not-a-recovery-request',
  noKey: 'other-recovery-unit',
}

export interface OpenedRequest {
  readonly request: RecoveryRequest
  readonly hash: Hex
  readonly keys: readonly BareKey[]
}

export interface RecoveryHolder {
  /** The unit's recovery identity: `AGE-SECRET-KEY-1…`. */
  readonly identity: string
  readonly training: boolean
  /** Base64 to bytes; null: not base64. */
  readonly fromBase64: (text: string) => Uint8Array | null
}

/**
 * Refuses with `not-a-recovery-request`, `other-recovery-unit` (the file, or a key in it, is for another unit),
 * `training-mismatch`, `newer-format`, `cut-short`, `altered`, `over-limit` or `bomb`. What wraps anything but 32 bytes is
 * no vault key: the recovery identity opens nothing else for whoever asks.
 */
export const openRecoveryRequest = async (
  caps: Hashing & Compression & Envelope,
  file: Uint8Array,
  holder: RecoveryHolder,
): Promise<Result<OpenedRequest>> => {
  const opened = await openRecoveryLines(caps, file, holder.identity, kind)
  if (!opened.ok) {
    const foreign = opened.refusal.reason === kind.noKey && !holder.training
    return foreign && (await isOfTraining(caps, file)) ? refuse({ reason: 'training-mismatch' }) : opened
  }
  const { header, lines } = opened.value
  const wrapped = readKeyLines<WrappedKey>(lines.slice(1), wrappedRows)
  if (wrapped === null || !areNumbered(wrapped)) return refuse({ reason: kind.not })
  // The rows are the proof of the type.
  const { milepost: _, type: __, ...said } = header as unknown as RecoveryRequest & Record<string, unknown>
  if (said.training !== holder.training) return refuse({ reason: 'training-mismatch' })
  const keys: BareKey[] = []
  for (const key of wrapped) {
    const secret = await unwrap(caps, key.wrapped, holder)
    if (!secret.ok) return secret
    keys.push({ number: key.number, secret: secret.value })
  }
  return accept({ request: { ...said, keys: wrapped }, hash: hashOfRequest(caps, lines), keys })
}

const unwrap = async (
  caps: Envelope,
  wrapped: string,
  { identity, fromBase64 }: RecoveryHolder,
): Promise<Result<Uint8Array>> => {
  const bytes = fromBase64(wrapped)
  const opened = bytes && (await caps.decrypt(bytes, { identity }))
  if (opened && !opened.ok && opened.why === 'no-key-fits') return refuse({ reason: 'other-recovery-unit' })
  return opened?.ok && opened.bytes.length === 32 ? accept(opened.bytes) : refuse({ reason: 'altered' })
}

/** Training keys are public: a real unit can tell a training request from one for another unit. */
const isOfTraining = async (caps: Envelope, file: Uint8Array): Promise<boolean> =>
  (await caps.decrypt(file, { identity: trainingKeys.recoveryIdentity })).ok
