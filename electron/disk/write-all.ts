// A write that is whole or an error. A full disk makes the system write less than asked *without an error*; the count
// it returns is the only sign.

import type { OpenFile } from './disk.ts'
import { TookTooLittle } from './fault.ts'

/** Bytes per system call: other work of the main process comes in between. */
const PIECE = 1024 * 1024

/** Writes all of `bytes` from position `at`. `each` sees every piece after it was written. */
export async function writeAll(
  file: OpenFile,
  bytes: Uint8Array,
  at: number,
  each: (piece: Uint8Array) => void = () => {},
): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, Math.min(PIECE, bytes.length - done), at + done)
    // The rest is tried again, which usually names the reason; nothing at all taken is a full disk too.
    if (bytesWritten <= 0) throw new TookTooLittle()
    each(bytes.subarray(done, done + bytesWritten))
    done += bytesWritten
  }
}
