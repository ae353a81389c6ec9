// Reading what is to be copied and what was, piece by piece.
import { constants } from 'node:fs'
import { type Disk, type OpenFile, READ } from '../disk/disk.ts'

const PIECE = 1024 * 1024
const FLAGS = READ | (constants.O_NOFOLLOW ?? 0)

/** Opens, works, closes. */
export async function withFile<T>(
  disk: Disk,
  path: string,
  work: (file: OpenFile) => Promise<T>,
  flags = FLAGS,
  mode?: number,
): Promise<T> {
  const file = await disk.open(path, flags, mode)
  try {
    return await work(file)
  } finally {
    await file.close().catch(() => {})
  }
}

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** null: there is no such file. */
export async function orMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** At most `length` bytes from `offset`; fewer only at the file's end. */
export async function readPiece(file: OpenFile, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, offset + done)
    if (bytesRead === 0) return bytes.subarray(0, done)
    done += bytesRead
  }
  return bytes
}

/** All of it, or its first `size` bytes. */
export const readWhole = (disk: Disk, path: string, size?: number): Promise<Uint8Array> =>
  withFile(disk, path, async (file) => readPiece(file, 0, size ?? (await file.stat()).size))

/** Each piece of `[from, to)`; early over where the file ends before. */
export async function eachPiece(
  file: OpenFile,
  from: number,
  to: number,
  use: (piece: Uint8Array, at: number) => Promise<void>,
): Promise<void> {
  for (let at = from; at < to; ) {
    const piece = await readPiece(file, at, Math.min(PIECE, to - at))
    if (piece.length === 0) return
    await use(piece, at)
    at += piece.length
  }
}

/** How many bytes two files begin with in common, up to `most`. */
export async function commonStart(a: OpenFile, b: OpenFile, most: number): Promise<number> {
  for (let at = 0; at < most; ) {
    const piece = await readPiece(a, at, Math.min(PIECE, most - at))
    const same = sameUpTo(piece, await readPiece(b, at, piece.length))
    at += same
    if (same < piece.length || piece.length === 0) return at
  }
  return most
}

/** The same of bytes at hand. */
export function sameUpTo(a: Uint8Array, b: Uint8Array): number {
  const most = Math.min(a.length, b.length)
  if (Buffer.from(a.buffer, a.byteOffset, most).equals(Buffer.from(b.buffer, b.byteOffset, most))) return most
  for (let at = 0; at < most; at++) if (a[at] !== b[at]) return at
  return most
}
