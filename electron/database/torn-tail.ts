// LevelDB's log format (doc/log_format.md in google/leveldb): blocks of 32 KiB; a record is a header of 7 bytes
// (masked CRC-32C of type and data, length, type) and data, and does not cross a block; a write is one record, or a
// first, any number of middles and a last.
import { maskedCrc32c } from './crc32c.ts'

const BLOCK = 32 * 1024
const HEADER = 7
const [ZERO, FULL, FIRST, MIDDLE, LAST] = [0, 1, 2, 3, 4]

/**
 * Where the last whole write of a log ends, if all that follows is one write cut short: missing bytes, zeros to the
 * end, or a last record with a wrong checksum. Null: nothing to cut, or damage of another kind, which is left as it
 * is. Such a write was never acknowledged, since acknowledging syncs it whole.
 */
export function tornTailStart(log: Uint8Array): number | null {
  const view = new DataView(log.buffer, log.byteOffset, log.byteLength)
  let at = 0
  let whole = 0
  let inside = false
  while (at < log.length) {
    const left = BLOCK - (at % BLOCK)
    if (left < HEADER) {
      at += left
      continue
    }
    if (at + HEADER > log.length) return whole
    const length = view.getUint16(at + 4, true)
    const type = view.getUint8(at + 6)
    if (type === ZERO) return log.subarray(at).every((byte) => byte === 0) ? whole : null
    if (!fits(type, inside) || length > left - HEADER) return null
    const end = at + HEADER + length
    if (end > log.length) return whole
    if (end === log.length && maskedCrc32c(log.subarray(at + 6, end)) !== view.getUint32(at, true))
      return whole
    at = end
    inside = type === FIRST || type === MIDDLE
    if (!inside) whole = end
  }
  return inside ? whole : null
}

const fits = (type: number, inside: boolean): boolean =>
  inside ? type === MIDDLE || type === LAST : type === FULL || type === FIRST
