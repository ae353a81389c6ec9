/**
 * A backup: the files of the mirror in one. They hold sealed bytes already, so that a backup is no more readable than the
 * disk it was made from. Frames as the mirror's own (`frames.ts`): a head in clear that lists the files with size and
 * hash, the files one after another in pieces, and a closing frame; without that, it is not whole.
 */
import type { Hashing } from '../capabilities.ts'
import {
  faultOfRows,
  isBoolean,
  isClockTime,
  isHex64,
  isInteger,
  isListOf,
  isObject,
  isOneOf,
  isRows,
  type Row,
} from '../events/check-values.ts'
import { mirrorName } from '../ipc/mirror.ts'
import { encodeText, isHex, joinBytes, readJson, toHex } from '../lines/bytes.ts'
import { accept, type Result, refuse } from '../result.ts'
import { makeFrame, readFrames } from './frames.ts'

export interface BackupHead {
  readonly milepost: 1
  readonly type: 'backup'
  /** The installation's store, 32 hex digits. */
  readonly store: string
  readonly role: 'station' | 'unit'
  readonly code: string
  /** Name of the operation. */
  readonly operation: string
  readonly training: boolean
  readonly created: string
  readonly files: readonly { readonly name: string; readonly size: number; readonly sha256: string }[]
}

export interface NamedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Bytes of a file: what a mirror's file of segments of 2,000,000 records comes to, four times over. */
const mostBytes = 1024 * 1024 * 1024

const rows: readonly Row[] = [
  { key: 'milepost', check: (value) => value === 1 },
  { key: 'type', check: (value) => value === 'backup' },
  { key: 'store', check: (value) => isHex(value, 32) },
  { key: 'role', check: isOneOf('station', 'unit') },
  { key: 'code', check: (value) => typeof value === 'string' && value.length <= 64 },
  { key: 'operation', check: (value) => typeof value === 'string' && value.length <= 200 },
  { key: 'training', check: isBoolean },
  { key: 'created', check: isClockTime },
  {
    key: 'files',
    check: isListOf(
      isRows([
        { key: 'name', check: (value) => typeof value === 'string' && mirrorName.test(value) },
        { key: 'size', check: isInteger(0, mostBytes) },
        { key: 'sha256', check: isHex64 },
      ]),
      1,
      1_000_000,
    ),
  },
]

/** Pieces of a file: a frame is read whole. */
const piece = 16 * 1024 * 1024

export const makeBackup = (
  caps: Hashing,
  about: Omit<BackupHead, 'milepost' | 'type' | 'files'>,
  files: readonly NamedFile[],
): Uint8Array => {
  const { store, role, code, operation, training, created } = about
  const listed = files.map(({ name, bytes }) => ({
    ...{ name, size: bytes.length, sha256: toHex(caps.sha256(bytes)) },
  }))
  const head: BackupHead = {
    ...{ milepost: 1, type: 'backup', store, role, code, operation, training, created, files: listed },
  }
  const frames = [makeFrame('entry', encodeText(JSON.stringify(head)))]
  for (const { bytes } of files)
    for (let at = 0; at < bytes.length; at += piece)
      frames.push(makeFrame('entry', bytes.subarray(at, at + piece)))
  return joinBytes([...frames, makeFrame('close')])
}

const headOf = (payload: Uint8Array): BackupHead | null => {
  const value = readJson(payload)
  // The rows are the proof of the type.
  return isObject(value) && faultOfRows(value, rows) === null ? (value as unknown as BackupHead) : null
}

/** Refuses with `not-a-backup`, `cut-short` or `altered`. Files are views on `bytes`, or copies where they lie in pieces. */
export const readBackup = (
  caps: Hashing,
  bytes: Uint8Array,
): Result<{ readonly head: BackupHead; readonly files: readonly NamedFile[] }> => {
  const { frames, tail } = readFrames(bytes)
  const head = frames[0] && headOf(frames[0].payload)
  if (!head) return refuse({ reason: 'not-a-backup' })
  if (tail === 'damaged') return refuse({ reason: 'altered' })
  if (tail === 'torn' || frames.at(-1)?.type !== 'close') return refuse({ reason: 'cut-short' })
  const pieces = frames.slice(1, -1).map(({ payload }) => payload)
  const files: NamedFile[] = []
  for (const { name, size, sha256 } of head.files) {
    const parts: Uint8Array[] = []
    for (let left = size; left > 0; ) {
      const part = pieces.shift()
      if (!part || part.length > left) return refuse({ reason: 'altered' })
      parts.push(part)
      left -= part.length
    }
    const [only] = parts
    const whole = parts.length === 1 && only ? only : joinBytes(parts)
    if (toHex(caps.sha256(whole)) !== sha256) return refuse({ reason: 'altered' })
    files.push({ name, bytes: whole })
  }
  return pieces.length > 0 ? refuse({ reason: 'altered' }) : accept({ head, files })
}
