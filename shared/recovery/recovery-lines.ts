/** From either file to its lines: envelope, first member, header. Bounds come before cost at each step. */
import {
  lockOfEnvelope,
  makeFirstMember,
  readFileHeader,
  readFirstMember,
  splitFirstMember,
} from '../batch/container.ts'
import { mostUnpacked } from '../batch/limits.ts'
import type { Compression, Envelope } from '../capabilities.ts'
import { faultOfRows, isObject, type Row } from '../events/check-values.ts'
import { readLine } from '../lines/read-line.ts'
import { accept, type RefusalReason, type Result, refuse } from '../result.ts'
import { recoveryLimits } from './recovery.ts'

export interface RecoveryKind {
  readonly header: readonly Row[]
  /** Not such a file. */
  readonly not: RefusalReason
  /** Such a file, perhaps, and encrypted to somebody else. */
  readonly noKey: RefusalReason
}

/** The lines, of which the first is a header of the kind. Nothing else of them is checked. */
export const openRecoveryLines = async (
  caps: Compression & Envelope,
  file: Uint8Array,
  identity: string,
  kind: RecoveryKind,
): Promise<Result<{ header: Readonly<Record<string, unknown>>; lines: readonly string[] }>> => {
  const not = refuse({ reason: kind.not })
  if (file.length > recoveryLimits.fileBytes)
    return refuse({ reason: 'over-limit', detail: { limit: 'fileBytes', most: recoveryLimits.fileBytes } })
  if (lockOfEnvelope(file) === 'code') return not
  const content = await caps.decrypt(file, { identity })
  if (!content.ok) {
    if (content.why === 'not-age') return not
    if (content.why === 'no-key-fits') return refuse({ reason: kind.noKey })
    const { percent } = content
    return refuse({ reason: content.why, ...(percent === undefined ? {} : { detail: { percent } }) })
  }
  const split = splitFirstMember(content.bytes)
  if (split === null || split.rest.length > 0) return not
  const most = Math.min(recoveryLimits.listBytes, mostUnpacked(split.first))
  const lines = await readFirstMember(caps, split.first, most)
  if (!lines.ok) return lines.refusal.reason === 'malformed-line' ? not : lines
  const header = readFileHeader(lines.value[0])
  if (header === null) return not
  if (!header.ok) return header
  if (faultOfRows(header.value, kind.header) !== null) return not
  return accept({ header: header.value, lines: lines.value })
}

/** The lines of a file's keys; null where one of them is none. */
export const readKeyLines = <Key>(lines: readonly string[], rows: readonly Row[]): readonly Key[] | null => {
  if (lines.length > recoveryLimits.keys) return null
  const keys: Key[] = []
  for (const line of lines) {
    const read = readLine(line, { most: recoveryLimits.lineBytes })
    if (!read.ok || !isObject(read.value) || faultOfRows(read.value, rows) !== null) return null
    // The rows are the proof of the type.
    keys.push(read.value as Key)
  }
  return keys
}

export const sealRecoveryLines = async (
  caps: Compression & Envelope,
  lines: readonly string[],
  recipient: string,
): Promise<Uint8Array> => caps.encryptTo(await makeFirstMember(caps, lines), [recipient])
