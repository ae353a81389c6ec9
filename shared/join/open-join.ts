/**
 * The authority opens a join file. That whoever wrote it has the log's key is checked here; that this is the unit it says
 * it is, only people can say: they compare the fingerprint.
 */
import { readSignatureLine } from '../batch/container.ts'
import type { Compression, Envelope, Hashing, Signing } from '../capabilities.ts'
import { faultOfRows, isObject } from '../events/check-values.ts'
import type { Hex } from '../events/event.ts'
import { toHex } from '../lines/bytes.ts'
import { readLine } from '../lines/read-line.ts'
import { joinLines } from '../lines/write-line.ts'
import { trainingKeys } from '../pack/training-keys.ts'
import { openRecoveryLines, type RecoveryKind } from '../recovery/recovery-lines.ts'
import { accept, type Result, refuse } from '../result.ts'
import { verifyHash } from '../segments/segment-header.ts'
import { isJoinable, type JoinFile, type JoiningUnit, joiningRows, joinLimits, joinRows } from './join.ts'

const kind: RecoveryKind = { header: joinRows, not: 'not-a-join-file', noKey: 'other-authority' }

export interface JoinReader {
  /** The batch identity of the root unit: `AGE-SECRET-KEY-1…`. */
  readonly identity: string
  readonly operation: Hex
  readonly training: boolean
}

/**
 * Refuses with `not-a-join-file`, `other-authority` (encrypted to another unit), `other-operation`, `training-mismatch`,
 * `bad-sender-signature`, `newer-format`, `cut-short`, `altered`, `over-limit` or `bomb`.
 */
export const openJoinFile = async (
  caps: Hashing & Signing & Compression & Envelope,
  file: Uint8Array,
  reader: JoinReader,
): Promise<Result<JoinFile>> => {
  if (file.length > joinLimits.fileBytes)
    return refuse({ reason: 'over-limit', detail: { limit: 'fileBytes', most: joinLimits.fileBytes } })
  const opened = await openRecoveryLines(caps, file, reader.identity, kind)
  if (!opened.ok) {
    const foreign = opened.refusal.reason === kind.noKey && !reader.training
    return foreign && (await isOfTraining(caps, file)) ? refuse({ reason: 'training-mismatch' }) : opened
  }
  // The rows are the proof of the type.
  const header = opened.value.header as unknown as Omit<JoinFile, 'unit'>
  const [head, line, last, ...more] = opened.value.lines
  const unit = line === undefined ? null : readUnit(line)
  const signature = readSignatureLine(last)
  if (head === undefined || line === undefined || unit === null || signature === null || more.length > 0)
    return refuse({ reason: kind.not })
  const hash = toHex(caps.sha256(joinLines([head, line])))
  if (!verifyHash(caps, 'join', hash, signature, unit.log)) return refuse({ reason: 'bad-sender-signature' })
  const { operation, training, created } = header
  if (training !== reader.training) return refuse({ reason: 'training-mismatch' })
  if (operation !== reader.operation) return refuse({ reason: 'other-operation' })
  return accept({ operation, training, created, unit })
}

const readUnit = (line: string): JoiningUnit | null => {
  const read = readLine(line)
  if (!read.ok || !isObject(read.value) || faultOfRows(read.value, joiningRows) !== null) return null
  // The rows are the proof of the type.
  const unit = read.value as unknown as JoiningUnit
  return isJoinable(unit) ? unit : null
}

/** Training keys are public: a real authority can tell a training file from one for another unit. */
const isOfTraining = async (caps: Envelope, file: Uint8Array): Promise<boolean> =>
  (await caps.decrypt(file, { identity: trainingKeys.unitIdentity })).ok
