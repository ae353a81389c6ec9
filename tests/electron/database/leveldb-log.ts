import { maskedCrc32c } from '../../../electron/database/crc32c.ts'

const BLOCK = 32 * 1024

/** Writes a log as LevelDB does, and tells where each write ends. */
export function writeLog(writes: readonly Uint8Array[]): { log: Uint8Array<ArrayBuffer>; ends: number[] } {
  const log: number[] = []
  const ends: number[] = []
  for (const data of writes) {
    let done = 0
    do {
      const left = BLOCK - (log.length % BLOCK)
      if (left < 7) log.push(...new Array<number>(left).fill(0))
      const room = BLOCK - (log.length % BLOCK) - 7
      const piece = data.subarray(done, done + room)
      const begins = done === 0
      done += piece.length
      const finishes = done === data.length
      log.push(...record(begins ? (finishes ? 1 : 2) : finishes ? 4 : 3, piece))
    } while (done < data.length)
    ends.push(log.length)
  }
  return { log: Uint8Array.from(log), ends }
}

function record(type: number, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(7 + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint16(4, data.length, true)
  view.setUint8(6, type)
  bytes.set(data, 7)
  view.setUint32(0, maskedCrc32c(bytes.subarray(6)), true)
  return bytes
}
