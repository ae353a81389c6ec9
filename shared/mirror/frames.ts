/**
 * How the mirror's append-only files are divided: frames one after another, in groups that a closing frame makes real.
 * What a power cut leaves at the end is recognised and never read as an entry. Payloads are sealed bytes; whether they
 * are genuine is the cipher's matter, the checksum here only tells a whole frame from a torn one.
 *
 * Frame: `MPF1` · type (1 byte: 1 entry, 2 close) · length of payload (4 bytes, little-endian) · CRC-32 of type, length
 * and payload (4 bytes, little-endian) · payload.
 */
import { joinBytes } from '../lines/bytes.ts'

export type FrameType = 'entry' | 'close'
const types: readonly (FrameType | undefined)[] = [undefined, 'entry', 'close']

export interface Frame {
  readonly type: FrameType
  readonly payload: Uint8Array
  /** Where the frame begins in its file. */
  readonly offset: number
}

const magic = [0x4d, 0x50, 0x46, 0x31]
export const frameOverhead = 13
/** A sealed segment is under 64 MiB; anything longer is not a length but damage. */
const mostPayload = 128 * 1024 * 1024

/** RFC 1952, section 8. */
const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})
const crc32 = (bytes: Uint8Array, from = 0xffffffff): number => {
  let value = from
  for (let i = 0; i < bytes.length; i++)
    value = (value >>> 8) ^ (crcTable[(value ^ (bytes[i] as number)) & 255] as number)
  return value
}
const checksumOf = (head: Uint8Array, payload: Uint8Array): number => ~crc32(payload, crc32(head)) >>> 0

/** One frame. An append writes the frames of a group and its closing frame together. */
export const makeFrame = (type: FrameType, payload: Uint8Array = new Uint8Array(0)): Uint8Array => {
  if (payload.length > mostPayload) throw new Error('frame too long')
  const frame = new Uint8Array(frameOverhead + payload.length)
  frame.set(magic)
  frame[4] = types.indexOf(type)
  const view = new DataView(frame.buffer)
  view.setUint32(5, payload.length, true)
  view.setUint32(9, checksumOf(frame.subarray(4, 9), payload), true)
  frame.set(payload, frameOverhead)
  return frame
}

/** Entries and the frame that makes them real. `closing` may say what the group was. */
export const makeGroup = (entries: readonly Uint8Array[], closing?: Uint8Array): Uint8Array =>
  joinBytes([...entries.map((entry) => makeFrame('entry', entry)), makeFrame('close', closing)])

const frameAt = (bytes: Uint8Array, offset: number): Frame | null => {
  if (offset + frameOverhead > bytes.length || magic.some((byte, i) => bytes[offset + i] !== byte))
    return null
  const type = types[bytes[offset + 4] as number]
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, frameOverhead)
  const length = view.getUint32(5, true)
  if (type === undefined || length > mostPayload || offset + frameOverhead + length > bytes.length)
    return null
  const payload = bytes.subarray(offset + frameOverhead, offset + frameOverhead + length)
  return checksumOf(bytes.subarray(offset + 4, offset + 9), payload) === view.getUint32(9, true)
    ? { type, payload, offset }
    : null
}

export interface ReadFrames {
  readonly frames: readonly Frame[]
  /** Offset after the last whole frame. */
  readonly whole: number
  /**
   * What lies behind: nothing; the torn end of an append that was never acknowledged, to be cut off; or damage in the
   * middle, with whole frames behind it. Damage is cut off only if what was acknowledged lies before it (a long append
   * whose later blocks reached the disk first looks the same); otherwise the file is evidence and stays.
   */
  readonly tail: 'none' | 'torn' | 'damaged'
}

/** Frames up to the first place that is not one. Payloads are views on `bytes`. */
export const readFrames = (bytes: Uint8Array): ReadFrames => {
  const frames: Frame[] = []
  let whole = 0
  for (let frame = frameAt(bytes, 0); frame !== null; frame = frameAt(bytes, whole)) {
    frames.push(frame)
    whole += frameOverhead + frame.payload.length
  }
  if (whole === bytes.length) return { frames, whole, tail: 'none' }
  return { frames, whole, tail: hasFrameBehind(bytes, whole + 1) ? 'damaged' : 'torn' }
}

const hasFrameBehind = (bytes: Uint8Array, from: number): boolean => {
  for (
    let at = bytes.indexOf(magic[0] as number, from);
    at >= 0;
    at = bytes.indexOf(magic[0] as number, at + 1)
  )
    if (frameAt(bytes, at) !== null) return true
  return false
}

export interface FrameGroup {
  readonly entries: readonly Uint8Array[]
  /** Payload of the closing frame. */
  readonly closing: Uint8Array
  readonly offset: number
}
export interface ReadGroups {
  readonly groups: readonly FrameGroup[]
  /** Offset after the last closing frame: what lies behind never happened, and a cut to here takes it away. */
  readonly closed: number
  readonly tail: ReadFrames['tail']
}

/** Groups that were closed. Entries without their closing frame never happened. */
export const readGroups = (bytes: Uint8Array): ReadGroups => {
  const { frames, whole, tail } = readFrames(bytes)
  const groups: FrameGroup[] = []
  let entries: Uint8Array[] = []
  let closed = 0
  for (const frame of frames) {
    if (frame.type === 'entry') entries.push(frame.payload)
    else {
      groups.push({ entries, closing: frame.payload, offset: closed })
      closed = frame.offset + frameOverhead + frame.payload.length
      entries = []
    }
  }
  return { groups, closed, tail: tail === 'none' && closed < whole ? 'torn' : tail }
}
